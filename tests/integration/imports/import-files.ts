import type { ImportFile } from '@/lib/imports/kinds/read-file'
import { HEADERS } from '@/lib/imports/schema'
import type { ImportKind } from '@/prisma/generated/enums'

export type Cells = Record<string, string>

/** A CSV with the header of contract.md and the optional columns some row fills; line 2 is the first row. */
export function csvFile(
  kind: ImportKind,
  rows: Cells[],
  name = `${kind}.csv`,
): ImportFile & { content: Buffer } {
  const { required, optional } = HEADERS[kind]
  const header = [...required, ...optional.filter((column) => rows.some((row) => row[column] !== undefined))]
  const quote = (text = '') => `"${text.replaceAll('"', '""')}"`
  const lines = rows.map((row) => header.map((column) => quote(row[column])).join(','))
  return { name, content: Buffer.from([header.join(','), ...lines].join('\r\n')) }
}

export const facility = (change: Cells = {}): Cells => ({
  机构名称: '小太阳托育园',
  区划代码: '310120101',
  地址: '解放东路1号',
  类型: '托育机构',
  性质: '民办营利',
  普惠: '是',
  托小班托位: '20',
  在托人数: '15',
  ...change,
})

/** Text in GB18030 by trying the double-byte area, since Node only decodes it. */
export function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
    }
  }
  const bytes = [...text].flatMap((char) =>
    char < '\u0080' ? [char.charCodeAt(0)] : (codes.get(char) ?? [0x3f]),
  )
  return Buffer.from(bytes)
}
