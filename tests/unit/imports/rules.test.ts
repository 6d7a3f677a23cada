import { describe, expect, test } from 'vitest'
import { mayStandUnder, placesOf, type TreeNode } from '@/lib/imports/kinds/division-tree'
import { FacilityMatcher } from '@/lib/imports/kinds/facility-match'
import { changedColumns, isSamePlan, mergeKnown } from '@/lib/imports/rules'

describe('mergeKnown', () => {
  test('a blank keeps what is known, a zero and a no replace it', () => {
    expect(mergeKnown({ a: 5, b: true, c: 'x', d: null }, { a: null, b: false, c: 'y', d: 0 })).toEqual({
      a: 5,
      b: false,
      c: 'y',
      d: 0,
    })
  })
})

describe('changedColumns', () => {
  test.each([
    [{ a: 1 }, { a: 1 }, []],
    [{ a: null }, {}, []],
    [{ a: null }, { a: 0 }, ['a']],
    [{ a: ['x', 'y'] }, { a: ['x', 'y'] }, []],
    [{ a: ['x', 'y'] }, { a: ['y', 'x'] }, ['a']],
    [{ a: 1200 }, { a: 1200.5 }, ['a']],
  ])('%j → %j', (before, after, columns) => {
    expect(changedColumns(before, after)).toEqual(columns)
  })
})

describe('isSamePlan', () => {
  const create = (id: string, name: string) => ({ row: 2, subjectId: id, before: null, after: { id, name } })
  test('ids of records yet to be created do not matter, anything else does', () => {
    expect(isSamePlan([create('1', 'a')], [create('2', 'a')], 'id')).toBe(true)
    expect(isSamePlan([create('1', 'a')], [create('2', 'b')], 'id')).toBe(false)
    expect(isSamePlan([create('1', 'a')], [], 'id')).toBe(false)
    const update = { row: 2, subjectId: '1', before: { id: '1', name: 'x' }, after: { id: '1', name: 'a' } }
    expect(isSamePlan([create('1', 'a')], [update], 'id')).toBe(false)
    expect(isSamePlan([update], [{ ...update, before: { id: '1', name: 'y' } }], 'id')).toBe(false)
    expect(isSamePlan([update], [{ ...update, subjectId: '2' }], 'id')).toBe(false)
  })
})

describe('placesOf', () => {
  const nodes: TreeNode[] = [
    { code: '441900001', level: 'township', parentCode: '441900' },
    { code: '100000', level: 'country', parentCode: null },
    { code: '440000', level: 'province', parentCode: '100000' },
    { code: '441900', level: 'prefecture', parentCode: '440000' },
    { code: '440100', level: 'prefecture', parentCode: '440000' },
    { code: '440103', level: 'county', parentCode: '440100' },
    { code: '440103001', level: 'township', parentCode: '440103' },
  ]
  const places = placesOf(nodes)
  test.each([
    ['100000', '100000', null],
    ['440000', '100000/440000', null],
    ['440100', '100000/440000/440100', null],
    ['440103', '100000/440000/440100/440103', '440103'],
    ['440103001', '100000/440000/440100/440103/440103001', '440103'],
    ['441900', '100000/440000/441900', '441900'],
    ['441900001', '100000/440000/441900/441900001', '441900'],
  ])('%s', (code, path, anchorCode) => {
    expect(places.get(code)).toEqual({ path, anchorCode })
  })
  test('a missing parent is an error, not a root', () => {
    expect(() => placesOf([{ code: '440103', level: 'county', parentCode: '440100' }])).toThrow('440100')
  })
  test.each([
    ['township', 'county', true],
    ['township', 'prefecture', true],
    ['township', 'province', false],
    ['county', 'province', true],
    ['county', 'county', false],
    ['province', 'prefecture', false],
  ] as const)('%s under %s: %s', (level, parent, allowed) => {
    expect(mayStandUnder(level, parent)).toBe(allowed)
  })
})

describe('FacilityMatcher', () => {
  const known = (id: string, name: string, code: string | null, address: string | null) => ({
    id,
    name,
    credit_code: code,
    region_code: '310120',
    address,
  })
  const row = (name: string, creditCode: string | null, address: string | null) => ({
    name,
    creditCode,
    address,
    regionCode: '310120',
    given: {},
  })
  const matcher = new FacilityMatcher([
    known('1', '甲', 'C1', 'A'),
    known('2', '甲', 'C1', 'B'),
    known('3', '乙', null, 'A'),
    known('4', '丙', 'C3', null),
    known('5', '丁', 'C4', 'A'),
  ])
  test.each([
    ['code and address', row('改名', 'C1', 'B'), '2'],
    ['the same code at a new address is another site', row('甲', 'C1', 'C'), 'new'],
    ['a code whose address is not given and not clear', row('甲', 'C1', null), 'ambiguous'],
    ['a code whose address is not given but clear', row('丁', 'C4', null), '5'],
    ['an address learnt', row('丙', 'C3', 'A'), '4'],
    ['a code learnt', row('乙', 'C9', 'A'), '3'],
    ['name and division', row('乙', null, null), '3'],
    ['a name several have', row('甲', null, null), 'ambiguous'],
    ['a name one with a code has', row('丁', null, null), '5'],
    ['nothing like it', row('戊', null, null), 'new'],
  ])('%s', (_what, wanted, expected) => {
    const match = matcher.find(wanted, () => false)
    expect(match.state === 'found' ? match.image.id : match.state).toBe(expected)
  })
  test('what an earlier row already means is not taken by likeness', () => {
    expect(matcher.find(row('乙', 'C9', 'A'), ({ id }) => id === '3').state).toBe('new')
  })
})
