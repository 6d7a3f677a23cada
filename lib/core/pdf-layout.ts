/** Lengths are points (1/72 inch) throughout. A4 with margins of 2.5 cm. */
export const PAGE = { width: 595.28, height: 841.89, margin: (2.5 / 2.54) * 72 }
export const CONTENT_WIDTH = PAGE.width - 2 * PAGE.margin

/** leading: from the top of one line to the top of the next. */
export const BODY = { size: 12, leading: 21 }
export const CAPTION = { size: 9, leading: 14 }

export type TextStyle = {
  size?: number
  leading?: number
  bold?: boolean
  align?: 'left' | 'center' | 'right'
  /** Indent of the first line. */
  firstIndent?: number
}
