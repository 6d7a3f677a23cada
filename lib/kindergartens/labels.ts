import type { KindergartenStatus, MilestoneKind } from '@/prisma/generated/enums'
import type { SyncFlag } from './rules'

export const KINDERGARTEN_STATUS_LABELS = {
  planned: '规划',
  building: '在建',
  operating: '已开办',
  closed: '已停办',
} as const satisfies Record<KindergartenStatus, string>

export const MILESTONE_KIND_LABELS = {
  site_approved: '选址批复',
  education_consulted: '征求教育部门意见',
  construction_started: '开工',
  structure_topped: '结构封顶',
  accepted: '竣工验收',
  delivered: '移交',
  opened: '开园',
} as const satisfies Record<MilestoneKind, string>

export const SYNC_FLAG_LABELS = {
  syncPlanned: '同步规划',
  syncDesigned: '同步设计',
  syncBuilt: '同步建设',
  syncAccepted: '同步验收',
  syncDelivered: '同步交付',
} as const satisfies Record<SyncFlag, string>

export function syncFlagLabel(value: boolean | null): string {
  if (value === null) return '未记录'
  return value ? '是' : '否'
}
