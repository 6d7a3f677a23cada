import 'server-only'
import QRCode from 'qrcode'
import { BODY, CAPTION, CONTENT_WIDTH, PAGE, type TextStyle } from './pdf-layout'
import { linesOf, printable } from './pdf-lines'
import { drawTable, type TableColumn } from './pdf-table'

const BOTTOM = PAGE.height - PAGE.margin
const QR_SIDE = (3 / 2.54) * 72

// Noto Sans SC: how far a line reaches above and below, in ems; text is centred in its leading by it.
const LINE_HEIGHT = 1.448

export type Qr = { text: string; caption?: string }

type PlacedQr = Qr & { pageIndex: number; x: number; y: number }

/** What writePdf draws on: each call continues below the one before and breaks the page when needed. */
export class PdfPage {
  private readonly document: PDFKit.PDFDocument
  private readonly widths = new Map<string, number>()
  private readonly qrs: PlacedQr[] = []
  private pageIndex = -1
  private y = 0

  constructor(document: PDFKit.PDFDocument) {
    this.document = document
    this.newPage()
  }

  newPage(): void {
    this.document.addPage()
    this.pageIndex++
    this.y = PAGE.margin
  }

  /** Name of the document, centred. */
  title(text: string): void {
    this.text(text, { size: 20, leading: 32, bold: true, align: 'center' })
    this.gap(6)
  }

  /** Number of the document or what stands under its name, centred. */
  subtitle(text: string): void {
    this.text(text, { align: 'center' })
    this.gap(8)
  }

  heading(text: string): void {
    this.gap(6)
    // A heading never stands alone at the foot of a page.
    this.need(2 * BODY.leading + 4)
    this.text(text, { bold: true })
    this.gap(4)
  }

  /** A paragraph with the first line indented by two characters, as Chinese letters have it, unless `indent` is false. */
  paragraph(text: string, { indent = true, ...style }: TextStyle & { indent?: boolean } = {}): void {
    this.text(text, { firstIndent: indent ? 2 * (style.size ?? BODY.size) : 0, ...style })
    this.gap(4)
  }

  /** 1. 2. 3. with the text beside the number. */
  list(items: readonly string[], { start = 1 }: { start?: number } = {}): void {
    const indent = BODY.size * 2
    items.forEach((item, at) => {
      const lines = this.lines(item, CONTENT_WIDTH - indent, {})
      lines.forEach((line, index) => {
        this.need(BODY.leading)
        if (index === 0) this.line(`${start + at}.`, PAGE.margin, this.y, CONTENT_WIDTH, {})
        this.line(line, PAGE.margin + indent, this.y, CONTENT_WIDTH - indent, {})
        this.y += BODY.leading
      })
    })
    this.gap(4)
  }

  /** A table of two columns without a head: what, and its value. */
  pairs(rows: readonly (readonly [label: string, value: string])[]): void {
    drawTable(this, { columns: [{ share: 3, bold: true }, { share: 7 }], rows })
  }

  /** A table; the head is repeated on each page, and a row higher than the page goes on over the next. */
  table({ columns, rows }: { columns: readonly TableColumn[]; rows: readonly (readonly string[])[] }): void {
    drawTable(this, { columns, rows })
  }

  /** A QR code (error level M, 3 cm) at the left, with its caption below. */
  qr(text: string, caption?: string): void {
    this.closing({ qr: { text, caption } })
  }

  /** Who signs and when, one line each, centred on each other at the right: the place of the seal. */
  signature(lines: readonly string[]): void {
    this.closing({ signature: lines })
  }

