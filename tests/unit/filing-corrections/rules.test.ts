import { describe, expect, it } from 'vitest'
import { correctionErrors, correctionTargets } from '@/lib/filing-corrections/rules'
import { askCorrectionsSchema } from '@/lib/filing-corrections/schema'

const definition = {
  pages: [{ id: 'a', title: '场地', lead: '', fields: ['name', 'address'] }],
  materials: [
    {
      ...{
        code: 'fire',
        title: '消防',
        hint: '',
        required: 'always' as const,
        subtypes: [],
        perStaff: false,
      },
      source: { document: '办法', article: '第八条' },
    },
  ],
  correctionReasons: [{ code: 'missing', title: '没有提交' }],
}
const person = { personId: '0192a000-0000-7000-8000-000000000001', name: '李老师' }
const targets = correctionTargets(definition, [person])

describe('what a correction may be about', () => {
  it('is what the procedure asks for and the staff on the filing', () => {
    expect(targets.map(({ target }) => target)).toEqual([
      'field:name',
      'field:address',
      'material:fire',
      `staff:${person.personId}`,
    ])
    expect(targets.every(({ title }) => title !== '')).toBe(true)
  })

  it.each([
    ['what was asked for, for a reason of form', 'material:fire', 'missing', []],
    ['a field that was never asked', 'field:fee_hourly', 'missing', ['pick']],
    ['somebody else’s staff', 'staff:0192a000-0000-7000-8000-000000000002', 'missing', ['pick']],
    ['a reason of content', 'field:address', 'too_small', ['reason.field:address']],
  ])('%s', (_, target, reason, names) => {
    const items = [{ target, reason, text: '请补' }]
    expect(Object.keys(correctionErrors(items, targets, definition.correctionReasons))).toEqual(names)
  })
})

describe('the form', () => {
  const parse = (fields: object) =>
    askCorrectionsSchema.safeParse({ caseId: crypto.randomUUID(), version: '3', ...fields })
  const namesOf = (fields: object) => parse(fields).error?.issues.map(({ path }) => path.join('.'))

  it('collects a reason and a text for each ticked box', () => {
    const fields = {
      pick: ['field:name', 'material:fire'],
      'reason.field:name': 'missing',
      'text.field:name': ' 补名称 ',
      'reason.material:fire': 'form',
      'text.material:fire': '补盖章',
      'reason.field:address': 'left over from a box unticked again',
    }
    expect(parse(fields).data).toMatchObject({
      step: 'preview',
      version: 3,
      items: [
        { target: 'field:name', reason: 'missing', text: '补名称' },
        { target: 'material:fire', reason: 'form', text: '补盖章' },
      ],
    })
  })

  it('says at each field what is missing', () => {
    expect(namesOf({})).toEqual(['pick'])
    expect(namesOf({ pick: 'field:name' })).toEqual(['reason.field:name', 'text.field:name'])
    const long = { pick: 'field:name', 'reason.field:name': 'form', 'text.field:name': '长'.repeat(501) }
    expect(namesOf(long)).toEqual(['text.field:name'])
  })

  it('drops boxes it never drew, takes one box as a list, and lets the list be edited again', () => {
    expect(namesOf({ pick: ['x', 'field:a b', 'region:1', { a: 1 }] })).toEqual(['pick'])
    expect(parse({ step: 'edit', pick: 'field:name' }).data?.items).toHaveLength(1)
    expect(namesOf({ step: 'now' })).toEqual(['step'])
  })
})
