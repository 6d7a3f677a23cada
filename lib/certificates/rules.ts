import { addDays, addMonths, type DateString } from '@/lib/format/date'
import type { CertificateState, CertificateType, StaffPostKind } from '@/prisma/generated/enums'

/** How long a certificate is good for: months from its issue, no end, or (`unknown`) what it says itself. */
type Validity = { months: number } | 'none' | 'unknown'

type TypeRule = {
  /** 1 is the highest; empty: the type has no levels. */
  levels: readonly number[]
  validity: Validity
  needsNumber: boolean
  /** Where the rule stands. */
  source: string
}

const FIVE = [1, 2, 3, 4, 5]
const YEAR = { months: 12 }

/**
 * What is known of each type (regulations.md §7.2). A term that differs by place or was not confirmed is `unknown`:
 * the certificate itself then has to say until when it is good.
 */
export const TYPE_RULES: Readonly<Record<CertificateType, TypeRule>> = {
  childcare_worker: {
    levels: FIVE,
    validity: 'none',
    needsNumber: true,
    source: '人社厅发〔2021〕92号，保育师国家职业技能标准（4-10-01-03）',
  },
  infant_care_worker: {
    levels: FIVE,
    validity: 'none',
    needsNumber: true,
    source: '育婴员国家职业技能标准（4-10-01-02）',
  },
  child_development_guide: {
    levels: FIVE,
    validity: 'none',
    needsNumber: true,
    source: '婴幼儿发展引导员（4-10-01-01）',
  },
  teacher: { levels: [], validity: 'unknown', needsNumber: true, source: '教师资格条例；五年注册一次' },
  nurse: { levels: [], validity: { months: 60 }, needsNumber: true, source: '护士条例 第十条：注册五年有效' },
  doctor: { levels: [], validity: 'none', needsNumber: true, source: '医师法 第十三条' },
  health_certificate: {
    levels: [],
    validity: YEAR,
    needsNumber: false,
    source: '托育机构管理规范（试行）第二十八条：上岗前检查，以后每年一次',
  },
  head_training: {
    levels: [],
    validity: 'unknown',
    needsNumber: false,
    source: '托育机构设置标准（试行）第十八条；期限由各地规定',
  },
  carer_training: {
    levels: [],
    validity: 'unknown',
    needsNumber: false,
    source: '托育机构设置标准（试行）第十八条；期限由各地规定',
  },
  health_worker_training: {
    levels: [],
    validity: 'unknown',
    needsNumber: false,
    source: '托育机构设置标准（试行）第十八条；期限由各地规定',
  },
  security_guard: {
    levels: [],
    validity: 'none',
    needsNumber: true,
    source: '保安服务管理条例 第十六条；托育机构设置标准（试行）第十八条',
  },
  food_safety: {
    levels: [],
    validity: 'unknown',
    needsNumber: false,
    source: '集中用餐单位落实食品安全主体责任监督管理规定；考核期限由各地规定',
  },
  first_aid: {
    levels: [],
    validity: { months: 36 },
    needsNumber: false,
    source: '红十字救护员证，三年有效（待核实）',
  },
  fire_safety: {
    levels: [],
    validity: YEAR,
    needsNumber: false,
    source: '托育机构管理规范（试行）第三十一条；培训每年一次（待核实）',
  },
  background_check: {
    levels: [],
    validity: YEAR,
    needsNumber: false,
    source: '未成年人保护法 第六十二条：招聘时和以后每年查询',
  },
}

export const CERTIFICATE_TYPES = Object.keys(TYPE_RULES) as CertificateType[]

const monthsOf = (type: CertificateType): number | null => {
  const { validity } = TYPE_RULES[type]
  return typeof validity === 'object' ? validity.months : null
}

/** Types that never end: without a last day they are good. Without one, any other type's standing is not known. */
export const ENDLESS_TYPES = CERTIFICATE_TYPES.filter((type) => TYPE_RULES[type].validity === 'none')

