import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

// A thread of its own: the decoder is C++ fed with a stranger's file, needs hundreds of MB for a moment, and is
// stopped from outside when it takes too long. It reports {jpeg} or {problem}.

const { bytes, mostPixels, mostBytes } = workerData

// The header may understate the picture inside; what the decoder asks for beyond this is refused.
const MOST_PAGES = (768 * 1024 * 1024) / 65_536
const grow = WebAssembly.Memory.prototype.grow
WebAssembly.Memory.prototype.grow = function growWithinBounds(pages) {
  if (this.buffer.byteLength / 65_536 + pages > MOST_PAGES)
    throw new RangeError('picture needs too much memory')
  return grow.call(this, pages)
}

const fromConverter = createRequire(createRequire(import.meta.url).resolve('heic-convert'))
const decode = fromConverter('heic-decode')
const jpeg = fromConverter('jpeg-js')

/** Averages squares of `by` pixels: what is smaller than a file may be stays as it is. */
function shrink({ width, height, data }, by) {
  const [w, h] = [Math.floor(width / by), Math.floor(height / by)]
  const out = Buffer.alloc(w * h * 4)
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      for (let channel = 0; channel < 4; channel += 1) {
        let sum = 0
        for (let dy = 0; dy < by; dy += 1) {
          for (let dx = 0; dx < by; dx += 1) sum += data[((y * by + dy) * width + x * by + dx) * 4 + channel]
        }
        out[(y * w + x) * 4 + channel] = sum / (by * by)
      }
    }
  }
  return { width: w, height: h, data: out }
}

async function convert() {
  const images = await decode.all({ buffer: bytes })
  // The first is the main picture; a live photo's others are not asked for.
  const image = images[0]
  if (!image?.width || !image.height) return { problem: 'heic_failed' }
  if (image.width * image.height > mostPixels) return { problem: 'too_many_pixels' }
  const picture = await image.decode()
  // 16 megapixels show every letter of a document.
  const by = Math.ceil(Math.sqrt((picture.width * picture.height) / 16_000_000))
  const small = by > 1 ? shrink(picture, by) : picture
  const { data } = jpeg.encode(
    { ...small, data: Buffer.from(small.data.buffer, small.data.byteOffset, small.data.length) },
    85,
  )
  return data.length > mostBytes ? { problem: 'too_large' } : { jpeg: new Uint8Array(data) }
}

const answer = await convert().catch(() => ({ problem: 'heic_failed' }))
parentPort?.postMessage(answer)
