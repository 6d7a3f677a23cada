import { describe, expect, it } from 'vitest'
import { readTable } from '@/lib/exchange/read-table'
import { guardXlsx } from '@/lib/exchange/xlsx-guard'
import { rawWorkbook, stylesWithFormat, workbookBytes, zipBytes } from './xlsx-file'

const refusal = (code: string, message = '') =>
  expect.objectContaining({ name: 'TableError', code, message: expect.stringContaining(message) })

const cellsOf = async (value: unknown, numFmt?: string) => {
  const bytes = await workbookBytes((sheet) => {
    sheet.addRow(['a', 'b'])
    const cell = sheet.addRow(['x', value]).getCell(2)
    if (numFmt) cell.numFmt = numFmt
  })
  const { rows, rejected } = await readTable(bytes)
  return { text: rows[0]?.cells.b, rejected }
}

describe('cells', () => {
  it.each([
    ['text', ' 奉贤\u200b ', undefined, '奉贤'],
    ['date', new Date('2024-02-29T00:00:00Z'), 'yyyy/m/d', '2024-02-29'],
    ['date with time', new Date('2024-02-29T23:59:59Z'), 'yyyy-mm-dd hh:mm', '2024-02-29'],
    ['Chinese date', new Date('2024-01-05T00:00:00Z'), 'yyyy"年"m"月"d"日"', '2024-01-05'],
    ['float noise', 0.1 + 0.2, undefined, '0.3'],
    ['small number', 1e-7, undefined, '0.0000001'],
    ['15 digits', 123456789012345, undefined, '123456789012345'],
    ['negative', -121.5, undefined, '-121.5'],
    ['a unit in the format', 30, '0"个"', '30'],
    ['rich text', { richText: [{ text: '南' }, { text: '桥' }] }, undefined, '南桥'],
    ['link', { text: '官网', hyperlink: 'https://example.org' }, undefined, '官网'],
    ['boolean', true, undefined, 'TRUE'],
  ])('%s', async (_, value, numFmt, text) =>
    expect(await cellsOf(value, numFmt)).toEqual({ text, rejected: [] }),
  )

  it.each([
    ['formula', { formula: '1+1', result: 2 }, '公式'],
    ['formula giving text', { formula: 'A1', result: '甲' }, '公式'],
    ['text that begins like one', '=1+1', '公式'],
    ['error', { error: '#N/A' }, '#N/A'],
    ['18 digits as a number', Number('310120199001011234'), '15 位'],
  ])('refuses %s', async (_, value, reason) => {
    const { text, rejected } = await cellsOf(value)
    expect(text).toBe('')
    expect(rejected).toEqual([{ row: 2, column: 'b', reason: expect.stringContaining(reason) }])
  })

  it('refuses a shared formula in each of its cells', async () => {
    const bytes = await workbookBytes((sheet) => {
      sheet.addRows([
        ['a', 'b'],
        [1, 2],
        [3, 4],
      ])
      sheet.fillFormula('B2:B3', 'A2*2', [2, 6])
    })
    expect((await readTable(bytes)).rejected.map(({ row }) => row)).toEqual([2, 3])
  })

  it.each([14, 31, 57, 58])('reads built-in date format %i', async (format) => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>日期</t></is></c></row><row r="2"><c r="A2" s="1"><v>45296</v></c></row>'
    const bytes = rawWorkbook(`<sheetData>${rows}</sheetData>`, stylesWithFormat(format))
    expect((await readTable(bytes)).rows).toEqual([{ row: 2, cells: { 日期: '2024-01-05' } }])
  })
})

describe('sheets', () => {
  it('keeps sheet line numbers over blank lines and skips a merged title', async () => {
    const bytes = await workbookBytes((sheet, book) => {
      sheet.addRow(['名册'])
      sheet.mergeCells('A1:B1')
      sheet.addRow(['代码', '名称'])
      sheet.addRow([])
      sheet.addRow([310120, '奉贤'])
      book.addWorksheet('说明').addRow(['别的'])
    })
    const table = await readTable(bytes)
    expect(table.rows).toEqual([{ row: 4, cells: { 代码: '310120', 名称: '奉贤' } }])
    expect(table.warnings).toEqual([expect.stringContaining('数据'), expect.stringContaining('标题')])
  })

  it('reads the first visible sheet', async () => {
    const bytes = await workbookBytes((sheet, book) => {
      sheet.state = 'hidden'
      sheet.addRows([
        ['x', 'y'],
        [1, 2],
      ])
      book.addWorksheet('可见').addRows([
        ['a', 'b'],
        [3, 4],
      ])
    })
    expect((await readTable(bytes)).header).toEqual(['a', 'b'])
  })

  it('refuses the covered cells of a merge: blank would mean unknown', async () => {
    const bytes = await workbookBytes((sheet) => {
      sheet.addRows([
        ['代码', '名称'],
        [1, '甲'],
        [null, '乙'],
      ])
      sheet.mergeCells('A2:A3')
    })
    expect((await readTable(bytes)).rejected).toEqual([
      { row: 3, column: '代码', reason: expect.stringContaining('合并') },
    ])
  })

  it('refuses repeated columns and too many rows', async () => {
    const repeated = await workbookBytes((sheet) =>
      sheet.addRows([
        ['a', 'a'],
        [1, 2],
      ]),
    )
    await expect(readTable(repeated)).rejects.toEqual(refusal('wrong_header', 'a'))
    const long = await workbookBytes((sheet) =>
      sheet.addRows([
        ['a', 'b'],
        [1, 2],
        [3, 4],
      ]),
    )
    await expect(readTable(long, { maxRows: 1 })).rejects.toEqual(refusal('too_many_rows'))
  })
})

describe('files that only look like a workbook', () => {
  const book = { name: 'xl/workbook.xml', content: '<workbook/>' }

  it.each([
    ['old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['another zip', zipBytes([{ name: 'word/document.xml', content: 'x' }])],
    ['a zip cut short', zipBytes([book]).subarray(0, -30)],
    ['an empty workbook part', zipBytes([book])],
    [
      'a row beyond the sheet',
      rawWorkbook('<sheetData><row r="4000000000"><c r="A4000000000"><v>1</v></c></row></sheetData>'),
    ],
    [
      'a merge of the whole sheet',
      rawWorkbook('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    ],
  ])('%s', async (_, bytes) => {
    await expect(readTable(bytes)).rejects.toEqual(refusal('not_a_table'))
  })

  it('refuses a bomb by the sizes it declares, without unpacking', async () => {
    const bomb = zipBytes([book, { name: 'xl/media/a.png', content: '0', declared: 400_000_000 }])
    await expect(readTable(bomb)).rejects.toEqual(refusal('too_large'))
    const small = zipBytes([book, { name: 'xl/a.xml', content: '0'.repeat(5000) }])
    expect(() => guardXlsx(small, 4000)).toThrow(refusal('too_large'))
    expect(() => guardXlsx(small, 6000)).not.toThrow()
  })

  it('refuses a bomb that lies about its size', async () => {
    const liar = zipBytes([
      book,
      { name: 'xl/worksheets/sheet1.xml', content: '0'.repeat(5_000_000), declared: 100 },
    ])
    await expect(readTable(liar)).rejects.toEqual(refusal('not_a_table', '不实'))
  })

  it('refuses more cells than a server can hold', () => {
    const cells = rawWorkbook(`<sheetData>${'<c r="A1"/>'.repeat(1_000_001)}</sheetData>`)
    expect(() => guardXlsx(cells)).toThrow(refusal('too_large'))
  })
})
