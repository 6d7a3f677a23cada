import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { changesInWords } from '@/lib/audit/changes-in-words'
import { ACTION_LABELS, actionLabel, actorRoleLabel, SUBJECT_LABELS } from '@/lib/audit/labels'
import { STATUS_EVENT_LABELS } from '@/lib/facilities/labels'
import { REPORTED_EVENT_LABELS } from '@/lib/reported/labels'

const sources = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(`lib/${file}`, 'utf8'))

const found = (pattern: RegExp) => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].flatMap((match) => match.slice(1)))),
]

/** Action names written in the code: in quotes after `action:`, also both branches of a choice. */
const actions = found(/\baction: (?:[^\n']*\? '([a-z_]+\.[a-z_]+)' : )?[^\n']*'([a-z_]+\.[a-z_]+)'/g).filter(
  Boolean,
)

describe('audit labels', () => {
  it('finds the actions in the code at all', () => {
    expect(actions).toContain('account.sign_in')
    expect(actions.length).toBeGreaterThan(15)
  })

  it.each(actions)('has words for %s', (action) => {
    expect(ACTION_LABELS[action]).toBeTruthy()
  })

  it('has words for the actions made of an event', () => {
    const made = [
      ...Object.keys(STATUS_EVENT_LABELS).map((event) => `facility.${event}`),
      ...Object.keys(REPORTED_EVENT_LABELS).map((event) => `reported.${event}`),
    ]
    expect(made.filter((action) => !ACTION_LABELS[action])).toEqual([])
    const prefixes = found(/\baction: `([a-z_]+)\.\$\{/g)
    const named = Object.keys(ACTION_LABELS).map((action) => action.split('.')[0])
    expect(prefixes.filter((prefix) => !named.includes(prefix))).toEqual([])
  })

  it.each(found(/(?:subject: |subject = |=> \(|\? |: )\{ type: '([a-z_]+)', id/g))(
    'names the subject %s',
    (type) => {
      expect(SUBJECT_LABELS[type]).toBeTruthy()
    },
  )

  it('never shows an internal name', () => {
    expect(actionLabel('wallet.recharge')).toBe('办理了业务')
    expect(actorRoleLabel('secadmin')).toBe('安全管理员')
    expect(actorRoleLabel('robot')).toBe('其他')
  })
})

describe('changesInWords', () => {
  it('names what differs, counts what has no words, and leaves out what stayed', () => {
    const before = { value: 30, source: '统计年鉴', inner: 1, state: 'submitted' }
    const after = { value: 35, source: '统计年鉴', inner: 2, state: 'confirmed' }
    expect(changesInWords('reported', before, after)).toEqual({
      texts: ['数值：30 → 35', '状态：待确认 → 已确认'],
      unnamed: 1,
    })
  })

  it.each([
    ['account', { isEnabled: true }, { isEnabled: false }, '能否登录：是 → 否'],
    ['region', { aliases: ['头桥'] }, { aliases: ['头桥', '头桥街道'] }, '别名：头桥 → 头桥、头桥街道'],
    [
      'region',
      { inForceUntil: null },
      { inForceUntil: '2026-01-01T00:00:00.000Z' },
      '停用日期：未填 → 2026-01-01',
    ],
    ['facility', { placesInfant: 20 }, { placesInfant: 30 }, '乳儿班托位：20 → 30'],
  ])('%s: %j → %j', (subjectType, before, after, text) => {
    expect(changesInWords(subjectType, before, after)).toEqual({ texts: [text], unnamed: 0 })
  })

  it('says nothing where nothing differs or an unknown code would show', () => {
    expect(changesInWords('account', null, null)).toEqual({ texts: [], unnamed: 0 })
    expect(changesInWords('account', { note: null }, {})).toEqual({ texts: [], unnamed: 0 })
    expect(changesInWords('account', { note: null }, { note: '' })).toEqual({ texts: [], unnamed: 0 })
    expect(changesInWords('import', null, { kind: 'facilities' })).toEqual({ texts: [], unnamed: 1 })
  })
})
