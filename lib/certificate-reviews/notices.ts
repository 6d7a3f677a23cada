import 'server-only'
import { v7 as uuidv7 } from 'uuid'
import { certificateTitle } from '@/lib/certificates/labels'
import type { CertificateDto } from '@/lib/certificates/queries'
import type { CertificateEvent } from '@/lib/certificates/rules'
import type { Tx } from '@/lib/core/db'
import { postNotice, type Recipients } from '@/lib/notices/commands'

const TITLES = {
  verify: '张证书已核验通过',
  reject: '张证书被退回',
  revoke: '张证书已被撤销',
  expire: '张证书已过期',
} as const satisfies Record<CertificateEvent, string>

const NEXT = {
  verify: '不用再做什么。',
  reject: '请按原因改正后重新交。',
  revoke: '这些证书不再有效，请安排持证人员上岗。',
  expire: '请更新证书。',
} as const satisfies Record<CertificateEvent, string>

/** One notice to each body, or person, whose certificates were decided on. */
export async function tellSubmitters(
  tx: Tx,
  event: CertificateEvent,
  certificates: readonly CertificateDto[],
  reason: string | null,
): Promise<void> {
  const batch = uuidv7()
  const groups = new Map<string, CertificateDto[]>()
  for (const one of certificates) {
    const key = one.operatorId ?? one.personId
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  for (const [key, group] of groups) {
    const isBody = group[0]?.operatorId !== null
    const to: Recipients = isBody ? { operatorId: key } : { accountIds: await accountsOf(tx, key) }
    await postNotice(tx, {
      to,
      kind: `certificate.${event}`,
      title: `${group.length} ${TITLES[event]}`,
      text: `${namesOf(group)}。${reason === null ? '' : `原因：${reason}。`}${NEXT[event]}`,
      href: isBody ? '/operator/certificates' : '/staff',
      eventKey: `certificates:${batch}`,
    })
  }
}

const NAMED = 10

const namesOf = (group: readonly CertificateDto[]): string => {
  const names = group.slice(0, NAMED).map((one) => `${one.personName}的${certificateTitle(one)}`)
  return group.length > NAMED ? `${names.join('、')}等` : names.join('、')
}

async function accountsOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.account.findMany({ where: { staffPersonId: personId }, select: { id: true } })
  return rows.map(({ id }) => id)
}
