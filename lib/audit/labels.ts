import { ROLE_LABELS } from '@/lib/accounts/labels'

export const SUBJECT_LABELS: Record<string, string> = {
  account: '账号',
  audit: '审计日志',
}

/** What somebody did, as a verb phrase that stands after the name. Every action the portal audits is here. */
export const ACTION_LABELS: Record<string, string> = {
  'account.sign_in': '登录',
  'account.sign_in_refused': '登录没有成功',
  'account.sign_out': '退出登录',
  'account.sign_out_everywhere': '在所有设备上退出登录',
  'account.enable': '启用账号',
  'account.disable': '停用账号',
  'audit.export': '导出审计日志',
}

const FIELD_LABELS: Record<string, string> = {
  isEnabled: '能否登录',
  rows: '条数',
}

/** An action without words reads as “办理业务”: an internal name never reaches a page. */
export const actionLabel = (action: string): string => ACTION_LABELS[action] ?? '办理业务'

export const subjectLabel = (type: string): string => SUBJECT_LABELS[type] ?? '其他'

export function actorRoleLabel(role: string): string {
  if (role === 'public') return '未登录'
  if (role === 'system') return '系统'
  return (ROLE_LABELS as Record<string, string>)[role] ?? '其他'
}

export type ChangedField = { label: string; before: string; after: string }

/** The fields that differ, in words; `unnamed` counts differing fields that have no word here and stay in the export. */
export function changedFields(before: unknown, after: unknown): { fields: ChangedField[]; unnamed: number } {
  const [old, fresh] = [asRecord(before), asRecord(after)]
  const keys = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter(
    (key) => JSON.stringify(old[key]) !== JSON.stringify(fresh[key]),
  )
  const named = keys.flatMap((key) => {
    const label = FIELD_LABELS[key]
    return label ? [{ label, before: valueText(old[key]), after: valueText(fresh[key]) }] : []
  })
  return { fields: named, unnamed: keys.length - named.length }
}

function asRecord(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {}
}

function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') return '未填'
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
