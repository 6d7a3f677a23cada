import { DepartmentDuty } from '@/prisma/generated/enums'

/** What a department answers for, as people call it. */
export const DUTY_LABELS: Record<DepartmentDuty, string> = {
  education: '教育部门',
  health: '卫生健康部门',
  fire: '消防救援机构',
  market: '市场监督管理部门',
  housing: '住房城乡建设部门',
  police: '公安机关',
  civil_affairs: '民政部门',
}

export const DUTIES: readonly DepartmentDuty[] = Object.values(DepartmentDuty)

export const dutyName = (duty: DepartmentDuty): string => DUTY_LABELS[duty]

/** The body's name where the area has registered one, else what it answers for. */
export const receiverName = (
  departments: readonly { duty: DepartmentDuty; name: string }[],
  duty: DepartmentDuty,
): string => departments.find((department) => department.duty === duty)?.name ?? `当地${dutyName(duty)}`
