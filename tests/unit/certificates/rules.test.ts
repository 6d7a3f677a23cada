import { describe, expect, it } from 'vitest'
import { digestText } from '@/lib/certificate-alerts/rules'
import { issuerFlag, issuerNameKey } from '@/lib/certificate-issuers/rules'
import { parseCertificateType, parseLevel } from '@/lib/certificates/labels'
import {
  certificateErrors,
  ENDLESS_TYPES,
  endingSoon,
  isCertified,
  needsOn,
  nextState,
  numberKeyOf,
  standingOn,
  TRANSITIONS,
  usualEnd,
} from '@/lib/certificates/rules'
import { CertificateState } from '@/prisma/generated/enums'

const TODAY = '2026-11-23'
const health = (validUntil: string | null, state: CertificateState = 'verified') => ({
  type: 'health_certificate' as const,
  state,
  issuedOn: '2026-01-01',
  validUntil,
})

describe('what a certificate is worth on a day', () => {
  it.each([
    ['its last day still counts', health(TODAY), 'good'],
    ['the day after it does not', health('2026-11-22'), 'ended'],
    ['no known end is not green', health(null), 'unknown'],
    ['nobody has looked at it', health('2027-01-01', 'submitted'), 'waiting'],
    ['it was sent back', health('2027-01-01', 'rejected'), 'refused'],
    ['it was revoked', health('2027-01-01', 'revoked'), 'refused'],
    ['it begins later', { ...health('2027-06-01'), issuedOn: '2026-12-01' }, 'not_yet'],
  ])('%s', (_what, certificate, standing) => {
    expect(standingOn(certificate, TODAY)).toBe(standing)
  })

  it('a type without an end needs none, and one that has expired was good before', () => {
    for (const type of ENDLESS_TYPES)
      expect(standingOn({ ...health(null), type, issuedOn: null }, TODAY)).toBe('good')
    expect(standingOn(health('2026-06-30', 'expired'), '2026-06-30')).toBe('good')
  })
})

describe('the usual end', () => {
  it.each([
    ['health_certificate', '2026-03-01', '2027-02-28'],
    ['background_check', '2024-02-29', '2025-02-27'],
    ['nurse', '2022-01-10', '2027-01-09'],
    ['childcare_worker', '2022-01-10', null],
    ['head_training', '2022-01-10', null],
    ['health_certificate', null, null],
  ] as const)('%s issued %s: %s', (type, issuedOn, end) => {
    expect(usualEnd(type, issuedOn)).toBe(end)
  })
})

describe('a declaration', () => {
  const good = {
    type: 'childcare_worker' as const,
    level: 4,
    number: 'S000031010123',
    issuerName: '上海市职业技能评价中心',
    issuedOn: '2024-01-01',
    validUntil: null,
  }
  const yearly = { ...good, type: 'health_certificate' as const, level: null, number: '' }

  it.each([
    ['nothing is wrong', good, []],
    ['a formula for a number', { ...good, number: '=HYPERLINK("http://x")' }, ['number']],
    ['a formula with a full-width sign', { ...good, number: '＝1+1' }, ['number']],
    ['a line break in the number', { ...good, number: 'A1\u0000B' }, ['number']],
    ['brackets and dashes are fine', { ...good, number: '沪（2024）第12—3号' }, []],
    ['a formula for an issuer', { ...good, issuerName: '@SUM(A1)' }, ['issuerName']],
    ['no level', { ...good, level: null }, ['level']],
    ['a level where there is none', { ...yearly, level: 3, issuedOn: TODAY }, ['level']],
    ['no number', { ...good, number: '' }, ['number']],
    ['issued tomorrow', { ...good, issuedOn: '2026-11-24' }, ['issuedOn']],
    ['no day at all for a yearly one', { ...yearly, issuedOn: null }, ['issuedOn']],
    ['a yearly one of last year', { ...yearly, issuedOn: '2025-11-22' }, ['issuedOn']],
    ['ended', { ...yearly, issuedOn: null, validUntil: '2026-11-22' }, ['validUntil']],
    ['good for two years', { ...yearly, issuedOn: '2026-11-01', validUntil: '2028-11-01' }, ['validUntil']],
    [
      'one day more than a year, as some count',
      { ...yearly, issuedOn: '2026-11-01', validUntil: '2027-11-01' },
      [],
    ],
  ])('%s', (_what, input, fields) => {
    expect(Object.keys(certificateErrors(input, TODAY))).toEqual(fields)
  })

  it('numbers are compared without blanks, dashes, width and case', () => {
    expect(numberKeyOf(' ａb-12—3 4')).toBe('AB1234')
  })
})

