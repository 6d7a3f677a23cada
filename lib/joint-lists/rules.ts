import type { DepartmentDuty } from '@/prisma/generated/enums'

/** Why something is on the list: an official clock of the case, or a department that has not answered. */
export type JointCause = { clock: string; duty: DepartmentDuty | null }

export type JointGroup<T> = { key: string; cause: JointCause; rows: T[] }

/** By cause: first the receiving department's own clocks, then the silent departments, the largest group first. */
export function groupByCause<T extends { cause: JointCause }>(rows: readonly T[]): JointGroup<T>[] {
  const groups = new Map<string, JointGroup<T>>()
  for (const row of rows) {
    const { clock, duty } = row.cause
    const key = duty ?? clock
    const group = groups.get(key) ?? { key, cause: row.cause, rows: [] }
    group.rows.push(row)
    groups.set(key, group)
  }
  const rank = ({ cause }: JointGroup<T>) => (cause.duty === null ? 0 : 1)
  return [...groups.values()].sort((a, b) => rank(a) - rank(b) || b.rows.length - a.rows.length)
}
