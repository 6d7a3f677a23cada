import { DEFAULT_IDLE_MINUTES, DEFAULT_SESSION_HOURS, LONGEST_SESSION_HOURS } from '@/lib/core/sign-in-limits'
import type { AccountRole } from '@/prisma/generated/enums'

type Common = { label: string; explains: string; source: string }
type NumberPolicy = Common & {
  kind: 'number'
  fallback: number
  unit: string
  minimum: number
  maximum: number
  /** What 0 means, where it is allowed. */
  zeroText?: string
}
type ChoicePolicy = Common & { kind: 'choice'; fallback: string; choices: Readonly<Record<string, string>> }
export type PolicyDefinition = NumberPolicy | ChoicePolicy

const LEVEL_THREE = '《网络安全等级保护基本要求》GB/T 22239-2019'

/** Officials and administrators; these and operators; everybody. */
export const SECOND_FACTOR_RANGES = ['officials', 'operators', 'everyone'] as const
export type SecondFactorRange = (typeof SECOND_FACTOR_RANGES)[number]

/** The rules of sign-in a portal may set for itself. A key is stored (security_policies.key): never rename one. */
export const POLICIES = {
  passwordLength: {
    kind: 'number',
    label: '密码最短长度',
    explains: '新设的密码至少这么长。已有的密码到下次修改时才受影响。',
    source: `${LEVEL_THREE} 8.1.4.1 a`,
    fallback: 12,
    unit: '个字',
    minimum: 10,
    maximum: 64,
  },
  passwordHistory: {
    kind: 'number',
    label: '不能重复使用的旧密码',
    explains: '新密码不能和最近用过的几个相同。',
    source: `${LEVEL_THREE} 8.1.4.1 a`,
    fallback: 5,
    unit: '个',
    minimum: 1,
    maximum: 24,
  },
  passwordDays: {
    kind: 'number',
    label: '密码有效期',
    explains: '公职人员和管理员的密码用满这么久，下次登录时要换新的。',
    source: `${LEVEL_THREE} 8.1.4.1 a（定期更换）`,
    fallback: 90,
    unit: '天',
    minimum: 0,
    maximum: 730,
    zeroText: '不过期',
  },
  idleMinutes: {
    kind: 'number',
    label: '多久不操作自动退出',
    explains: '到时间前 2 分钟，页面会提醒。',
    source: `${LEVEL_THREE} 8.1.4.1 b`,
    fallback: DEFAULT_IDLE_MINUTES,
    unit: '分钟',
    minimum: 5,
    maximum: 120,
  },
  sessionHours: {
    kind: 'number',
    label: '一次登录最长有效',
    explains: '到时间后必须重新登录，不管是否在操作。只影响之后的登录。',
    source: `${LEVEL_THREE} 8.1.4.1 b`,
    fallback: DEFAULT_SESSION_HOURS,
    unit: '小时',
    minimum: 1,
    maximum: LONGEST_SESSION_HOURS,
  },
  freeFailures: {
    kind: 'number',
    label: '连续输错几次锁定账号',
    explains: '第一次锁 1 分钟，之后每错一次加倍，最长 1 小时。',
    source: `${LEVEL_THREE} 8.1.4.1 b`,
    fallback: 5,
    unit: '次',
    minimum: 3,
    maximum: 10,
  },
  secondFactor: {
    kind: 'choice',
    label: '谁必须用动态验证码登录',
    explains: '必须用的人，输入密码后还要输入手机上的动态验证码。其他人可以自愿启用。',
    source: `${LEVEL_THREE} 8.1.4.1 d`,
    fallback: 'officials' satisfies SecondFactorRange as string,
    choices: {
      officials: '公职人员和管理员',
      operators: '公职人员、管理员和机构人员',
      everyone: '所有人',
    } satisfies Record<SecondFactorRange, string> as Readonly<Record<string, string>>,
  },
  rightsReviewMonths: {
    kind: 'number',
    label: '多久复核一次账号权限',
    explains: '到期要有人确认每个账号还需要它的权限。',
    source: `${LEVEL_THREE} 8.1.4.2`,
    fallback: 12,
    unit: '个月',
    minimum: 1,
    maximum: 12,
  },
} as const satisfies Record<string, PolicyDefinition>

export type PolicyKey = keyof typeof POLICIES
export const POLICY_KEYS = Object.keys(POLICIES) as PolicyKey[]
export type PolicyValue = number | string

type ValueOf<K extends PolicyKey> = K extends 'secondFactor' ? SecondFactorRange : number
export type SecurityPolicies = { [K in PolicyKey]: ValueOf<K> }

export const isPolicyKey = (key: string): key is PolicyKey => Object.hasOwn(POLICIES, key)

/** True for a value the key may hold. */
export function isPolicyValue(key: PolicyKey, value: unknown): value is PolicyValue {
  const definition: PolicyDefinition = POLICIES[key]
  if (definition.kind === 'choice')
    return typeof value === 'string' && Object.hasOwn(definition.choices, value)
  return (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= definition.minimum &&
    value <= definition.maximum
  )
}

/** A value in words: 30 分钟, 公职人员和管理员. */
export function policyText(key: PolicyKey, value: PolicyValue): string {
  const definition: PolicyDefinition = POLICIES[key]
  if (definition.kind === 'choice') return definition.choices[String(value)] ?? ''
  return value === 0 && definition.zeroText ? definition.zeroText : `${value} ${definition.unit}`
}

/** Stored values over the defaults; a stored value the key may not hold counts for nothing. */
export function policiesFrom(stored: readonly { key: string; value: unknown }[]): SecurityPolicies {
  const values: Record<string, PolicyValue> = {}
  for (const key of POLICY_KEYS) values[key] = POLICIES[key].fallback
  for (const { key, value } of stored) if (isPolicyKey(key) && isPolicyValue(key, value)) values[key] = value
  return values as SecurityPolicies
}

export const DEFAULT_POLICIES: SecurityPolicies = policiesFrom([])

const OFFICIALS_AND_ADMINS: readonly AccountRole[] = [
  'reviewer',
  'department',
  'inspector',
  'township',
  'planner',
  'sysadmin',
  'secadmin',
  'auditor',
]

type Whose = { role: AccountRole; isDemo: boolean }

/**
 * True when the account must sign in with a second factor. The password of demo accounts is published on purpose, so
 * a phone of somebody's would only shut the others out. Source: GB/T 22239-2019 8.1.4.1 d.
 */
export function mustUseSecondFactor({ role, isDemo }: Whose, { secondFactor }: SecurityPolicies): boolean {
  if (isDemo) return false
  if (secondFactor === 'everyone' || OFFICIALS_AND_ADMINS.includes(role)) return true
  return secondFactor === 'operators' && (role === 'operator' || role === 'staff')
}

/** True when the password is older than officials' and administrators' may be. */
export function isPasswordExpired(
  { role, isDemo, passwordChangedAt }: Whose & { passwordChangedAt: Date },
  { passwordDays }: SecurityPolicies,
  now: Date,
): boolean {
  if (isDemo || passwordDays === 0 || !OFFICIALS_AND_ADMINS.includes(role)) return false
  return now.getTime() - passwordChangedAt.getTime() >= passwordDays * 24 * 60 * 60_000
}
