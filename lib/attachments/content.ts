import { fileTypeFromBuffer } from 'file-type'
import { MOST_FILE_BYTES, type UploadProblem } from './rules'

export type FileKind = 'pdf' | 'jpeg' | 'png' | 'heic'

const KIND_OF: Readonly<Record<string, FileKind>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/heic': 'heic',
  'image/heif': 'heic',
}

/** Archives, and the office documents that are archives: told apart only so that the sentence says what to do. */
const ARCHIVE =
  /zip|rar|7z|gzip|x-tar|x-bzip2|x-xz|x-cfb|msword|ms-excel|ms-powerpoint|officedocument|opendocument/

/**
 * What a file is by its bytes, whatever it is called. A file cut off half-way is refused here, while the person can
 * still send it again, not weeks later by an official who cannot open it.
 */
export async function kindOf(bytes: Uint8Array): Promise<{ kind: FileKind } | { problem: UploadProblem }> {
  if (bytes.length === 0) return { problem: 'empty' }
  if (bytes.length > MOST_FILE_BYTES) return { problem: 'too_large' }
  // Before anything looks into it: an archive is refused unread.
  if (startsWith(bytes, [0x50, 0x4b])) return { problem: 'archive' }
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const kind = found && KIND_OF[found.mime]
  if (kind) return isComplete(kind, bytes) ? { kind } : { problem: 'truncated' }
  if (found && ARCHIVE.test(found.mime)) return { problem: 'archive' }
  return { problem: isWebPage(bytes) ? 'web_page' : 'not_accepted' }
}

const isWebPage = (bytes: Uint8Array): boolean =>
  /<(!doctype html|html|head|body|script)[\s>]/i.test(latin1(bytes.subarray(0, 2048)))

function isComplete(kind: FileKind, bytes: Uint8Array): boolean {
  // Its boxes are read, and found to be cut off, when it is turned into a JPEG.
  if (kind === 'heic') return true
  // Writers leave some blanks or a signature's padding behind the end mark.
  if (kind === 'pdf') return latin1(bytes.subarray(-4096)).includes('%%EOF')
  return kind === 'png' ? isCompletePng(bytes) : isCompleteJpeg(bytes)
}

/** Chunk by chunk to IEND. */
function isCompletePng(bytes: Uint8Array): boolean {
  const view = viewOf(bytes)
  let at = 8
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at)
    if (latin1(bytes.subarray(at + 4, at + 8)) === 'IEND') return true
    at += 12 + length
  }
  return false
}

/** Segment by segment to the picture, then to its end mark: a thumbnail in the head has an end mark of its own. */
function isCompleteJpeg(bytes: Uint8Array): boolean {
  const view = viewOf(bytes)
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return false
    const marker = bytes[at + 1]
    if (marker === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + view.getUint16(at + 2)
    if (marker === 0xda) return hasEndMark(bytes, end)
    at = end
  }
  return false
}

function hasEndMark(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true
  }
  return false
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const startsWith = (bytes: Uint8Array, magic: number[]) => magic.every((byte, at) => bytes[at] === byte)
const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes)
