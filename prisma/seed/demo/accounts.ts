import { DEMO_PASSWORD } from '@/lib/accounts/rules'
import type { Tx } from '@/lib/core/db'
import { hashPassword } from '@/lib/core/password'
import type { AccountRole } from '@/prisma/generated/enums'

export type DemoAccountSeed = {
  username: string
  displayName: string
  role: AccountRole
  regionCode: string | null
  department: string | null
}

const FENGXIAN = '310120'
const NANQIAO = '310120101'

const row = (
  username: string,
  role: AccountRole,
  displayName: string,
  regionCode: string | null = null,
  department: string | null = null,
): DemoAccountSeed => ({ username, displayName, role, regionCode, department })

/** The published accounts of the demo world (contract.md), and a planner for each of the other two areas. */
export const DEMO_ACCOUNTS: readonly DemoAccountSeed[] = [
  row('parent', 'parent', '演示家长', FENGXIAN),
  row('operator', 'operator', '演示机构负责人', FENGXIAN),
  row('carer', 'staff', '演示保育师', FENGXIAN),
  row('reviewer', 'reviewer', '奉贤备案审核员', FENGXIAN, '区教育局'),
  row('fire', 'department', '奉贤消防审核员', FENGXIAN, '区消防救援支队'),
  row('market', 'department', '奉贤市场监管审核员', FENGXIAN, '区市场监管局'),
  row('inspector', 'inspector', '奉贤检查员甲', FENGXIAN, '区教育局'),
  row('inspector2', 'inspector', '奉贤检查员乙', FENGXIAN, '区卫生健康委'),
  row('township', 'township', '南桥镇管理员', NANQIAO, '南桥镇人民政府'),
  row('planner', 'planner', '奉贤规划管理员', FENGXIAN, '区教育局'),
  row('yunnan', 'planner', '云南规划管理员', '530000', '省卫生健康委'),
  row('nanjing', 'planner', '南京规划管理员', '320100', '市卫生健康委'),
  row('baodi', 'planner', '宝坻规划管理员', '120115', '区卫生健康委'),
  row('chongqing', 'planner', '重庆规划管理员', '500000', '市卫生健康委'),
  row('sysadmin', 'sysadmin', '演示系统管理员'),
  row('secadmin', 'secadmin', '演示安全管理员'),
  row('auditor', 'auditor', '演示审计员'),
]

/** Adds the demo accounts that are not there yet; all share one published password, so one hash serves them all. */
export async function seedDemoAccounts(tx: Tx): Promise<number> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const data = DEMO_ACCOUNTS.map((account) => ({ ...account, passwordHash, isDemo: true }))
  const { count } = await tx.account.createMany({ data, skipDuplicates: true })
  return count
}
