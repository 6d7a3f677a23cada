import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { readTable } from '@/lib/exchange/read-table'
import { toCsv, toXlsx } from '@/lib/exchange/write-table'

const HEADER = ['名称', '备注', '托位', '占比', '日期']
const ROWS = [
  ['奉贤,"一"园', '=HYPERLINK("x")', 30, 0.25, '2024-01-05'],
  ['@甲', "'=乙", -3, null, null],
  ['多行\n文字', '-丙', 0.1 + 0.2, 1e-7, '2024-02-29'],
]
const AS_TEXT = [
  ['奉贤,"一"园', '=HYPERLINK("x")', '30', '0.25', '2024-01-05'],
  ['@甲', "'=乙", '-3', '', ''],
  ['多行\n文字', '-丙', '0.3', '0.0000001', '2024-02-29'],
]
const asCells = AS_TEXT.map((row) => Object.fromEntries(row.map((cell, index) => [HEADER[index], cell])))

describe('toCsv', () => {
  it('has a BOM, CRLF, quotes; escapes text, not numbers', () => {
    expect(
      toCsv(
        ['a', 'b'],
        [
          ['=1', -1],
          ['说"好"', null],
          ['-1', 1e21],
          ['\tx', Number.NaN],
        ],
      ),
    ).toBe('\ufeffa,b\r\n\'=1,-1\r\n"说""好""",\r\n\'-1,1000000000000000000000\r\n"\'\tx",\r\n')
  })

  it('reads back as written', async () => {
    const { header, rows, rejected } = await readTable(Buffer.from(toCsv(HEADER, ROWS)))
    expect({ header, rejected }).toEqual({ header: HEADER, rejected: [] })
    expect(rows.map(({ cells }) => cells)).toEqual(asCells)
  })
})

describe('toXlsx', () => {
  const sheet = {
    sheetName: '机构/名册[1]',
    title: '=名册',
    header: HEADER,
    rows: ROWS,
    columnTypes: ['text', 'text', 'integer', 'percent', 'date'] as const,
  }

  it('reads back as written', async () => {
    const { header, rows, rejected } = await readTable(await toXlsx(sheet))
    expect({ header, rejected }).toEqual({ header: HEADER, rejected: [] })
    expect(rows.map(({ cells }) => cells)).toEqual(asCells)
    expect(rows[0]?.row).toBe(3)
  })

  it('freezes the header, types and escapes the cells', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(await toXlsx(sheet)).buffer)
    const [written] = book.worksheets
    expect(written?.name).toBe('机构 名册 1')
    expect(written?.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 })
    expect(written?.getCell('A1').value).toBe("'=名册")
    expect(written?.getCell('B3').value).toBe('\'=HYPERLINK("x")')
    expect(written?.getCell('C4').value).toBe(-3)
    expect(written?.getCell('D3').numFmt).toBe('0.0%')
    expect(written?.getCell('E3').value).toEqual(new Date('2024-01-05T00:00:00Z'))
    expect(written?.getColumn(1).width).toBeGreaterThan(10)
  })

  it('writes an empty table with its header', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(await toXlsx({ sheetName: '', header: ['a'], rows: [] })).buffer)
    expect(book.worksheets[0]?.getCell('A1').value).toBe('a')
  })
})
