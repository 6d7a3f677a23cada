import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { kindOf } from '@/lib/attachments/content'
import { heicToJpeg } from '@/lib/core/heic'
import { htmlBytes, jpegBytes, pdfBytes, pngBytes, svgBytes, zipBytes } from '@/tests/support/file-bytes'

const heic = () => new Uint8Array(readFileSync('tests/integration/attachments/files/phone-photo.heic'))
const cut = (bytes: Uint8Array, by: number) => bytes.subarray(0, bytes.length - by)
const text = (words: string) => Buffer.from(words)

describe('a file is what its bytes say', () => {
  test.each([
    ['PDF', pdfBytes(), 'pdf'],
    ['PDF with a script in it', pdfBytes('/OpenAction<</S/JavaScript/JS(app.alert(1))>>'), 'pdf'],
    ['PDF with blanks behind its end', Buffer.concat([pdfBytes(), text('\n'.repeat(900))]), 'pdf'],
    ['JPEG', jpegBytes(), 'jpeg'],
    ['JPEG with bytes behind its end', Buffer.concat([jpegBytes(), text('MPF more')]), 'jpeg'],
    ['PNG', pngBytes(), 'png'],
    ['HEIC', heic(), 'heic'],
  ])('%s', async (_name, bytes, kind) => {
    expect(await kindOf(bytes)).toEqual({ kind })
  })

  test.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['a web page', htmlBytes(), 'web_page'],
    ['a web page after blanks and a comment', text(' \n<!-- x --><HTML lang="zh">'), 'web_page'],
    ['a drawing that can run scripts', svgBytes(), 'not_accepted'],
    ['plain text', text('这是一份说明'), 'not_accepted'],
    ['a ZIP', zipBytes(), 'archive'],
    ['an empty ZIP', Buffer.from([0x50, 0x4b, 5, 6, ...new Array(18).fill(0)]), 'archive'],
    ['an old Word document', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'archive'],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), 'archive'],
    ['GIF', text('GIF89a\x01\0\x01\0\0\0\0;'), 'not_accepted'],
    ['a program', Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), 'not_accepted'],
    ['a PDF cut off', cut(pdfBytes('', 9_000), 20), 'truncated'],
    ['a JPEG cut off, its thumbnail whole', cut(jpegBytes(), 3), 'truncated'],
    ['a JPEG cut off in its head', jpegBytes().subarray(0, 30), 'truncated'],
    ['a PNG cut off', cut(pngBytes(), 6), 'truncated'],
    ['21 MB', new Uint8Array(20 * 1024 * 1024 + 1), 'too_large'],
  ])('%s is refused', async (_name, bytes, problem) => {
    expect(await kindOf(bytes)).toEqual({ problem })
  })
})

describe('HEIC becomes JPEG', () => {
  const bounds = { mostPixels: 50_000_000, mostBytes: 20_000_000 }

  /** Writes another size into the header, as a bomb does. */
  const claiming = (side: number) => {
    const bytes = Buffer.from(heic())
    const at = bytes.indexOf('ispe')
    bytes.writeUInt32BE(side, at + 8)
    bytes.writeUInt32BE(side, at + 12)
    return new Uint8Array(bytes)
  }

  test('a real picture of 96 × 64', async () => {
    const result = await heicToJpeg(heic(), bounds)
    if (!('jpeg' in result)) throw new Error(result.problem)
    expect(await kindOf(result.jpeg)).toEqual({ kind: 'jpeg' })
    const jpeg = Buffer.from(result.jpeg)
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
    expect([jpeg.readUInt16BE(frame + 7), jpeg.readUInt16BE(frame + 5)]).toEqual([96, 64])
  })

  test('a bomb is refused by what it claims, a cut or broken one by what it is', async () => {
    expect(await heicToJpeg(claiming(60_000), bounds)).toEqual({ problem: 'too_many_pixels' })
    expect(await heicToJpeg(cut(heic(), 100), bounds)).toEqual({ problem: 'heic_failed' })
    expect(await heicToJpeg(heic().subarray(0, 300), bounds)).toEqual({ problem: 'heic_failed' })
    expect(await heicToJpeg(heic(), { ...bounds, mostBytes: 100 })).toEqual({ problem: 'too_large' })
  })

  test('one after another, each its own', async () => {
    const results = await Promise.all(
      [heic(), cut(heic(), 100), heic()].map((one) => heicToJpeg(one, bounds)),
    )
    expect(results.map((result) => 'jpeg' in result)).toEqual([true, false, true])
  })
})
