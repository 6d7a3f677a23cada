import 'server-only'
import PDFDocument from 'pdfkit'
import { fontFiles } from './pdf-fonts'
import { PdfPage } from './pdf-page'

export type PdfAttachment = { name: string; type: string; content: Buffer; description?: string }

export type PdfInfo = {
  title: string
  author: string
  subject: string
  /** Part of the document: the same input and date give the same bytes. */
  createdAt: Date
  attachments?: readonly PdfAttachment[]
}

/**
 * An A4 letter, black on white, drawn from top to bottom by `draw`; pages break by themselves and carry
 * 第 x 页 共 n 页. Text is taken as it comes: what the font lacks is drawn as □, control characters are left out.
 */
export async function writePdf(info: PdfInfo, draw: (page: PdfPage) => void): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: info.title, Author: info.author, Subject: info.subject, CreationDate: info.createdAt },
  })
  const { regular, bold } = await fontFiles()
  document.registerFont('regular', regular)
  document.registerFont('bold', bold)
  const written = bytesOf(document)
  try {
    const page = new PdfPage(document)
    draw(page)
    await page.finish()
    for (const { name, type, content, description } of info.attachments ?? []) {
      document.file(content, {
        name,
        type,
        description,
        creationDate: info.createdAt,
        modifiedDate: info.createdAt,
      })
    }
  } catch (error) {
    written.catch(() => {})
    document.destroy(error instanceof Error ? error : undefined)
    throw error
  }
  document.end()
  return written
}

async function bytesOf(document: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of document) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
