import { describe, expect, it } from 'vitest'
import { answerChanges, fileChanges, hasDoubts, noticeReasons, reasonOf } from '@/lib/filing-reviews/rules'
import { notifyNoncomplianceSchema, type StoredFile, storedFindings } from '@/lib/filing-reviews/schema'

const file = (material: string, sha256: string, over: Partial<StoredFile> = {}): StoredFile => ({
  id: `${material}-${sha256}`,
  material,
  sha256,
  fileName: `${material}-${sha256}.pdf`,
  staffPersonId: null,
  ...over,
})

describe('differences between two submissions', () => {
  const read = (answers: Record<string, string[]>) => (code: string) => answers[code] ?? []

  it('names answers that read otherwise, in the order of the form, each once', () => {
    const before = read({ name: ['晨曦'], address: ['一号'], floors: ['1 层'] })
    const after = read({ name: ['晨曦'], address: ['二号'], classes: ['一班'] })
    expect(answerChanges(['name', 'address', 'floors', 'classes', 'address'], before, after)).toEqual([
      { code: 'address', before: ['一号'], after: ['二号'] },
      { code: 'floors', before: ['1 层'], after: [] },
      { code: 'classes', before: [], after: ['一班'] },
    ])
  })

  it('sees a row moved or added', () => {
    const rows = [{ rooms: ['甲', '乙'] }, { rooms: ['乙', '甲'] }] as const
    expect(
      answerChanges(
        ['rooms'],
        () => [...rows[0].rooms],
        () => [...rows[1].rooms],
      ),
    ).toHaveLength(1)
  })

  it.each<[string, StoredFile[], StoredFile[], object[]]>([
    [
      'the same files under other ids and names',
      [file('fire', 'a')],
      [file('fire', 'a', { id: 'x', fileName: 'neu.pdf' })],
      [],
    ],
    [
      'a file replaced',
      [file('fire', 'a')],
      [file('fire', 'b')],
      [{ before: ['fire-a.pdf'], after: ['fire-b.pdf'] }],
    ],
    ['a file added', [], [file('fire', 'b')], [{ before: [], after: ['fire-b.pdf'] }]],
    ['a file removed', [file('fire', 'a')], [], [{ before: ['fire-a.pdf'], after: [] }]],
    [
      'one of two replaced',
      [file('fire', 'a'), file('fire', 'b')],
      [file('fire', 'a'), file('fire', 'c')],
      [{ before: ['fire-b.pdf'], after: ['fire-c.pdf'] }],
    ],
    [
      'the same paper of two people',
      [file('staff_health', 'a', { staffPersonId: 'p1' })],
      [file('staff_health', 'a', { staffPersonId: 'p2' })],
      [
        { staffPersonId: 'p1', after: [] },
        { staffPersonId: 'p2', before: [] },
      ],
    ],
  ])('%s', (_, before, after, expected) => {
    const changes = fileChanges(before, after)
    expect(changes).toHaveLength(expected.length)
    expect(changes).toMatchObject(expected)
  })
})

const found = {
  rule: 'lease',
  title: '租期',
  outcome: 'falls_short' as const,
  required: '不少于 3 年',
  actual: '2 年',
  action: '',
  sources: [{ document: '设置标准', article: '第十一条' }],
  note: '',
}

describe('reasons of a notice of non-compliance', () => {
  it('states what is required, what was found, and where it stands', () => {
    expect(reasonOf(found)).toMatchObject({ text: '租期。要求：不少于 3 年；实际：2 年' })
    expect(reasonOf(found).article).toContain('设置标准')
    expect(reasonOf(found).article).toContain('十一')
  })

  it('takes findings that fall short and typed reasons, and nothing that was not found', () => {
    const typed = [
      { text: '没有围栏', article: '管理规范第三十条' },
      { text: '', article: '' },
    ]
    expect(noticeReasons(['lease'], typed, [found])).toEqual([reasonOf(found), typed[0]])
    expect(noticeReasons(['window'], [], [found])).toBeNull()
    expect(noticeReasons(['lease'], [], [{ ...found, outcome: 'fits' }])).toBeNull()
  })

  const form = (fields: object) =>
    notifyNoncomplianceSchema.safeParse({ caseId: crypto.randomUUID(), version: '1', ...fields })

  it.each([
    [{}, ['finding']],
    [{ 'text.0': '没有围栏' }, ['article.0']],
    [{ 'article.1': '第三条' }, ['text.1', 'finding']],
  ])('asks for what is missing in %j', (fields, names) => {
    expect(form(fields).error?.issues.map(({ path }) => path.join('.'))).toEqual(names)
  })

  it('goes back to the form without asking anything, and sends only when told', () => {
    expect(form({ step: 'edit' }).success).toBe(true)
    expect(form({ finding: 'lease' }).data).toMatchObject({ step: 'preview', findings: ['lease'] })
    expect(form({ finding: ['a', 'b'], step: 'send' }).data).toMatchObject({
      step: 'send',
      findings: ['a', 'b'],
    })
  })
})

describe('what is kept with a submission', () => {
  it('leaves out findings it cannot read', () => {
    expect(storedFindings.parse([found, { rule: 1 }, 'x', { ...found, outcome: 'perhaps' }])).toEqual([found])
    expect(storedFindings.parse('nothing')).toEqual([])
  })
})

describe('doubts', () => {
  it.each([
    [{ objections: 0, shortfalls: 0, isLastCheckShort: false }, false],
    [{ objections: 1, shortfalls: 0, isLastCheckShort: false }, true],
    [{ objections: 0, shortfalls: 1, isLastCheckShort: false }, true],
    [{ objections: 0, shortfalls: 0, isLastCheckShort: true }, true],
  ])('%j → %s', (doubts, expected) => {
    expect(hasDoubts(doubts)).toBe(expected)
  })
})
