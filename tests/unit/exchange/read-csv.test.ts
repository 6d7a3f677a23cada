import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkHeader, readTable } from '@/lib/exchange/read-table'
import { TableError } from '@/lib/exchange/table-error'

const read = (text: string, options = {}) => readTable(Buffer.from(text), options)
const refusal = (code: string, message = '') =>
  expect.objectContaining({ name: 'TableError', code, message: expect.stringContaining(message) })

// 代码,名称 / 310120,奉贤 — bytes of GB18030, which Node can decode but not encode.
const GB18030 = Buffer.from('b4fac2eb2cc3fbb3c60d0a3331303132302cb7eecfcd0d0a', 'hex')
const EXPECTED = [{ row: 2, cells: { 代码: '310120', 名称: '奉贤' } }]

async function inFolder(run: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'table '))
  try {
    await run(join(folder, 'table.csv'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from('代码,名称\r\n310120,奉贤\r\n')],
    ['UTF-8 with BOM', Buffer.from('\ufeff"代码",名称\n310120,奉贤')],
    ['GB18030', GB18030],
    [
      'GB18030 with its BOM',
      Buffer.concat([Buffer.from('8431953322b4fac2eb22', 'hex'), GB18030.subarray(4)]),
    ],
  ])('%s', async (_, bytes) => expect((await readTable(bytes)).rows).toEqual(EXPECTED))

  it('names the line of a broken byte in UTF-8 instead of reading it as GB18030', async () => {
    const bytes = Buffer.from('代码,名称\n310120,奉贤\n310121,南桥\n')
    bytes[bytes.length - 2] = 0xff
    bytes[bytes.length - 3] = 0xe6
    await expect(readTable(bytes)).rejects.toMatchObject({ code: 'wrong_encoding', row: 3 })
    const passable = Buffer.concat([Buffer.from('代码,名称\n310120,奉贤\n'), GB18030.subarray(11)])
    await expect(readTable(passable)).rejects.toMatchObject({ code: 'wrong_encoding', row: 3 })
  })

  it('names the line where GB18030 breaks too', async () => {
    const bytes = Buffer.concat([GB18030, Buffer.from([0x31, 0x2c, 0xff, 0xff, 0x0a])])
    await expect(readTable(bytes)).rejects.toMatchObject({ code: 'wrong_encoding', row: 3 })
  })

  it('refuses UTF-16 and NUL bytes', async () => {
    await expect(readTable(Buffer.from('\ufeff代码,名称', 'utf16le'))).rejects.toEqual(
      refusal('wrong_encoding', 'UTF-16'),
    )
    await expect(read('代码,名称\n1,\0')).rejects.toMatchObject({ code: 'not_a_table', row: 2 })
  })
})

describe('lines and cells', () => {
  it('keeps quoted commas, quotes and line breaks, and counts lines as a spreadsheet does', async () => {
    const table = await read('a,b\r\n\r\n"1,2","说""好""\r\n再见"\r\n3,4\r\n,\r\n')
    expect(table.header).toEqual(['a', 'b'])
    expect(table.rows).toEqual([
      { row: 3, cells: { a: '1,2', b: '说"好"\n再见' } },
      { row: 4, cells: { a: '3', b: '4' } },
    ])
  })

  it('reads tabs, short lines and stray quotes', async () => {
    expect((await read('a\tb\n1,2\t3')).rows[0]?.cells).toEqual({ a: '1,2', b: '3' })
    expect((await read('a,b\n1')).rows[0]?.cells).toEqual({ a: '1', b: '' })
    expect((await read('a,b\n他说"好",2')).rows[0]?.cells).toEqual({ a: '他说"好"', b: '2' })
  })

  it('reports a line with more cells than the header, ignores empty ones', async () => {
    expect((await read('a,b\n1,2,,')).rejected).toEqual([])
    expect((await read('a,b\n1,2\n1,2,,3')).rejected).toEqual([
      { row: 3, column: '第 4 列', reason: expect.stringContaining('多出') },
    ])
  })

  it('reports formula cells by line and column, and lets negative numbers pass', async () => {
    const table = await read('名称,经度\n=1+1,-121.5\n甲,@x\n乙,+cmd')
    expect(table.rejected.map(({ row, column }) => [row, column])).toEqual([
      [2, '名称'],
      [3, '经度'],
      [4, '经度'],
    ])
    expect(table.rows[0]?.cells).toEqual({ 名称: '', 经度: '-121.5' })
  })

  it('skips title lines above the header', async () => {
    const table = await read('托育机构名册,,\n代码,名称\n1,甲')
    expect(table.rows).toEqual([{ row: 3, cells: { 代码: '1', 名称: '甲' } }])
    expect(table.warnings).toHaveLength(1)
  })

  it('reads a one-column table', async () =>
    expect((await read('代码\n1\n2')).rows.map(({ cells }) => cells.代码)).toEqual(['1', '2']))
})

