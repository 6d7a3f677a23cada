import type { AuthorityExportState } from '@/prisma/generated/enums'
import type { ExportScopeKind } from './rules'

export const EXPORT_STATE_LABELS = {
  requested: '等待批准',
  approved: '已批准',
  rejected: '未批准',
  withdrawn: '已撤回',
} as const satisfies Record<AuthorityExportState, string>

export const EXPORT_SCOPE_LABELS = {
  facility_staff: '一家机构的工作人员',
  staff_person: '一名工作人员',
  area_children: '一个地区的儿童',
  child: '一名儿童',
} as const satisfies Record<ExportScopeKind, string>

export const EXPORT_DONE: Readonly<Record<string, string>> = {
  requested: '申请已提交，等待另一人批准',
  approved: '已批准，申请人可以在 7 天内下载',
  rejected: '已答复不批准',
  withdrawn: '申请已撤回',
}