describe('what a post needs', () => {
  const check = { ...health('2027-01-01'), type: 'background_check' as const }
  const skill = { ...health(null), type: 'infant_care_worker' as const }

  it('is met by verified ones only, and says why not', () => {
    const needs = needsOn('carer', [health('2026-11-01'), { ...check, state: 'submitted' }], TODAY)
    expect(needs.map(({ standing }) => standing)).toEqual(['ended', 'waiting', 'missing'])
    const all = needsOn('carer', [health('2027-01-01'), check, skill], TODAY)
    expect(all.every(({ standing }) => standing === 'good')).toBe(true)
  })

  it('the best of several counts', () => {
    const needs = needsOn('cook', [health('2026-01-31'), health('2027-01-31')], TODAY)
    expect(needs[0]?.standing).toBe('good')
  })

  it.each([
    ['carer', [skill], true],
    ['carer', [health('2027-01-01')], false],
    ['carer', [{ ...skill, state: 'revoked' as const }], false],
    ['guard', [skill], false],
    ['cook', [], null],
  ] as const)('%s is certified: %#', (kind, certificates, answer) => {
    expect(isCertified(kind, certificates, TODAY)).toBe(answer)
  })
})

describe('the life of a certificate', () => {
  it('has exactly these moves', () => {
    const moves = Object.values(CertificateState).flatMap((state) =>
      (Object.keys(TRANSITIONS) as (keyof typeof TRANSITIONS)[]).flatMap((event) => {
        const to = nextState(state, event)
        return to ? [`${state} ${event} ${to}`] : []
      }),
    )
    expect(moves).toEqual([
      'submitted verify verified',
      'submitted reject rejected',
      'verified revoke revoked',
      'verified expire expired',
    ])
  })
})

describe('alerts', () => {
  it('a digest names no zero', () => {
    expect(digestText({ ended: 2, in30: 0, in60: 1, in90: 0 })).toBe('已过期 2 张、60 天内到期 1 张')
  })

  it('the page warns until a renewal is verified', () => {
    const ending = { ...health('2026-12-01'), renewal: null }
    expect(endingSoon([ending, { ...ending, renewal: { state: 'submitted' as const } }], TODAY)).toHaveLength(
      2,
    )
    expect(endingSoon([{ ...ending, renewal: { state: 'verified' as const } }], TODAY)).toEqual([])
  })
})

describe('issuers', () => {
  it('spellings of one name are one', () => {
    const names = ['奉贤区“疾控”中心', '奉贤区 疾控中心', '奉贤区《疾控》中心。', '奉贤区疾控　中心']
    expect(new Set(names.map(issuerNameKey)).size).toBe(1)
  })

  const issuer = { types: ['nurse' as const], isAccepted: true, withdrawnOn: null }
  it.each([
    [null, 'nurse', '2024-01-01', 'unknown_issuer'],
    [issuer, 'nurse', '2024-01-01', null],
    [issuer, 'doctor', '2024-01-01', 'wrong_issuer'],
    [{ ...issuer, withdrawnOn: '2024-06-01' }, 'nurse', '2024-05-31', null],
    [{ ...issuer, withdrawnOn: '2024-06-01' }, 'nurse', '2024-06-01', 'withdrawn_issuer'],
    [{ ...issuer, withdrawnOn: '2024-06-01' }, 'nurse', null, 'withdrawn_issuer'],
    [{ ...issuer, isAccepted: false }, 'nurse', '2020-01-01', 'withdrawn_issuer'],
  ] as const)('%#', (facts, type, issuedOn, flag) => {
    expect(issuerFlag(facts, { type, issuedOn })).toBe(flag)
  })
})

describe('types and levels as lists write them', () => {
  it.each([
    ['保育师', { type: 'childcare_worker', level: null }],
    ['保育师（四级）', { type: 'childcare_worker', level: 4 }],
    ['育婴员三级证书', { type: 'infant_care_worker', level: 3 }],
    ['健康证', { type: 'health_certificate', level: null }],
    ['保健员证', { type: 'health_worker_training', level: null }],
    ['驾驶证', null],
  ])('%s', (text, found) => {
    expect(parseCertificateType(text)).toEqual(found)
  })

  it.each([
    ['五级', 5],
    ['高级', 3],
    ['高级技师', 1],
    ['２', 2],
    ['', null],
    ['六级', undefined],
  ])('%s', (text, level) => {
    expect(parseLevel(text)).toBe(level)
  })
})
