import jsQR from 'jsqr'
import {
  getDocument,
  ImageKind,
  OPS,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The text of each page, line by line as drawn. */
export const pagesOfPdf = (bytes: Uint8Array): Promise<string[]> =>
  readPages(bytes, async (page) => {
    const { items } = await page.getTextContent()
    return items
      .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
      .join('')
      .trim()
  })

/** The text of a document as its reader's own search would find it; line ends are where lines end on paper. */
export const textOfPdf = async (bytes: Uint8Array): Promise<string> => (await pagesOfPdf(bytes)).join('\n')

/** What the QR codes among the images say, in the order drawn. Throws when an image is no readable QR code. */
export const qrTextsOfPdf = async (bytes: Uint8Array): Promise<string[]> =>
  (await readPages(bytes, qrTextsOf)).flat()

/** Embedded files by name. */
export async function attachmentsOfPdf(bytes: Uint8Array): Promise<Record<string, Uint8Array>> {
  return withDocument(bytes, async (document) => {
    const files: Record<string, { content: Uint8Array }> = (await document.getAttachments()) ?? {}
    return Object.fromEntries(Object.entries(files).map(([name, { content }]) => [name, content]))
  })
}

async function qrTextsOf(page: PDFPageProxy): Promise<string[]> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const names = fnArray.flatMap((fn, at) => (fn === OPS.paintImageXObject ? [String(argsArray[at][0])] : []))
  return Promise.all(
    names.map(async (name) => {
      const image = await new Promise<Image>((resolve) => page.objs.get(name, resolve))
      const code = jsQR(rgbaOf(image), image.width, image.height)
      if (!code) throw new Error(`Image ${name} holds no readable QR code`)
      return code.data
    }),
  )
}

type Image = { width: number; height: number; kind: number; data: Uint8ClampedArray }

function rgbaOf({ width, height, kind, data }: Image): Uint8ClampedArray {
  if (kind === ImageKind.RGBA_32BPP) return data
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255)
  const rowBytes = (width + 7) >> 3
  for (let at = 0; at < width * height; at++) {
    const bit =
      (data[Math.floor(at / width) * rowBytes + ((at % width) >> 3)] ?? 0) & (0x80 >> ((at % width) % 8))
    const pixel =
      kind === ImageKind.RGB_24BPP ? data.subarray(at * 3, at * 3 + 3) : Array(3).fill(bit ? 255 : 0)
    rgba.set(pixel, at * 4)
  }
  return rgba
}

const readPages = <T>(bytes: Uint8Array, read: (page: PDFPageProxy) => Promise<T>): Promise<T[]> =>
  withDocument(bytes, async (document) => {
    const results: T[] = []
    for (let number = 1; number <= document.numPages; number++)
      results.push(await read(await document.getPage(number)))
    return results
  })

async function withDocument<T>(
  bytes: Uint8Array,
  use: (document: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  // A copy: the reader takes the bytes away from whoever holds them.
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, isEvalSupported: false })
  try {
    return await use(await task.promise)
  } finally {
    await task.destroy()
  }
}
