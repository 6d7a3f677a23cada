import 'server-only'
import { v7 as uuidv7 } from 'uuid'
import { NOT_TO_BE_HIRED } from '@/lib/bans/labels'
import { checkBans } from '@/lib/bans/look-ups'
import { certificateTitle } from '@/lib/certificates/labels'
import { numberKeyOf } from '@/lib/certificates/rules'
import { lookupHash } from '@/lib/core/crypto'
import { maskIdentityNumber } from '@/lib/format/mask'
import { comparableName } from '@/lib/identity-numbers/rules'
import { NAME_DIFFERS } from '@/lib/staff/people'
import { changedColumns } from '../rules'
import type { Image } from '../schema'
import { emptyPlan, type ImportKindRules, type Plan, type PlanContext, type ReadRow, textOf } from './kind'
import { certificateKey, type KnownPost, postKey, readKnown } from './staff-known'
import { findPlaces, type StaffPlace } from './staff-places'
import { type StaffRow, staffRowSchema } from './staff-row'
import { writeStaff } from './staff-writes'

/**
 * A body's staff list: people by their identity number, posts, and certificates handed in for verification. A row that
 * is registered already changes nothing; nobody leaves because a list does not name them.
 */
export const staff: ImportKindRules<StaffRow> = {
  target: {
    table: 'staff_posts',
    key: 'id',
    keyType: 'uuid',
    identity: [],
    columns: ['id'],
    touched: [],
    hasVersion: true,
  },
  isPersonal: true,
  mostRows: 5_000,
  rowSchema: staffRowSchema,
  plan: planStaff,
  write: writeStaff,
  regionsOf: ({ after }) => [textOf(after, 'region_code')].filter((code) => code !== ''),
  nameOf: (image) => textOf(image, 'name'),
}

async function planStaff(rows: readonly ReadRow<StaffRow>[], context: PlanContext): Promise<Plan> {
  const { reader, actor, isLocked } = context
  const plan = emptyPlan()
  const hashed = rows.map((row) => ({ ...row, hash: lookupHash(row.value.number) }))
  const hashes = hashed.map(({ hash }) => hash)
  const banned = await checkBans(actor, {
    identityHashes: hashes,
    purpose: isLocked ? 'import' : 'import_check',
  })
  const placeOf = await findPlaces(
    reader,
    actor,
    rows.map(({ value }) => value.facility),
  )
  const known = await readKnown(
    reader,
    hashes,
    rows.map(({ value }) => numberKeyOf(value.certificate?.number ?? '')),
  )
  const seen = new SeenRows()
  for (const { row, value, hash } of hashed) {
    const reject = (column: string, reason: string) => plan.rejected.push({ row, column, reason })
    const place = placeOf(value.facility)
    const person = known.people.get(hash)
    if (banned.has(hash)) reject('证件号', NOT_TO_BE_HIRED)
    if (person && comparableName(person.name) !== comparableName(value.name)) reject('姓名', NAME_DIFFERS)
    const problem = seen.problemOf(row, hash, value)
    if (problem) reject(problem.column, problem.reason)
    if ('reason' in place) reject(place.column, place.reason)
    if ('reason' in place || problem) continue
    const key = postKey(hash, place.operatorId ?? place.creditCode ?? '', place.facilityId, value.kind)
    const post =
      person && known.posts.get(postKey(person.id, place.operatorId ?? '', place.facilityId, value.kind))
    const isMade = seen.makes(key)
    const isHeld =
      value.certificate === null ||
      (person !== undefined && known.certificates.has(`${person.id} ${certificateKey(value.certificate)}`))
    warnOfHolders(plan, row, value, known.holders, person?.id)
    const after = imageAfter(value, hash, place, post ?? null, context.today)
    const before = post || isMade ? imageBefore(after, post ?? null, isHeld) : null
    if (before && changedColumns(before, after).length === 0) plan.unchanged += 1
    else plan.changes.push({ row, subjectId: post?.id ?? uuidv7(), before, after })
  }
  return plan
}

