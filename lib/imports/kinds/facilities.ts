import 'server-only'
import { v7 as uuidv7 } from 'uuid'
import { Prisma, type Tx } from '@/lib/core/db'
import { distanceMetres } from '@/lib/facilities/position'
import { totalPlaces } from '@/lib/facilities/rules'
import { type Change, changedColumns, mergeKnown } from '../rules'
import type { Image } from '../schema'
import { FacilityMatcher } from './facility-match'
import { type FacilityRow, facilityRowSchema } from './facility-row'
import { emptyPlan, type ImportKindRules, type PlanContext, type ReadRow, type Target, textOf } from './kind'
import { facilityDivisionProblem, type KnownDivision, knownDivisions } from './known-divisions'
import { readImages } from './records'

export const FACILITY_TARGET: Target = {
  table: 'facilities',
  key: 'id',
  keyType: 'uuid',
  identity: ['region_code', 'name', 'credit_code', 'address'],
  columns: [
    'id',
    'name',
    'credit_code',
    'region_code',
    'address',
    'kind',
    'ownership',
    'inclusive',
    'places_infant',
    'places_toddler',
    'places_older',
    'places_mixed',
    'enrolled',
    'filing_state',
    'filed_on',
    'fee_full_day_yuan',
    'lng',
    'lat',
    'position_system',
    'position_precision',
    'source',
    'is_demo',
  ],
  touched: ['updated_at'],
  hasVersion: true,
}

const FAR_METRES = 150_000

/** Facilities by credit code and address, else by name and division (contract.md, import headers). */
export const facilities: ImportKindRules<FacilityRow> = {
  target: FACILITY_TARGET,
  rowSchema: facilityRowSchema,
  plan: planFacilities,
  settle: kindergartenRegions,
  regionsOf: ({ before, after }) =>
    [textOf(before, 'region_code'), textOf(after, 'region_code')].filter((code) => code !== ''),
  heldBy: (ids) => Prisma.sql`
    select facility_id::text as id from titles where facility_id = any(${ids}::uuid[])
    union select facility_id::text from doctor_contracts where facility_id = any(${ids}::uuid[])
    union select facility_id::text from accounts where facility_id = any(${ids}::uuid[])
    union select chain_parent_id::text from facilities
      where chain_parent_id = any(${ids}::uuid[]) and not id = any(${ids}::uuid[])`,
  nameOf: (image) => textOf(image, 'name'),
}

/** A 托班 counts for its kindergarten too, which may stand in another town; only a known record can belong to one. */
async function kindergartenRegions(tx: Tx, changes: readonly Change[]): Promise<string[]> {
  const known = changes.filter(({ before }) => before !== null).map(({ subjectId }) => subjectId)
  if (known.length === 0) return []
  const rows = await tx.$queryRaw<{ code: string }[]>`
    select distinct k.region_code as code from facilities f join kindergartens k on k.id = f.kindergarten_id
    where f.id = any(${known}::uuid[])`
  return rows.map(({ code }) => code)
}

async function planFacilities(rows: readonly ReadRow<FacilityRow>[], context: PlanContext) {
  const plan = emptyPlan()
  const divisions = await knownDivisions(
    context.reader,
    rows.map(({ value }) => value.regionCode),
  )
  const matcher = new FacilityMatcher(await readCandidates(rows, context))
  const takenBy = new Map<string, number>()
  for (const { row, value } of rows) {
    const division = divisions.get(value.regionCode)
    const problem = facilityDivisionProblem(value.regionCode, division, context.today)
    if (problem) plan.rejected.push({ row, column: '区划代码', reason: problem })
    const match = matcher.find(value, (image) => takenBy.has(textOf(image, 'id')))
    if (match.state === 'ambiguous') {
      plan.rejected.push({ row, column: match.column, reason: match.reason })
      continue
    }
    const subject = match.state === 'found' ? textOf(match.image, 'id') : match.key
    const earlier = takenBy.get(subject)
    if (earlier !== undefined) {
      const column = value.creditCode === null ? '机构名称' : '统一社会信用代码'
      plan.rejected.push({ row, column, reason: `与第 ${earlier} 行是同一家机构：请只保留一行` })
      continue
    }
    takenBy.set(subject, row)
    if (problem) continue
    const before = match.state === 'found' ? match.image : null
    const after = imageAfter(before, value.given, context)
    for (const reason of warningsOf(after, division)) plan.warnings.push({ row, ...reason })
    if (match.state === 'found' && match.note)
      plan.warnings.push({ row, column: '机构名称', reason: match.note })
    if (before !== null && changedColumns(before, after).length === 0) plan.unchanged += 1
    else plan.changes.push({ row, subjectId: textOf(after, 'id'), before, after })
  }
  return plan
}

/** Every record that some row may mean: the same credit code, or the same name in the same division. */
async function readCandidates(rows: readonly ReadRow<FacilityRow>[], { reader, isLocked }: PlanContext) {
  const codes = [...new Set(rows.flatMap(({ value }) => value.creditCode ?? []))]
  const regions = rows.map(({ value }) => value.regionCode)
  const names = rows.map(({ value }) => value.name)
  const where = Prisma.sql`t.id in (
    select id from facilities where credit_code = any(${codes})
    union
    select f.id from unnest(${regions}::text[], ${names}::text[]) k(region_code, name)
    join facilities f on f.region_code = k.region_code and f.name = k.name)`
  return [...(await readImages(reader, FACILITY_TARGET, where, isLocked)).values()]
}

/** Invented demo values are not knowledge, so a real row does not build on them. */
function imageAfter(before: Image | null, given: Image, { fileName }: PlanContext): Image {
  const blank = Object.fromEntries(FACILITY_TARGET.columns.map((column) => [column, null]))
  const fresh: Image = { ...blank, filing_state: 'unknown', source: `导入文件 ${fileName}`.slice(0, 500) }
  const known = before === null || before.is_demo === true ? fresh : before
  const after = mergeKnown(known, given)
  after.id = before?.id ?? uuidv7()
  after.is_demo = false
  if (after.filing_state !== 'filed') after.filed_on = null
  return after
}

function warningsOf(after: Image, division: KnownDivision | undefined): { column: string; reason: string }[] {
  const number = (column: string) => {
    const value = after[column]
    return typeof value === 'number' ? value : null
  }
  const warnings: { column: string; reason: string }[] = []
  const total = totalPlaces({
    infant: number('places_infant'),
    toddler: number('places_toddler'),
    older: number('places_older'),
    mixed: number('places_mixed'),
  })
  const enrolled = number('enrolled')
  if (total !== null && enrolled !== null && enrolled > total)
    warnings.push({ column: '在托人数', reason: `在托 ${enrolled} 人，超过托位 ${total} 个` })
  const [lng, lat] = [number('lng'), number('lat')]
  if (lng !== null && lat !== null && division?.labelLng != null && division.labelLat !== null) {
    const metres = distanceMetres({ lng, lat }, { lng: division.labelLng, lat: division.labelLat })
    if (metres > FAR_METRES)
      warnings.push({
        column: '经度',
        reason: `位置离${division.name}约 ${Math.round(metres / 1000)} 公里，请核对`,
      })
  }
  return warnings
}
