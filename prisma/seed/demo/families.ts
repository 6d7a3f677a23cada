import { LEGAL_BASES } from '@/lib/authority-exports/rules'
import { CURRENT_CONSENT } from '@/lib/children/consent'
import { mintActor, publicActor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { lookupHash, seal } from '@/lib/core/crypto'
import type { Tx } from '@/lib/core/db'
import {
  addDays,
  addMonths,
  type DateString,
  monthStart,
  shanghaiDayStart,
  toDateColumn,
} from '@/lib/format/date'
import { maskIdentityNumber, maskName } from '@/lib/format/mask'
import { inventedIdentity } from './identity'

const TOWN = '310120101'

/** Months old today, and whether the family gave a number. */
const CHILDREN = [
  { name: '演示小满', ageMonths: 27, serial: 801 },
  { name: '演示小雪', ageMonths: 11, serial: null },
] as const

/** What an authority asks for: waits for a second person. */
async function seedDataRequest(tx: Tx, reviewer: { id: string; displayName: string }): Promise<void> {
  await tx.authorityExport.create({
    data: {
      authority: '示例区人民法院（演示）',
      documentNumber: '（演示）协执 1 号',
      legalBasis: LEGAL_BASES.civil,
      purpose: '审理案件，核对该镇已登记儿童的监护情况',
      scope: {
        kind: 'area_children',
        targetId: TOWN,
        label: '南桥镇',
        withNumbers: false,
        tellsSubjects: true,
      },
      regionCode: TOWN,
      requestedById: reviewer.id,
      requestedByName: reviewer.displayName,
      isDemo: true,
    },
    select: { id: true },
  })
}

/** Two children of the demo parent, and what was done with the record of one of them before today. */
export async function seedDemoFamilies(tx: Tx, today: DateString): Promise<void> {
  const find = (username: string) =>
    tx.account.findFirst({
      where: { username, isDemo: true },
      select: { id: true, displayName: true, department: true, role: true, regionCode: true },
    })
  const parent = await find('parent')
  const reviewer = await find('reviewer')
  // Once: children the demo parent took back do not return at the next start.
  if (!parent || (await tx.auditEvent.count({ where: { actorId: parent.id, action: 'child.add' } })) > 0)
    return
  if (reviewer) await seedDataRequest(tx, reviewer)
  const consentedAt = new Date(shanghaiDayStart(addDays(today, -40)).getTime() + 10 * 3_600_000)
  for (const { name, ageMonths, serial } of CHILDREN) {
    const birth = addDays(monthStart(addMonths(today, -ageMonths)), 13)
    const number = serial === null ? null : inventedIdentity(birth.replaceAll('-', ''), serial)
    const child = await tx.child.create({
      data: {
        name,
        birthMonth: toDateColumn(monthStart(birth)),
        regionCode: TOWN,
        isDemo: true,
        createdAt: consentedAt,
        ...(number && {
          identitySealed: await seal(number),
          identityHash: lookupHash(number),
          identityMasked: maskIdentityNumber(number),
        }),
        guardianships: {
          create: {
            accountId: parent.id,
            regionCode: TOWN,
            consentVersion: CURRENT_CONSENT.version,
            consentedAt,
            isDemo: true,
          },
        },
      },
      select: { id: true },
    })
    const line = {
      subject: { type: 'child', id: child.id },
      regionCode: TOWN,
      after: { name: maskName(name) },
    }
    const actor = (account: typeof parent) =>
      mintActor({
        ...publicActor,
        ...account,
        accountId: account.id,
        name: account.displayName,
        isDemo: true,
      })
    await audit(tx, actor(parent), { action: 'child.add', right: 'family.use', ...line })
    if (number && reviewer)
      await audit(tx, actor(reviewer), {
        action: 'identity.reveal',
        right: 'children.reveal',
        ...line,
        reason: '发放补助：核对补助申请人和户口簿',
      })
  }
}