describe('header', () => {
  it('cleans names', async () =>
    expect((await read('\u200b代 码 ,年份\n1,2')).header).toEqual(['代码', '年份']))

  it.each([
    ['a,b, a\n1,2,3', 'a'],
    ['a,,b\n1,2,3', '第 2 列'],
    ['a,=b\n1,2', '第 2 列'],
  ])('refuses %j', async (text, message) => {
    await expect(read(text)).rejects.toEqual(refusal('wrong_header', message))
  })

  it('lists missing and unknown columns', () => {
    expect(() => checkHeader(['代码', '级别'], ['代码'], ['级别', '别名'])).not.toThrow()
    expect(() => checkHeader(['代码', '备注'], ['代码', '名称', '级别'])).toThrow(
      expect.objectContaining({
        code: 'wrong_header',
        message: expect.stringMatching(/缺少列：名称、级别；不认识的列：备注/),
      }),
    )
  })
})

describe('refusals', () => {
  it.each([
    ['empty', ''],
    ['empty', '\n\n , \n'],
    ['empty', '代码,名称\n'],
    ['not_a_table', '<html><table><tr><td>1</td></tr></table></html>'],
    ['not_a_table', '\ufeff\n <!DOCTYPE html><p>'],
    ['not_a_table', '<?xml version="1.0"?><Workbook/>'],
    ['not_a_table', '%PDF-1.7'],
    ['not_a_table', 'a,b\n"1,2\n3,4'],
    ['not_a_table', `a,b\n${','.repeat(501)}`],
  ])('%s: %j', async (code, text) => {
    await expect(read(text)).rejects.toEqual(refusal(code))
  })

  it('takes maxRows and no more', async () => {
    expect((await read('a,b\n1,2\n3,4', { maxRows: 2 })).rows).toHaveLength(2)
    await expect(read('a,b\n1,2\n3,4\n5,6', { maxRows: 2 })).rejects.toEqual(refusal('too_many_rows', '2 行'))
    await expect(read(`a,b\n${'1,2\n'.repeat(50)}`, { maxRows: 2 })).rejects.toEqual(refusal('too_many_rows'))
  })

  it('refuses 200 MB by its size, before reading', () =>
    inFolder(async (path) => {
      const file = await open(path, 'w')
      await file.write('a,b\n1,2\n')
      await file.truncate(200 * 1024 * 1024)
      await file.close()
      const before = process.memoryUsage().rss
      await expect(readTable(path)).rejects.toEqual(refusal('too_large', '209.7 MB'))
      expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000)
    }))

  it('refuses a buffer above maxBytes', async () =>
    expect(read('a,b\n1,2', { maxBytes: 6 })).rejects.toEqual(refusal('too_large')))

  it('reads a path with a space, and says so when there is no such file', () =>
    inFolder(async (path) => {
      await writeFile(path, GB18030)
      expect((await readTable(path)).rows).toEqual(EXPECTED)
      await expect(readTable(`${path}.no`)).rejects.toBeInstanceOf(TableError)
      await expect(readTable(tmpdir())).rejects.toEqual(refusal('unreadable'))
    }))
})

it('reads 10,000 lines of 16 columns', async () => {
  const line = Array.from({ length: 16 }, (_, index) => (index % 2 ? `文字${index}` : index * 1.5)).join(',')
  const header = Array.from({ length: 16 }, (_, index) => `列${index}`).join(',')
  const bytes = Buffer.from(`${header}\n${`${line}\n`.repeat(10_000)}`)
  expect((await readTable(bytes)).rows).toHaveLength(10_000)
})
