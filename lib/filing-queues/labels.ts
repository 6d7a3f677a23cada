import type { QueueTab } from './schema'

export const QUEUE_TAB_LABELS = {
  department: '等本部门办理',
  mine: '分派给我',
  overdue: '已超期',
  all: '全部在办',
  finished: '已结束',
} as const satisfies Record<QueueTab, string>