/** Which rows of the file speak of the same person, post and certificate. */
class SeenRows {
  readonly #names = new Map<string, { row: number; name: string }>()
  readonly #lines = new Map<string, number>()
  readonly #numbers = new Map<string, { row: number; hash: string }>()
  readonly #posts = new Set<string>()

  problemOf(row: number, hash: string, value: StaffRow): { column: string; reason: string } | null {
    const named = this.#names.get(hash)
    if (named && comparableName(named.name) !== comparableName(value.name))
      return { column: '姓名', reason: `与第 ${named.row} 行是同一个证件号，姓名却不同` }
    this.#names.set(hash, named ?? { row, name: value.name })
    const { certificate } = value
    const line = [hash, value.facility, value.kind, certificate ? certificateKey(certificate) : ''].join(' ')
    const earlier = this.#lines.get(line)
    if (earlier !== undefined) return { column: '证件号', reason: `与第 ${earlier} 行重复：请只保留一行` }
    this.#lines.set(line, row)
    const numberKey = numberKeyOf(certificate?.number ?? '')
    if (!certificate || numberKey === '') return null
    const key = `${certificate.type} ${numberKey}`
    const holder = this.#numbers.get(key)
    if (holder && holder.hash !== hash)
      return { column: '证书编号', reason: `与第 ${holder.row} 行的证书编号重复，请核对证书属于谁` }
    this.#numbers.set(key, holder ?? { row, hash })
    return null
  }

  /** True when an earlier row makes this post. */
  makes(key: string): boolean {
    const isMade = this.#posts.has(key)
    this.#posts.add(key)
    return isMade
  }
}

function warnOfHolders(
  plan: Plan,
  row: number,
  { certificate }: StaffRow,
  holders: ReadonlyMap<string, ReadonlySet<string>>,
  personId: string | undefined,
): void {
  if (!certificate) return
  const held = holders.get(`${certificate.type} ${numberKeyOf(certificate.number)}`)
  if (held && [...held].some((holder) => holder !== personId))
    plan.warnings.push({
      row,
      column: '证书编号',
      reason: '这个编号别处已经登记在另一个人名下，导入以后由主管部门核实',
    })
}

const certificateColumns = ({ certificate }: StaffRow): Image => ({
  certificate: certificate && certificateTitle(certificate),
  certificate_number: certificate?.number ?? null,
  issuer: certificate?.issuerName ?? null,
  issued_on: certificate?.issuedOn ?? null,
  valid_until: certificate?.validUntil ?? null,
})

const NO_CERTIFICATE: Image = {
  certificate: null,
  certificate_number: null,
  issuer: null,
  issued_on: null,
  valid_until: null,
}

/** The number itself is in no image: its mask for people, its keyed hash to tell two people apart. */
const identity = (value: StaffRow, hash: string, place: StaffPlace): Image => ({
  name: value.name,
  identity_masked: maskIdentityNumber(value.number),
  identity_hash: hash,
  facility: place.facilityName,
  facility_id: place.facilityId,
  region_code: place.regionCode,
  kind: value.kind,
})

function imageAfter(
  value: StaffRow,
  hash: string,
  place: StaffPlace,
  post: KnownPost | null,
  today: string,
): Image {
  return {
    ...identity(value, hash, place),
    started_on: value.startedOn ?? post?.startedOn ?? today,
    share_percent: value.sharePercent ?? (post ? post.sharePercent : 100),
    ...certificateColumns(value),
  }
}

/** What is registered of the row now; a post an earlier row makes stands as that row leaves it. */
const imageBefore = (after: Image, post: KnownPost | null, isHeld: boolean): Image => ({
  ...after,
  ...(post ? { started_on: post.startedOn, share_percent: post.sharePercent } : {}),
  ...(isHeld ? {} : NO_CERTIFICATE),
})
