import type { DateString } from '@/lib/format/date'
import type { KindergartenStatus, MilestoneKind } from '@/prisma/generated/enums'

/** 五同步: care facilities of a new housing area are planned, designed, built, accepted and delivered with it. */
export const SYNC_FLAGS = [
  'syncPlanned',
  'syncDesigned',
  'syncBuilt',
  'syncAccepted',
  'syncDelivered',
] as const
export type SyncFlag = (typeof SYNC_FLAGS)[number]

/** In the order a project passes them. */
export const MILESTONES = [
  'site_approved',
  'education_consulted',
  'construction_started',
  'structure_topped',
  'accepted',
  'delivered',
  'opened',
] as const satisfies readonly MilestoneKind[]

export type Milestone = { kind: MilestoneKind; dueOn: DateString | null; doneOn: DateString | null }

export type MilestoneState = 'done' | 'late' | 'due' | 'unplanned'

/** late: its day has passed and it is not done. unplanned: no day was ever set. */
export function milestoneState(milestone: Omit<Milestone, 'kind'>, today: DateString): MilestoneState {
  if (milestone.doneOn !== null) return 'done'
  if (milestone.dueOn === null) return 'unplanned'
  return milestone.dueOn < today ? 'late' : 'due'
}

/** What looks wrong with a project but may be true: shown, never a reason to refuse. */
export function kindergartenWarnings(kindergarten: {
  status: KindergartenStatus
  isNewBuild: boolean
  completedOn: DateString | null
  milestones: readonly Milestone[]
}): string[] {
  const { status, isNewBuild, completedOn } = kindergarten
  const done = kindergarten.milestones.filter((milestone) => milestone.doneOn !== null)
  const outOfOrder = MILESTONES.flatMap((kind) => done.filter((milestone) => milestone.kind === kind)).some(
    (milestone, index, list) => {
      const previous = list[index - 1]?.doneOn
      return previous !== null && previous !== undefined && (milestone.doneOn ?? '') < previous
    },
  )
  return [
    outOfOrder ? '有节点的完成日期早于前一个节点，请核对' : null,
    isNewBuild && status === 'operating' && completedOn === null
      ? '新建项目已开办但没有竣工日期，不计入已建成'
      : null,
  ].filter((warning) => warning !== null)
}
