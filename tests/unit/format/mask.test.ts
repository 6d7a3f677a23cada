import { expect, it } from 'vitest'
import { maskEmail, maskIdentityNumber, maskPhone } from '@/lib/format/mask'

it.each([
  ['11010519491231002X', '110***********002X'],
  [' 440524188001010014 ', '440***********0014'],
  ['E12345678', 'E******78'],
  ['AB12', '****'],
  ['ABC123', '******'],
  ['', '—'],
  ['  ', '—'],
  [null, '—'],
  [undefined, '—'],
])('identity number %j', (number, masked) => {
  expect(maskIdentityNumber(number)).toBe(masked)
})

it.each([
  ['13812345678', '138****5678'],
  ['021-57420000', '**********00'],
  ['12345', '*****'],
  ['+8613812345678', '************78'],
  ['', '—'],
  [null, '—'],
])('phone %j', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked)
})

it.each([
  ['zhang.san@example.com', 'z***@example.com'],
  ['a@b.cn', '***@b.cn'],
  ['@b.cn', '***'],
  ['not an address', '***'],
  ['😀x@b.cn', '😀***@b.cn'],
  ['', '—'],
  [null, '—'],
])('e-mail %j', (email, masked) => {
  expect(maskEmail(email)).toBe(masked)
})
