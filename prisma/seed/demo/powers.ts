import { randomUUID } from 'node:crypto'
import type { Tx } from '@/lib/core/db'
import { addDays, type DateString, shanghaiDayStart, toDateColumn } from '@/lib/format/date'
import { tokenHashOf } from '@/lib/invitations/queries'

const FENGXIAN = '310120'
const OFFICES = ['区教育局', '区卫生健康委', '区消防救援支队', '区市场监管局']

/** Offices, a role with fewer rights, what waits for a second person, an invitation and two reviews. Adds what is missing. */
export async function seedDemoPowers(tx: Tx, today: DateString): Promise<void> {
  if ((await tx.organisation.count({ where: { isDemo: true } })) > 0) return
  await tx.organisation.createMany({
    data: OFFICES.map((name) => ({ name, regionCode: FENGXIAN, isDemo: true })),
    skipDuplicates: true,
  })
  const offices = await tx.organisation.findMany({ where: { regionCode: FENGXIAN, isDemo: true } })
  for (const { id, name } of offices)
    await tx.account.updateMany({
      where: { isDemo: true, regionCode: FENGXIAN, department: name },
      data: { organisationId: id },
    })
  const role = await tx.role.create({
    data: {
      code: 'demo-verifier',
      name: '证书核验员',
      base: 'reviewer',
      permissions: ['filings.read', 'staff.read', 'certificates.verify'],
      note: '只核验证书，不办理备案',
      isDemo: true,
    },
  })
  const accounts = await tx.account.findMany({
    where: { isDemo: true, username: { in: ['sysadmin', 'secadmin', 'planner', 'inspector2', 'township'] } },
  })
  const idOf = (username: string) => accounts.find((one) => one.username === username)?.id
  const [secadmin, planner] = [idOf('secadmin'), idOf('planner')]
  const due = [
    { username: 'inspector2', days: 12 },
    { username: 'township', days: -5 },
  ]
  await tx.rightsReview.createMany({
    data: due.flatMap(({ username, days }) => {
      const accountId = idOf(username)
      return accountId ? [{ accountId, dueOn: toDateColumn(addDays(today, days)), isDemo: true }] : []
    }),
    skipDuplicates: true,
  })
  if (!secadmin || !planner) return
  await tx.sensitiveChange.create({
    data: {
      kind: 'role.save',
      subjectType: 'role',
      subjectId: role.id,
      summary: '角色“证书核验员”（备案审核员）：增加 处理从业记录更正申请',
      payload: {
        roleId: role.id,
        version: role.version,
        name: role.name,
        base: role.base,
        permissions: [...role.permissions, 'corrections.decide'],
        note: role.note,
        isEnabled: true,
      },
      reason: '核验证书时常要一起处理更正',
      requestedById: secadmin,
      requestedByName: '演示安全管理员',
      expiresAt: shanghaiDayStart(addDays(today, 7)),
      isDemo: true,
    },
  })
  const builtIn = await tx.role.findFirstOrThrow({ where: { base: 'planner', isBuiltIn: true } })
  await tx.invitation.create({
    data: {
      // A link nobody knows: the planner sends a new one.
      tokenHash: tokenHashOf(randomUUID()),
      displayName: '演示：奉城镇规划员',
      role: 'planner',
      roleId: builtIn.id,
      regionCode: '310120102',
      invitedById: planner,
      invitedByName: '奉贤规划管理员',
      expiresAt: shanghaiDayStart(addDays(today, 7)),
      isDemo: true,
    },
  })
}
