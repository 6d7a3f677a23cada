import { describe, expect, it, test } from 'vitest'
import {
  cleanLine,
  cleanText,
  readDay,
  readFigure,
  readFloors,
  readPlain,
  withoutSeals,
} from '@/lib/filings/answers'
import { FIELD_REGISTER } from '@/lib/procedures/field-register'

test.each([
  ['普通文字', '普通文字'],
  ['  前后空白　', '前后空白'],
  ['控\u0000制\u0007字\u001b符\u0085', '控制字符'],
  ['方向\u202e反转\u2066', '方向反转'],
  ['换\n行\r\n变\t空格', '换 行 变 空格'],
  ['家人👨‍👩‍👧‍👦', '家人👨‍👩‍👧‍👦'],
  ['半个\ud83d字', '半个\ufffd字'],
  ['全角（括号）不变', '全角（括号）不变'],
  ['＜script＞<b>', '＜script＞<b>'],
])('cleans %j', (raw, clean) => {
  expect(cleanLine(raw)).toBe(clean)
})

it('keeps the lines of a text', () => {
  expect(cleanText('一\r\n\u0007二\n\n 三 \n')).toBe('一\n二\n\n三')
})

test.each([
  ['', null],
  ['  ', null],
  ['120', 120],
  ['１２０．５', 120.5],
  ['1,200', 1200],
  ['-1', -1],
  ['0', 0],
  ['1e3', '1e3'],
  ['大约一百', '大约一百'],
  ['1,2', '1,2'],
  ['9999999999', '9999999999'],
  ['1.23456', '1.23456'],
  ['Infinity', 'Infinity'],
])('reads the figure %j', (raw, value) => {
  expect(readFigure(raw)).toBe(value)
})

test.each([
  ['2026-01-05', '2026-01-05'],
  ['２０２６年１月５日', '2026-01-05'],
  ['2026/1/5', '2026-01-05'],
  ['2026-02-30', '2026-02-30'],
  ['明年', '明年'],
])('reads the day %j', (raw, value) => {
  expect(readDay(raw)).toBe(value)
})

test.each([
  ['1、2', [1, 2]],
  ['２ 1,2', [1, 2]],
  ['-1', [-1]],
  ['', []],
  ['一楼', '一楼'],
])('reads the floors %j', (raw, value) => {
  expect(readFloors(raw)).toEqual(value)
})

describe('readPlain', () => {
  test.each([
    ['ownership', 'public', 'public'],
    ['ownership', 'royal', ''],
    ['service_forms', ['full_day', 'nonsense'], ['full_day']],
    ['service_forms', [], []],
    ['smoke_alarm', '1', true],
    ['smoke_alarm', '0', false],
    ['smoke_alarm', '', null],
    ['smoke_alarm', 'true', null],
    ['fee_full_day', '１，800.50', '1800.50'],
    ['fee_full_day', '面议', '面议'],
    ['credit_code', ' 91310120ma1hnxxx1x ', '91310120MA1HNXXX1X'],
    ['contact_phone', '０２１－57420000', '021-57420000'],
    ['change_reason', '一\n二', '一\n二'],
    ['name', '一\n二', '一 二'],
  ] as const)('%s: %j', (code, raw, value) => {
    expect(readPlain(FIELD_REGISTER[code], raw)).toEqual(value)
  })
})

it('shows the mask of a sealed number and nothing else of it', () => {
  const answers = { name: 'x', head_identity: { sealed: 'v1.a.b.c', masked: '110***' } }
  expect(withoutSeals(answers)).toEqual({ name: 'x', head_identity: { masked: '110***' } })
})