/** The last day a certificate issued that day is good for where the rule gives a term; null where it gives none. */
export function usualEnd(type: CertificateType, issuedOn: DateString | null): DateString | null {
  const months = monthsOf(type)
  return months === null || issuedOn === null ? null : addDays(addMonths(issuedOn, months), -1)
}

type Need = { anyOf: readonly CertificateType[]; source: string }

const EVERYONE: readonly Need[] = [
  { anyOf: ['health_certificate'], source: TYPE_RULES.health_certificate.source },
  { anyOf: ['background_check'], source: TYPE_RULES.background_check.source },
]
const ARTICLE_18 = '托育机构设置标准（试行）第十八条'

/** One certificate of each line lets a person work in the post; what everybody needs comes first. */
export const NEEDS: Readonly<Record<StaffPostKind, readonly Need[]>> = {
  head: [...EVERYONE, { anyOf: ['head_training'], source: ARTICLE_18 }],
  carer: [
    ...EVERYONE,
    {
      anyOf: ['childcare_worker', 'infant_care_worker', 'child_development_guide', 'carer_training'],
      source: ARTICLE_18,
    },
  ],
  health_worker: [...EVERYONE, { anyOf: ['health_worker_training'], source: ARTICLE_18 }],
  guard: [...EVERYONE, { anyOf: ['security_guard'], source: ARTICLE_18 }],
  cook: [...EVERYONE],
  other: [...EVERYONE],
}

/** What a post asks beyond health and background: 持证上岗 (FX-15). Empty where it asks no certificate of its own. */
export const tradeTypes = (kind: StaffPostKind): readonly CertificateType[] =>
  NEEDS[kind].slice(EVERYONE.length).flatMap(({ anyOf }) => anyOf)

export type Dated = {
  type: CertificateType
  state: CertificateState
  issuedOn: DateString | null
  validUntil: DateString | null
}

export type Standing = 'good' | 'not_yet' | 'ended' | 'unknown' | 'waiting' | 'refused'

/** What a certificate is worth on a day. Only a verified one is good; its last day counts; no known end is not green. */
export function standingOn(certificate: Dated, day: DateString): Standing {
  const { state, type, issuedOn, validUntil } = certificate
  if (state === 'rejected' || state === 'revoked') return 'refused'
  if (state === 'submitted') return 'waiting'
  if (issuedOn !== null && issuedOn > day) return 'not_yet'
  if (validUntil !== null) return validUntil < day ? 'ended' : 'good'
  return ENDLESS_TYPES.includes(type) ? 'good' : 'unknown'
}

export type NeedStanding = Need & { standing: Standing | 'missing' }

const BEST_FIRST = ['good', 'waiting', 'unknown', 'not_yet', 'ended', 'refused'] as const satisfies Standing[]

/** How each need of a post stands on a day, by the best certificate there is; a refused one is as good as none. */
export function needsOn(
  kind: StaffPostKind,
  certificates: readonly Dated[],
  day: DateString,
): NeedStanding[] {
  return NEEDS[kind].map((need) => {
    const standings = certificates
      .filter(({ type }) => need.anyOf.includes(type))
      .map((certificate) => standingOn(certificate, day))
    const best = BEST_FIRST.find((standing) => standings.includes(standing))
    return { ...need, standing: best === undefined || best === 'refused' ? 'missing' : best }
  })
}

/** True when a person in this post holds what the post itself asks, verified and good that day (FX-15); null: it asks nothing. */
export function isCertified(
  kind: StaffPostKind,
  certificates: readonly Dated[],
  day: DateString,
): boolean | null {
  const types = tradeTypes(kind)
  if (types.length === 0) return null
  return certificates.some((one) => types.includes(one.type) && standingOn(one, day) === 'good')
}

export type CertificateEvent = 'verify' | 'reject' | 'revoke' | 'expire'

type Move = { from: CertificateState; to: CertificateState; needsReason: boolean }

