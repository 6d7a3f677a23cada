import { describe, expect, it } from 'vitest'
import { cellFromText, cleanText, escapeFormula, parseDateText, plainNumber } from '@/lib/exchange/cell-text'

describe('cleanText', () => {
  it.each([
    ['  奉贤区 ', '奉贤区'],
    ['\u3000上海\u3000奉贤\u00a0', '上海 奉贤'],
    ['３１０１２０', '310120'],
    ['ＡＢｃ', 'ABc'],
    ['\ufeff\u200b南桥\u200d镇', '南桥镇'],
    ['（一）路，１号', '（一）路，1号'],
    ['－１２．５', '-12.5'],
    ['１，２００', '1,200'],
    ['甲\r\n乙', '甲\n乙'],
    ['①', '①'],
  ])('%j → %j', (raw, clean) => expect(cleanText(raw)).toBe(clean))
})

describe('cellFromText', () => {
  it.each([
    '=1+1',
    '@SUM(A1)',
    '+cmd',
    '-cmd',
    '-1+2',
    '＝1+1',
    ' =1',
    '\t=1',
    '\t备注！',
    '+86-21',
    '=',
    '--5',
  ])('refuses %j as a formula', (raw) =>
    expect(cellFromText(raw)).toMatchObject({ text: '', problem: expect.stringContaining('公式') }),
  )

  it.each([
    ['-3', '-3'],
    ['+3.5', '+3.5'],
    ['-1,200.50', '-1,200.50'],
    ['-5%', '-5%'],
    ['-', '-'],
    ['\t91310120MA1HXXXX0X', '91310120MA1HXXXX0X'],
    ['a=b', 'a=b'],
    ['5E-101', '5E-101'],
    ["'=1+1", '=1+1'],
    ["'甲", "'甲"],
  ])('takes %j as %j', (raw, text) => expect(cellFromText(raw)).toEqual({ text, problem: null }))

  it.each(['9.1310E+17', '1E+20', '-1.2E-05'])('refuses %j: its digits are gone', (raw) =>
    expect(cellFromText(raw).problem).toContain('科学计数法'),
  )

  it('refuses a replacement character left by an earlier conversion', () =>
    expect(cellFromText('南桥\ufffd').problem).toContain('�'))
})

describe('escapeFormula', () => {
  it.each(['=1', '+1', '-1', '@a', '\ta', '\ra', '＝1', '＋1', '－1', '＠a', "'=1"])('marks %j', (text) =>
    expect(escapeFormula(text)).toBe(`'${text}`),
  )
  it.each(['甲', '1-2', "it's", ''])('leaves %j', (text) => expect(escapeFormula(text)).toBe(text))
})

describe('plainNumber', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [1e-7, '0.0000001'],
    [-1.25e-9, '-0.00000000125'],
    [123456789012345, '123456789012345'],
    [1e21, '1000000000000000000000'],
    [1.5e22, '15000000000000000000000'],
    [-0, '0'],
    [121.473701, '121.473701'],
  ])('%d → %s', (value, text) => expect(plainNumber(value)).toBe(text))
})

describe('parseDateText', () => {
  it.each([
    ['2024-01-05', '2024-01-05'],
    ['2024/1/5', '2024-01-05'],
    ['2024.1.5', '2024-01-05'],
    ['2024年1月5日', '2024-01-05'],
    ['2024/2/29 0:00', '2024-02-29'],
    ['2023-02-29', null],
    ['2024/13/1', null],
    ['2024/1-5', null],
    ['2024-01', null],
  ])('%s → %s', (text, iso) => expect(parseDateText(text)).toBe(iso))
})
