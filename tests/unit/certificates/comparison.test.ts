import { expect, it } from 'vitest'
import { compareWithList } from '@/lib/certificate-comparisons/rules'

const declared = {
  id: 'a',
  version: 1,
  personName: '张 三',
  type: 'childcare_worker' as const,
  level: 4,
  number: 'S-0001',
  issuedOn: '2024-03-01',
  validUntil: null,
}
const line = (cells: Record<string, string>, row = 2) => ({
  row,
  cells: {
    姓名: '张三',
    证书编号: 's0001',
    证书类型: '保育师',
    等级: '四级',
    发证日期: '2024/3/1',
    有效期至: '',
    ...cells,
  },
})
const fieldsOf = (...rows: ReturnType<typeof line>[]) => {
  const [one] = compareWithList([declared], rows).compared
  return [one?.result, ...(one?.differences.map(({ field }) => field) ?? [])]
}

it.each([
  ['the same in another spelling', {}, ['same']],
  ['the level stands with the type', { 证书类型: '保育师（四级）', 等级: '' }, ['same']],
  ['the list leaves the date out', { 发证日期: '' }, ['same']],
  ['another name', { 姓名: '李四' }, ['differs', 'name']],
  ['no name proves nothing', { 姓名: '' }, ['differs', 'name']],
  ['another level', { 等级: '三级' }, ['differs', 'level']],
  ['a level nobody can read', { 等级: '特级' }, ['differs', 'level']],
  ['another type and day', { 证书类型: '育婴员', 发证日期: '2024-03-02' }, ['differs', 'type', 'issuedOn']],
  ['a day that is none', { 发证日期: '2024-02-30' }, ['differs', 'issuedOn']],
  ['an end nobody declared', { 有效期至: '2027-01-01' }, ['differs', 'validUntil']],
  ['another number', { 证书编号: 'S0002' }, ['not_listed']],
])('%s', (_what, cells, result) => {
  expect(fieldsOf(line(cells))).toEqual(result)
})

it('a number the list has twice is never the same, one without a number is never found', () => {
  expect(fieldsOf(line({}), line({}, 3))).toEqual(['differs', 'rows'])
  const { compared, unmatched } = compareWithList([{ ...declared, number: '' }], [line({ 证书编号: '' })])
  expect(compared[0]?.result).toBe('not_listed')
  expect(unmatched).toHaveLength(1)
})
