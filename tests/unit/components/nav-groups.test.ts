import { expect, test } from 'vitest'
import { groupsOf } from '@/components/shell/nav-groups'

const item = (label: string, group?: string) => ({ href: `/${label}`, label, group })
const shape = (items: ReturnType<typeof item>[]) =>
  groupsOf(items).map(({ label, items: all }) => [label, ...all.map((one) => one.label)])

test('pages stand under their group, in the order groups first appear', () => {
  expect(shape([item('a', '甲'), item('b', '乙'), item('c', '甲'), item('d', '乙')])).toEqual([
    ['甲', 'a', 'c'],
    ['乙', 'b', 'd'],
  ])
})

test('a group of one is its page, a page without a group stands for itself', () => {
  expect(shape([item('a', '甲'), item('b')])).toEqual([
    ['a', 'a'],
    ['b', 'b'],
  ])
})
