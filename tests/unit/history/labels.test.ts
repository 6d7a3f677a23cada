import { expect, test } from 'vitest'
import { changeText } from '@/lib/history/labels'

test.each([
  ['placesToddler', 20, 30, '托小班托位：20 → 30'],
  ['placesToddler', null, 0, '托小班托位：未填 → 0'],
  ['inclusive', false, true, '普惠：否 → 是'],
  ['kind', 'home', 'employer', '类型：家庭托育点 → 用人单位托育'],
  ['filedOn', '2025-03-01T00:00:00.000Z', null, '备案日期：2025-03-01 → 未填'],
  ['kindergartenId', 'x', 'y', '所属幼儿园已更改'],
  ['someInternalField', 1, 2, null],
])('%s %s → %s reads %s', (field, before, after, text) => {
  expect(changeText(field, before, after)).toBe(text)
})
