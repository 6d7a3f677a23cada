import type { DateString } from '@/lib/format/date'
import type { ProcedureKind } from '@/prisma/generated/enums'
import { findField, isFieldCode } from './field-register'
import type { ClockCode, Condition, ProcedureDefinition, ProcedureEffect } from './schema'

type Version = { regionCode: string; validFrom: DateString; isEnabled: boolean }

/**
 * The version a case begun on the day takes: the nearest jurisdiction up the path that has one in force, and there the
 * latest that had begun. A version with a later start date takes nothing before that day; null: nothing in force.
 */
export function versionInForce<T extends Version>(
  versions: readonly T[],
  regionPath: string,
  on: DateString,
): T | null {
  for (const code of regionPath.split('/').reverse()) {
    const begun = versions.filter((one) => one.regionCode === code && one.isEnabled && one.validFrom <= on)
    const [latest] = begun.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
    if (latest) return latest
  }
  return null
}

type Path = (string | number)[]
type Problem = { path: Path; message: string }

/** Why a well-formed definition may not be published; empty when it may. Source: issue 3 §1 (字段登记). */
export function problemsOf(definition: ProcedureDefinition): Problem[] {
  const { pages, materials, clocks, departments, correctionReasons } = definition
  const asked = pages.flatMap((page) => page.fields)
  return [
    ...pages.flatMap((page, index) => fieldProblems(page.fields, ['pages', index, 'fields'])),
    ...repeated(asked, ['pages'], (code) => `字段 ${code} 出现了两次`),
    ...repeated(
      pages.map((page) => page.id),
      ['pages'],
      (id) => `有两页都叫 ${id}`,
    ),
    ...repeated(
      materials.map((material) => material.code),
      ['materials'],
      (code) => `材料代码 ${code} 出现了两次`,
    ),
    ...materials.flatMap(({ required }, index) =>
      conditionProblems(required, asked, ['materials', index, 'required']),
    ),
    ...repeated(
      clocks.map((clock) => clock.code),
      ['clocks'],
      (code) => `时限 ${code} 出现了两次`,
    ),
    ...clockProblems(definition),
    ...repeated(
      departments.map(({ duty, mode }) => `${duty} ${mode}`),
      ['departments'],
      () => '同一部门的同一种要求出现了两次',
    ),
    ...repeated(
      correctionReasons.map((reason) => reason.code),
      ['correctionReasons'],
      (code) => `补正理由 ${code} 出现了两次`,
    ),
    ...receiptProblems(definition),
  ]
}

function fieldProblems(fields: readonly string[], path: Path): Problem[] {
  return fields.flatMap((code, index) =>
    isFieldCode(code) ? [] : { path: [...path, index], message: `${code} 不在字段登记里，不能向申请人要` },
  )
}

function conditionProblems(condition: Condition, asked: readonly string[], path: Path): Problem[] {
  if (typeof condition === 'string') return []
  const { field } = condition
  if (!asked.includes(field)) return [{ path: [...path, 'field'], message: `表里没有字段 ${field}` }]
  const options = findField(field)?.options.map(({ value }) => value) ?? []
  const unknown = condition.in.filter((value) => typeof value === 'string' && !options.includes(value))
  if (options.length === 0 || unknown.length === 0) return []
  return [{ path: [...path, 'in'], message: `字段 ${field} 没有这些选项：${unknown.join('、')}` }]
}

/** A term is counted day by day each time a case is sent in: a slip of a zero must not stop the portal. */
const LONGEST_TERM_DAYS = 1_000

function clockProblems({ clocks, departments, needsVerification }: ProcedureDefinition): Problem[] {
  const has = (code: ClockCode) => clocks.some((clock) => clock.code === code)
  const missing = (is: boolean, message: string) => (is ? [{ path: ['clocks'], message }] : [])
  const asks = departments.some(({ mode }) => mode === 'opinion')
  return [
    ...missing(!has('receipt'), '缺少办结时限（receipt）'),
    ...missing(needsVerification && !has('compliance'), '回执后要核查的，须有核查时限（compliance）'),
    ...missing(asks && !has('department_opinion'), '征求部门意见的，须有反馈时限（department_opinion）'),
    ...clocks.flatMap(({ days, reminderDays }, index) =>
      Math.max(days, reminderDays) > LONGEST_TERM_DAYS
        ? [{ path: ['clocks', index, 'days'], message: `时限最长 ${LONGEST_TERM_DAYS} 天` }]
        : [],
    ),
  ]
}

function receiptProblems({ issuesReceipt, texts }: ProcedureDefinition): Problem[] {
  if (!issuesReceipt || (texts.receiptTitle && texts.receiptStatement)) return []
  return [{ path: ['texts'], message: '出具回执的，须写明回执的标题和正文' }]
}

function repeated(codes: readonly string[], path: Path, message: (code: string) => string): Problem[] {
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index)
  return [...new Set(twice)].map((code) => ({ path, message: message(code) }))
}

/** What accepting a case of the kind does: a 变更 that files anew, or a 注销 that files, is a slip of copying. */
export const EFFECT_OF_KIND = {
  filing: 'file',
  home_filing: 'file',
  licence: 'file',
  change: 'change',
  suspension: 'suspend',
  resumption: 'resume',
  cancellation: 'cancel',
} as const satisfies Record<ProcedureKind, ProcedureEffect>