/** The life of a certificate; taking one back while it waits removes it (the log keeps it). */
export const TRANSITIONS = {
  verify: { from: 'submitted', to: 'verified', needsReason: false },
  reject: { from: 'submitted', to: 'rejected', needsReason: true },
  revoke: { from: 'verified', to: 'revoked', needsReason: true },
  expire: { from: 'verified', to: 'expired', needsReason: false },
} as const satisfies Record<CertificateEvent, Move>

/** The state an event leads to, or null where it cannot happen. */
export function nextState(state: CertificateState, event: CertificateEvent): CertificateState | null {
  const move = TRANSITIONS[event]
  return move.from === state ? move.to : null
}

/** The number as it is compared: half width, upper case, without blanks and dashes. */
export const numberKeyOf = (number: string): string =>
  number
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()

/** Letters, figures and the signs found on certificates; it never starts with a sign a spreadsheet would compute. */
const NUMBER = /^[\p{L}\p{N}（(〔[][\p{L}\p{N}\s\p{Pd}()（）〔〕[\]./·]*$/u

const OLDEST = '1950-01-01'

export type CertificateInput = {
  type: CertificateType
  level: number | null
  number: string
  issuerName: string
  issuedOn: DateString | null
  validUntil: DateString | null
}

/** What is wrong with a declaration, by field; empty when nothing is. Days are of Shanghai. */
export function certificateErrors(input: CertificateInput, today: DateString): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  const rule = TYPE_RULES[input.type]
  if (rule.levels.length === 0 && input.level !== null) errors.level = ['这种证书没有等级，请留空']
  if (rule.levels.length > 0 && input.level === null) errors.level = ['请选择证书上的等级']
  if (rule.needsNumber && input.number === '') errors.number = ['请填写证书编号']
  if (input.number !== '' && !NUMBER.test(input.number.normalize('NFKC')))
    errors.number = ['证书编号只能有文字、数字、括号、点、斜线和短横线，请照证书填写']
  if (input.issuerName !== '' && /^[=+@-]/.test(input.issuerName.normalize('NFKC')))
    errors.issuerName = ['请照证书填写发证机关的名称']
  return { ...errors, ...dayErrors(input, today) }
}

function dayErrors(
  { type, issuedOn, validUntil }: CertificateInput,
  today: DateString,
): Record<string, string[]> {
  const months = monthsOf(type)
  if (issuedOn !== null && issuedOn > today) return { issuedOn: ['发证日期不能晚于今天'] }
  if (issuedOn !== null && issuedOn < OLDEST) return { issuedOn: ['发证日期太早了，请核对'] }
  if (issuedOn === null && validUntil === null && months !== null)
    return { issuedOn: ['请填写发证日期：这种证书的有效期从这一天算起'] }
  if (validUntil === null) {
    const end = usualEnd(type, issuedOn)
    return end !== null && end < today ? { issuedOn: ['按这个发证日期，证书已经过期，请交新的证书'] } : {}
  }
  if (issuedOn !== null && validUntil < issuedOn) return { validUntil: ['有效期不能早于发证日期'] }
  if (validUntil < today) return { validUntil: ['证书已经过期，请交新的证书'] }
  // A day's difference is how issuers count.
  if (months !== null && validUntil > addMonths(issuedOn ?? today, months))
    return {
      validUntil: [`这种证书最长 ${months % 12 === 0 ? `${months / 12} 年` : `${months} 个月`}有效，请核对`],
    }
  return {}
}

/** From so many days before the end a renewal is asked for. */
const SOON_DAYS = 90

type Ending = Dated & { renewal: { state: CertificateState } | null }

/** What has ended or ends within 90 days and no verified renewal has taken the place of; the first to end first. */
export function endingSoon<T extends Ending>(certificates: readonly T[], today: DateString): T[] {
  const last = addDays(today, SOON_DAYS)
  return certificates
    .filter(({ state, validUntil, renewal }) => {
      const counts = state === 'verified' || state === 'expired'
      return counts && validUntil !== null && validUntil <= last && renewal?.state !== 'verified'
    })
    .sort((a, b) => (a.validUntil ?? '').localeCompare(b.validUntil ?? ''))
}
