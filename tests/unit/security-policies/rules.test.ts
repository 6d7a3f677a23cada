import { describe, expect, it } from 'vitest'
import {
  DEFAULT_POLICIES,
  isPasswordExpired,
  isPolicyValue,
  mustUseSecondFactor,
  policiesFrom,
  policyText,
} from '@/lib/security-policies/rules'
import { readPolicyText } from '@/lib/security-policies/schema'
import { AccountRole } from '@/prisma/generated/enums'

describe('policies', () => {
  it('hold the defaults, and what was set where the key may hold it', () => {
    expect(DEFAULT_POLICIES).toEqual({
      passwordLength: 12,
      passwordHistory: 5,
      passwordDays: 90,
      idleMinutes: 30,
      sessionHours: 8,
      freeFailures: 5,
      secondFactor: 'officials',
      rightsReviewMonths: 12,
    })
    const stored = [
      { key: 'idleMinutes', value: 15 },
      { key: 'sessionHours', value: 1_000 },
      { key: 'secondFactor', value: 'nobody' },
      { key: 'unknown', value: 1 },
    ]
    expect(policiesFrom(stored)).toEqual({ ...DEFAULT_POLICIES, idleMinutes: 15 })
  })

  it.each([
    ['passwordDays', '０', 0],
    ['passwordDays', '-1', undefined],
    ['passwordLength', '9', undefined],
    ['passwordLength', '10', 10],
    ['idleMinutes', '7.5', undefined],
    ['idleMinutes', '', undefined],
    ['secondFactor', 'everyone', 'everyone'],
    ['secondFactor', 'toString', undefined],
  ] as const)('%s from “%s”', (key, text, value) => {
    expect(readPolicyText(key, text)).toBe(value)
  })

  it('reads in words', () => {
    expect(policyText('passwordDays', 0)).toBe('不过期')
    expect(policyText('idleMinutes', 30)).toBe('30 分钟')
    expect(policyText('secondFactor', 'officials')).toBe('公职人员和管理员')
    expect(isPolicyValue('idleMinutes', '30')).toBe(false)
  })
})

describe('mustUseSecondFactor', () => {
  const OFFICIALS: AccountRole[] = ['reviewer', 'department', 'inspector', 'township', 'planner']
  const ADMINS: AccountRole[] = ['sysadmin', 'secadmin', 'auditor']
  const everyRole = Object.values(AccountRole)
  it.each([
    ['officials', [...OFFICIALS, ...ADMINS]],
    ['operators', [...OFFICIALS, ...ADMINS, 'operator', 'staff']],
    ['everyone', everyRole],
  ] as const)('%s', (secondFactor, roles) => {
    const policies = { ...DEFAULT_POLICIES, secondFactor }
    const asked = everyRole.filter((role) => mustUseSecondFactor({ role, isDemo: false }, policies))
    expect(asked.sort()).toEqual([...roles].sort())
    expect(everyRole.some((role) => mustUseSecondFactor({ role, isDemo: true }, policies))).toBe(false)
  })
})

describe('isPasswordExpired', () => {
  const now = new Date('2026-11-23T00:00:00Z')
  const days = (count: number) => new Date(now.getTime() - count * 86_400_000)
  it.each([
    ['planner', 89, 90, false, false],
    ['planner', 90, 90, false, true],
    ['planner', 90, 90, true, false],
    ['planner', 5_000, 0, false, false],
    ['parent', 5_000, 90, false, false],
    ['operator', 5_000, 90, false, false],
  ] as const)('%s, %i days old, %i allowed, demo %s', (role, age, passwordDays, isDemo, expired) => {
    const policies = { ...DEFAULT_POLICIES, passwordDays }
    const account = { role, isDemo, passwordChangedAt: days(age) }
    expect(isPasswordExpired(account, policies, now)).toBe(expired)
  })
})
