import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { db, type Prisma, type Reader } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import type { SignatureCheck, SignedWords } from '@/lib/core/signed-words'
import { publicKeys } from '@/lib/core/signing'
import { type DateString, dateInShanghai } from '@/lib/format/date'
import { maskName } from '@/lib/format/mask'
import { visiblePeople } from '@/lib/training-ledgers/policy'
import { writeProof } from './proof-letter'
import { type ProofStanding, readProofNumber, standingOf } from './rules'
import type { ProofPayload } from './schema'
import { checkProof, proofOf } from './verification'

/** What anybody may read of a proof: never the whole name, never more of the number than its mask. */
export type PublicProof = {
  number: string
  standing: ProofStanding
  check: SignatureCheck
  nameMasked: string
  identityMasked: string
  issuedOn: DateString
  issuer: string
  revokedOn: DateString | null
  /** How many of the attendances it lists were taken back since. */
  revokedAttendances: number
  accounts: ProofPayload['accounts']
  attendances: (Omit<ProofPayload['attendances'][number], 'id'> & { line: number })[]
  keyId: string
  algorithm: string
  isDemo: boolean
}

const select = {
  ...{ number: true, personId: true, payload: true, signature: true, keyId: true },
  ...{ issuedAt: true, revokedAt: true, isDemo: true },
} as const satisfies Prisma.TrainingProofSelect
type Row = Prisma.TrainingProofGetPayload<{ select: typeof select }>

type Checked = {
  row: Row
  payload: ProofPayload | null
  signed: SignedWords
  check: SignatureCheck
  standing: ProofStanding
  revokedAttendances: number
}

/** Payload, signature, row and what became of the attendances since, checked anew each time. */
async function checked(row: Row, reader: Reader): Promise<Checked> {
  const keys = publicKeys()
  const algorithm = keys.find(({ keyId }) => keyId === row.keyId)?.algorithm ?? ''
  const signed = { payload: row.payload, algorithm, keyId: row.keyId, signature: row.signature }
  const check = checkProof(signed, keys)
  const payload = proofOf(row.payload)
  const listed = payload?.attendances.map(({ id }) => id) ?? []
  const standing = await reader.trainingAttendance.count({ where: { id: { in: listed }, revokedAt: null } })
  const revokedAttendances = listed.length - standing
  const found = {
    ...{ check, revokedAttendances, isRevoked: row.revokedAt !== null },
    isSameNumber: payload?.number === row.number && payload.person.id === row.personId,
  }
  return { row, payload, signed, check, standing: standingOf(found), revokedAttendances }
}

async function load(text: string, reader: Reader, where: Prisma.TrainingProofWhereInput = {}) {
  const number = readProofNumber(text)
  if (number === null) return null
  const row = await reader.trainingProof.findFirst({ where: { AND: [where, { number }] }, select })
  return row && checked(row, reader)
}

/** A proof by its number as people type it; null when there is none. Everybody who holds the paper may ask. */
export async function findProof(_actor: Actor, number: string): Promise<PublicProof | null> {
  const found = await load(number, db)
  if (!found) return null
  const { row, payload, signed, ...rest } = found
  return {
    ...rest,
    number: row.number,
    nameMasked: maskName(payload?.person.name),
    identityMasked: payload?.person.identityMasked ?? '',
    issuedOn: payload?.issuedOn ?? dateInShanghai(row.issuedAt),
    issuer: payload?.issuer ?? '',
    revokedOn: row.revokedAt && dateInShanghai(row.revokedAt),
    accounts: payload?.accounts ?? [],
    attendances: (payload?.attendances ?? []).map(({ id: _id, ...one }, line) => ({ ...one, line })),
    keyId: row.keyId,
    algorithm: signed.algorithm,
    isDemo: row.isDemo,
  }
}

const ownedBy = (actor: Actor) => ({ person: visiblePeople(actor, todayInShanghai()) })

/**
 * The paper itself, whole name and all, for those who may read the transcript. Throws not_found; conflict for one that
 * fails its check or was revoked: nothing false is printed. `origin`: the portal's address for the code.
 */
export async function getProofLetter(
  actor: Actor,
  number: string,
  origin: string,
): Promise<{ bytes: Buffer; name: string }> {
  const found = await load(number, db, ownedBy(actor))
  if (!found) throw new AppError('not_found')
  const { payload, signed, standing } = found
  if (!payload || standing === 'invalid' || standing === 'revoked') throw new AppError('conflict')
  return { bytes: await writeProof(payload, signed, standing, origin), name: `学时证明 ${payload.number}` }
}

export type ProofItem = { number: string; issuedAt: Date; revokedAt: Date | null; isDemo: boolean }

/** The proofs of a person whose transcript the actor reads, newest first. */
export async function listProofs(actor: Actor, personId: string): Promise<ProofItem[]> {
  return db.trainingProof.findMany({
    where: { AND: [ownedBy(actor), { personId: { equals: personId } }] },
    orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }],
    take: 20,
    select: { number: true, issuedAt: true, revokedAt: true, isDemo: true },
  })
}
