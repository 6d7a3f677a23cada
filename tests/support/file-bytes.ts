import { crc32, deflateSync } from 'node:zlib'

/** Small real files, built byte by byte, so that a test shows what it sends. `salt` makes another file of the same kind. */
export const pdfBytes = (salt = '', size = 0): Uint8Array => {
  const head = `%PDF-1.4\n%âãÏÓ\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%${salt}\n`
  const tail = 'trailer<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF\n'
  return Buffer.from(head + ' '.repeat(Math.max(0, size - head.length - tail.length)) + tail, 'latin1')
}

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** One grey pixel. */
export const pngBytes = (grey = 128): Uint8Array => {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, grey]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const segment = (marker: number, data: number[]): number[] => [
  0xff,
  marker,
  (data.length + 2) >> 8,
  (data.length + 2) & 0xff,
  ...data,
]

/** The frame of a JPEG as a phone writes it: a head with a thumbnail (a whole JPEG with its own end mark), a picture, an end. */
export const jpegBytes = (): Uint8Array => {
  const thumbnail = [0xff, 0xd8, ...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0xd9]
  return Buffer.from([
    0xff,
    0xd8,
    ...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xe1, [0x45, 0x78, 0x69, 0x66, 0, 0, ...thumbnail]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...[0x12, 0x34, 0xff, 0x00, 0x56, 0xff, 0xd9],
  ])
}

/** A ZIP holding one stored file, as a renamed .docx or archive begins. */
export const zipBytes = (): Uint8Array => {
  const name = Buffer.from('word/document.xml')
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

export const htmlBytes = (): Uint8Array =>
  Buffer.from('<!DOCTYPE html><html><body><script>alert(1)</script></body></html>')

export const svgBytes = (): Uint8Array =>
  Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