  /** QR code at the left and signature at the right, side by side and never parted by a page break. */
  closing({ qr, signature = [] }: { qr?: Qr; signature?: readonly string[] }): void {
    const width = CONTENT_WIDTH * 0.6
    const signed = signature.flatMap((line) => this.lines(line, width, {}))
    const captionLines = qr?.caption ? this.lines(qr.caption, CONTENT_WIDTH * 0.38, CAPTION) : []
    // A caption too long to stand under the code follows across the page.
    const caption = captionLines.length > 4 ? [] : captionLines
    const qrHeight = qr ? QR_SIDE + caption.length * CAPTION.leading : 0
    this.gap(BODY.leading)
    this.need(Math.min(Math.max(qrHeight, signed.length * BODY.leading), BOTTOM - PAGE.margin))
    const { pageIndex, y: top } = this
    if (qr) {
      this.qrs.push({ ...qr, pageIndex, x: PAGE.margin, y: top })
      caption.forEach((line, at) => {
        this.line(line, PAGE.margin, top + QR_SIDE + at * CAPTION.leading, CONTENT_WIDTH * 0.38, CAPTION)
      })
    }
    // Low enough to end beside the foot of the code.
    this.y = top + Math.max(0, qrHeight - signed.length * BODY.leading - CAPTION.leading)
    for (const line of signed) {
      this.need(BODY.leading)
      this.line(line, PAGE.width - PAGE.margin - width, this.y, width, { align: 'center' })
      this.y += BODY.leading
    }
    if (this.pageIndex === pageIndex) this.y = Math.max(this.y, top + qrHeight)
    if (captionLines.length > caption.length) this.text(qr?.caption ?? '', CAPTION)
    this.gap(6)
  }

  gap(height: number): void {
    this.y += height
  }

  /** Breaks the page when less than `height` is left on it. */
  need(height: number): void {
    if (this.y + height > BOTTOM + 0.01 && this.y > PAGE.margin) this.newPage()
  }

  get top(): number {
    return this.y
  }

  get left(): number {
    return BOTTOM - this.y
  }

  frame(x: number, y: number, width: number, height: number): void {
    this.document.lineWidth(0.6).rect(x, y, width, height).stroke()
  }

  /** The lines of a text in a width, made printable. */
  lines(
    text: string,
    width: number,
    { size = BODY.size, bold = false, firstIndent = 0 }: TextStyle,
  ): string[] {
    this.document.font(bold ? 'bold' : 'regular')
    const widthOf = (grapheme: string) => this.emsOf(grapheme, bold) * size
    return linesOf(printable(text, this.isKnown), { width, firstIndent, widthOf })
  }

  /** Draws one line as it is. */
  line(text: string, x: number, y: number, width: number, style: TextStyle): void {
    const { size = BODY.size, leading = BODY.leading, bold = false, align = 'left', firstIndent = 0 } = style
    if (text === '') return
    this.document
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor('black')
    const free = align === 'left' ? 0 : width - this.document.widthOfString(text)
    const left = x + firstIndent + (align === 'center' ? free / 2 : free)
    this.document.text(text, left, y + (leading - size * LINE_HEIGHT) / 2, { lineBreak: false })
  }

  /** Draws what needs all pages to be there: QR codes and page numbers. */
  async finish(): Promise<void> {
    for (const { text, pageIndex, x, y } of this.qrs) {
      const image = await QRCode.toBuffer(text, { errorCorrectionLevel: 'M', margin: 2, scale: 6 })
      this.document.switchToPage(pageIndex)
      this.document.image(image, x, y, { width: QR_SIDE, height: QR_SIDE })
    }
    const total = this.pageIndex + 1
    for (let index = 0; index < total; index++) {
      this.document.switchToPage(index)
      const y = PAGE.height - PAGE.margin * 0.7
      this.line(`第 ${index + 1} 页 共 ${total} 页`, PAGE.margin, y, CONTENT_WIDTH, {
        ...CAPTION,
        align: 'center',
      })
    }
  }

  private text(text: string, style: TextStyle): void {
    this.lines(text, CONTENT_WIDTH, style).forEach((line, at) => {
      const leading = style.leading ?? BODY.leading
      this.need(leading)
      this.line(line, PAGE.margin, this.y, CONTENT_WIDTH, at === 0 ? style : { ...style, firstIndent: 0 })
      this.y += leading
    })
  }

  private emsOf(grapheme: string, bold: boolean): number {
    const key = bold ? `b${grapheme}` : grapheme
    const width = this.widths.get(key) ?? this.document.fontSize(1).widthOfString(grapheme)
    this.widths.set(key, width)
    return width
  }

  private readonly isKnown = (codePoint: number): boolean =>
    // pdfkit does not declare the font it opened.
    (this.document as unknown as OpenFont)._font.font.hasGlyphForCodePoint(codePoint)
}

type OpenFont = { _font: { font: { hasGlyphForCodePoint: (codePoint: number) => boolean } } }
