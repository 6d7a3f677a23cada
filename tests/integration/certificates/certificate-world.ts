import { type SubmitCertificateInput, submitCertificateSchema } from '@/lib/certificates/schema'
import type { Actor } from '@/lib/core/actor'
import { lookupHash } from '@/lib/core/crypto'
import { db } from '@/lib/core/db'
import { makeFacility } from '@/tests/integration/operators/operator-world'

let serial = 0

/** Somebody who works for the body at a facility in 奉贤 (南桥镇 unless told). */
export async function makeWorker(
  operator: Actor,
  more: { name?: string; regionCode?: string; endedOn?: Date; kind?: 'carer' | 'head' } = {},
): Promise<{ personId: string; postId: string; facilityId: string }> {
  serial += 1
  const operatorId = operator.operatorId ?? ''
  const facility = await makeFacility({ operatorId, ...(more.regionCode && { regionCode: more.regionCode }) })
  const person = await db.staffPerson.create({
    data: {
      name: more.name ?? `员工${serial}`,
      identitySealed: 'x',
      identityHash: lookupHash(`worker-${serial}`),
      identityMasked: '310***********0001',
    },
    select: { id: true },
  })
  const post = await db.staffPost.create({
    data: {
      personId: person.id,
      operatorId,
      facilityId: facility.id,
      kind: more.kind ?? 'carer',
      isFullTime: false,
      startedOn: new Date('2026-01-01'),
      endedOn: more.endedOn ?? null,
    },
    select: { id: true },
  })
  return { personId: person.id, postId: post.id, facilityId: facility.id }
}

/** What a form sends for a certificate: 保育师 of level 4 unless told otherwise. */
export function certificate(personId: string, change: Record<string, string> = {}): SubmitCertificateInput {
  serial += 1
  return submitCertificateSchema.parse({
    personId,
    type: 'childcare_worker',
    level: change.type && change.type !== 'childcare_worker' ? '' : '4',
    number: `S00003101${serial}`,
    issuerName: '上海市职业技能评价中心',
    issuedOn: '2024-03-01',
    ...change,
  })
}

export const stateOf = async (id: string) =>
  (await db.staffCertificate.findUniqueOrThrow({ where: { id } })).state

export async function pickOf(id: string): Promise<{ id: string; version: number }> {
  const { version } = await db.staffCertificate.findUniqueOrThrow({
    where: { id },
    select: { version: true },
  })
  return { id, version }
}
