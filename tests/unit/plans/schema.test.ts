import { describe, expect, it } from 'vitest'
import { targetText } from '@/lib/plans/labels'
import { changeTargetSchema, setSubAreaMembersSchema } from '@/lib/plans/schema'

const form = {
  targetId: 'FX-01',
  version: '1',
  comparator: 'gte',
  value: '4.5',
  year: '2025',
  ownerDepartment: '奉贤区教育局',
  note: '',
  baselineValue: '',
  baselineYear: '',
  baselineNote: '',
  reason: '区政府会议纪要',
}

describe('changeTargetSchema', () => {
  const fieldsOf = (change: Record<string, string>) => {
    const parsed = changeTargetSchema.safeParse({ ...form, ...change })
    return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'))
  }

  it.each([
    ['as it stands', {}, []],
    ['thousands and full width', { value: '１５０,０００' }, []],
    ['no value', { value: '' }, ['value']],
    ['a negative value', { value: '-1' }, ['value']],
    ['five decimals', { value: '1.23456' }, ['value']],
    ['words', { value: '四点五' }, ['value']],
    ['all is 100', { comparator: 'all', value: '90' }, ['value']],
    ['a moving reference without its name', { comparator: 'gte_ref', value: '' }, ['reference']],
    ['a moving reference with a value', { comparator: 'gte_ref', reference: 'r', value: '5' }, ['value']],
    ['a moving reference', { comparator: 'gte_ref', reference: 'r', value: '' }, []],
    ['a baseline without its year', { baselineValue: '3' }, ['baselineYear']],
    ['a baseline of the target year', { baselineValue: '3', baselineYear: '2025' }, ['baselineYear']],
    ['a baseline', { baselineValue: '0.9', baselineYear: '2021' }, []],
    ['no reason', { reason: ' ' }, ['reason']],
    ['a year of two digits', { year: '25' }, ['year']],
    ['an unknown comparator', { comparator: 'about' }, ['comparator']],
  ])('%s', (_what, change, fields) => {
    expect(fieldsOf(change)).toEqual(fields)
  })

  it('reads numbers, and empty as not given', () => {
    expect(changeTargetSchema.parse({ ...form, value: '15,000' })).toMatchObject({
      value: 15_000,
      year: 2025,
      note: null,
      baselineValue: null,
    })
  })
})

describe('setSubAreaMembersSchema', () => {
  const area = { subAreaId: '01890a5d-ac96-774b-bcce-b302099a8057', reason: '核定' }
  it.each([
    [undefined, []],
    ['310120101', ['310120101']],
    [
      ['310120101', '310120102'],
      ['310120101', '310120102'],
    ],
  ])('%j', (members, expected) => {
    expect(setSubAreaMembersSchema.parse({ ...area, members }).members).toEqual(expected)
  })
})

describe('targetText', () => {
  const target = { comparator: 'gte', value: 4.5, unit: '个/千人', year: 2025 } as const
  it.each([
    [target, '不低于 4.5 个/千人（2025年）'],
    [{ ...target, comparator: 'gt', value: 90, unit: '%' } as const, '超过 90%（2025年）'],
    [
      { ...target, comparator: 'all', value: 100, unit: '%', year: null, yearText: 'ongoing' } as const,
      '全覆盖（长期）',
    ],
    [
      { ...target, comparator: 'gte_ref', value: null, referenceLabel: '全国平均托位使用率' } as const,
      '不低于全国平均托位使用率（2025年）',
    ],
    [
      { ...target, value: 150_000, unit: '个', year: null, yearText: '2022-2024' },
      '不低于 150,000 个（2022-2024）',
    ],
  ])('%j', (words, text) => {
    expect(targetText(words)).toBe(text)
  })
})
