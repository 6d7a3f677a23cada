import type { Tx } from '@/lib/core/db'
import type { DepartmentDuty } from '@/prisma/generated/enums'

const FENGXIAN = '310120'

/** The bodies of 奉贤 in the demo world; names as the demo accounts carry them (accounts.ts). */
const NAMES: readonly [DepartmentDuty, string][] = [
  ['education', '区教育局'],
  ['fire', '区消防救援支队'],
  ['market', '区市场监管局'],
  ['health', '区卫生健康委'],
  ['housing', '区建设管理委'],
  ['police', '区公安分局'],
]

/** Adds the demo departments that are not there yet; one an administrator has registered stays. */
export async function seedDemoDepartments(tx: Tx): Promise<void> {
  await tx.department.createMany({
    data: NAMES.map(([duty, name]) => ({ regionCode: FENGXIAN, duty, name, isDemo: true })),
    skipDuplicates: true,
  })
}
