import { describe, expect, it } from 'vitest'
import { formatDistance } from '@/lib/format/distance'
import * as number from '@/lib/format/number'

type Row = [number | null | undefined, string]

const table = (name: string, format: (value: number | null | undefined) => string, rows: Row[]) =>
  describe(name, () => {
    it.each([...rows, [null, '—'], [undefined, '—'], [Number.NaN, '—'], [Infinity, '—']] as Row[])(
      '%s → %s',
      (value, text) => {
        expect(format(value)).toBe(text)
      },
    )
  })

table('formatInteger', number.formatInteger, [
  [0, '0'],
  [-0, '0'],
  [-0.4, '0'],
  [0.5, '1'],
  [-0.5, '-1'],
  [1234567, '1,234,567'],
  [-12345, '-12,345'],
])

table('formatPercent', number.formatPercent, [
  [0, '0.0%'],
  [100, '100.0%'],
  [0.045, '0.0%'],
  [0.05, '0.1%'],
  [4.45, '4.5%'],
  [8.35, '8.4%'],
  [43.6499, '43.6%'],
  [-0.04, '0.0%'],
  [-4.45, '-4.5%'],
  [1234.5, '1,234.5%'],
])

table('formatShare', number.formatShare, [
  [0.045, '4.5%'],
  [0.0045, '0.5%'],
  [0.2855, '28.6%'],
  [0.2845, '28.5%'],
  [1.005, '100.5%'],
  [1 / 3, '33.3%'],
  [2 / 3, '66.7%'],
  [-0.0004, '0.0%'],
])

table('formatRate', number.formatRate, [
  [0.045, '0.05'],
  [1.005, '1.01'],
  [1.255, '1.26'],
  [4.725, '4.73'],
  [4.7249, '4.72'],
  [4.5, '4.50'],
  [-0.004, '0.00'],
  [1234.5, '1,234.50'],
])

table('formatYuan', (yuan) => number.formatYuan(yuan, '月'), [
  [1200, '1,200 元/月'],
  [0, '0 元/月'],
  [1200.5, '1,200.50 元/月'],
  [1199.999, '1,200 元/月'],
  [-0.001, '0 元/月'],
])

table('formatAreaSquareMetres', number.formatAreaSquareMetres, [
  [120, '120 ㎡'],
  [1024.45, '1,024.5 ㎡'],
])

table('formatChange', number.formatChange, [
  [12, '+12'],
  [-3, '-3'],
  [0, '0'],
  [0.2, '0'],
])

table('formatDistance', formatDistance, [
  [0, '0 米'],
  [350.4, '350 米'],
  [999.4, '999 米'],
  [999.5, '1.0 公里'],
  [1249, '1.2 公里'],
  [1250, '1.3 公里'],
  [99_949, '99.9 公里'],
  [99_950, '100 公里'],
  [1_234_567, '1,235 公里'],
])

it('writes money without a period', () => {
  expect(number.formatYuan(1200)).toBe('1,200 元')
})

it.each([
  [1.005, 2, 1.01],
  [0.045, 2, 0.05],
  [1234567.125, 2, 1234567.13],
  [2.5, 0, 3],
  [-0.4, 0, 0],
  [-1e-9, 6, 0],
])('roundHalfUp(%s, %i)', (value, decimals, expected) => {
  // Object.is semantics: -0 would fail here.
  expect(number.roundHalfUp(value, decimals)).toBe(expected)
})
