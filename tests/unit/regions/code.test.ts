import { describe, expect, it } from 'vitest'
import { normaliseDivisionCode, parseDivisionCode, townshipKindOf } from '@/lib/regions/code'

describe('parseDivisionCode', () => {
  it.each([
    ['310120002000', '310120002', 'township', false],
    ['310120000000', '310120', 'county', false],
    ['310000000000', '310000', 'province', false],
    ['310120002001', '310120002', 'township', true],
    ['310120104217', '310120104', 'township', true],
    ['310120002', '310120002', 'township', false],
    ['310120000', '310120', 'county', false],
    ['310120', '310120', 'county', false],
    ['310000', '310000', 'province', false],
    ['530100', '530100', 'city', false],
    ['532900000000', '532900', 'city', false],
    // 东莞 has no counties: its towns hang on the city.
    ['441900003000', '441900003', 'township', false],
    ['469001', '469001', 'county', false],
    ['100000', '100000', 'country', false],
    ['100000000000', '100000', 'country', false],
    [' 310120 ', '310120', 'county', false],
    ['３１０１２０', '310120', 'county', false],
  ])('%j → %s, %s, village %s', (raw, code, level, village) => {
    expect(parseDivisionCode(raw)).toEqual({ code, level, village })
    expect(normaliseDivisionCode(raw)).toBe(code)
  })

  it.each([
    ['an empty cell', ''],
    ['a name', '奉贤区'],
    ['five digits', '31012'],
    ['seven digits', '3101200'],
    ['ten digits', '3101200020'],
    ['a letter', '31012A'],
    ['a decimal', '310120.0'],
    ['a sign', '-31012'],
    ['a spreadsheet exponent', '3.10120E+11'],
    ['an inner space', '3101 20'],
    ['an unknown province', '160000'],
    ['an unknown province of a township', '990101001'],
    ['the country with parts', '100100'],
    ['a county without a prefecture', '310020'],
    ['a village without a township', '310120000001'],
    ['a township number beyond 599', '310120600'],
    ['only zeros', '000000'],
  ])('refuses %s', (_, raw) => {
    expect(parseDivisionCode(raw)).toBeNull()
    expect(normaliseDivisionCode(raw)).toBeNull()
  })

  it('spells every division one way, whatever its padding', () => {
    const codes = ['11', '31', '50', '82'].flatMap((province) =>
      ['0000', '0100', '0101', '0257'].flatMap((rest) => [
        province + rest,
        ...['001', '099', '100', '399', '400', '599'].map((township) => province + rest + township),
      ]),
    )
    const spellings = codes.flatMap((code) =>
      [6, 9, 12].filter((width) => width >= code.length).map((width) => [code.padEnd(width, '0'), code]),
    )
    expect(spellings.length).toBe(4 * 4 * (3 + 6 * 2))
    expect(spellings.filter(([spelling = '', code]) => normaliseDivisionCode(spelling) !== code)).toEqual([])
    expect(codes.filter((code) => normaliseDivisionCode(normaliseDivisionCode(code) ?? '') !== code)).toEqual(
      [],
    )
  })
})

describe('townshipKindOf', () => {
  it.each([
    ['310120001', 'subdistrict'],
    ['310120099', 'subdistrict'],
    ['310120100', 'town'],
    ['310120199', 'town'],
    ['310151200', 'rural_township'],
    ['310151399', 'rural_township'],
    ['120110400', 'township_like'],
    ['120110599', 'township_like'],
    ['120110600', null],
    ['310120000', null],
    ['310120', null],
    ['310120002000', null],
  ])('%s → %s', (code, kind) => {
    expect(townshipKindOf(code)).toBe(kind)
  })
})
