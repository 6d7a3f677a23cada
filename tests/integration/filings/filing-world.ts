import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { saveInputs, startCase } from '@/lib/filing-drafts/commands'
import { submitCase } from '@/lib/filing-submissions/commands'
import { staffOf } from '@/lib/filings/answers'
import { askedMaterials } from '@/lib/filings/asked'
import type { Inputs } from '@/lib/filings/inputs'
import { type CaseDto, getCase } from '@/lib/filings/queries'
import { toDateColumn } from '@/lib/format/date'
import { creditCodeOf } from '@/tests/support/credit-codes'
import { TOWNSHIPS } from '@/tests/support/small-world'

export const IDENTITY = '11010519491231002X'

/** A member of staff of the body. */
export async function makePerson(operatorId: string, name: string): Promise<string> {
  const { id } = await db.staffPerson.create({
    data: {
      name,
      identitySealed: 'x',
      identityHash: randomUUID(),
      identityMasked: '310***********002X',
      posts: { create: { operatorId, kind: 'carer', startedOn: toDateColumn('2025-09-01') } },
    },
    select: { id: true },
  })
  return id
}

export const startFiling = (actor: Actor, region: string = TOWNSHIPS[0]) =>
  startCase(actor, { kind: 'filing', region, facilityId: null })

/** Whole answers of a 备案 as inputs of its pages. */
export const filingInputs = (name: string, personId: string): Inputs => ({
  name,
  credit_code: creditCodeOf('91', 77),
  registration_authority: 'market_regulation',
  authority_name: '奉贤区市场监督管理局',
  ownership: 'for_profit',
  facility_kind: 'care_institution',
  head_name: '王园长',
  'head_identity.secret': IDENTITY,
  contact_name: '陈女士',
  contact_phone: '０２１-57420000',
  address: `南桥镇测试路 ${name} 1 号`,
  'position.lng': '121.458',
  'position.lat': '30.918',
  premises: 'leased',
  lease_from: '2026-01-01',
  lease_until: '2029-12-31',
  floors: '1、2',
  building_area: '４２０.5',
  indoor_area: '300',
  outdoor_area: '120',
  service_forms: ['full_day', 'half_day'],
  meals: 'own_kitchen',
  'rooms.a.name': '小苗班活动室',
  'rooms.a.use': 'combined',
  'rooms.a.areaSquareMetres': '70',
  'rooms.a.windowAreaSquareMetres': '15',
  'rooms.a.floor': '1',
  'classes.a.name': '小苗班',
  'classes.a.kind': 'toddler',
  'classes.a.places': '15',
  'classes.a.carers': '3',
  'classes.a.roomKey': 'a',
  [`staff.${personId}`]: 'carer',
  fee_full_day: '1800',
  fee_half_day: '1000',
  fee_meals: '300',
  video_days: '90',
  guards: '1',
  fire_extinguishers: '6',
  smoke_alarm: '1',
  emergency_button: '1',
  ebike_ban: '1',
  health_items: ['environment_site', 'environment_air'],
  air_tested_on: '2026-10-01',
})

/** One clean file for everything the answers make necessary. */
export async function addFiles(filing: CaseDto): Promise<void> {
  const people = staffOf(filing.data).map(({ personId }) => personId)
  const row = (material: string, subtype: string | null, staffPersonId: string | null) => ({
    operatorId: filing.operatorId,
    caseId: staffPersonId ? null : filing.id,
    staffPersonId,
    material,
    subtype,
    fileName: `${material}.pdf`,
    mediaType: 'application/pdf',
    sizeBytes: 1000,
    sha256: 'a'.repeat(64),
    storageKey: randomUUID(),
    scan: 'clean' as const,
    uploadedByName: '陈女士',
  })
  const data = askedMaterials(filing.definition, filing.data)
    .filter(({ isRequired }) => isRequired)
    .flatMap(({ material: { code, subtypes, perStaff } }) =>
      perStaff
        ? people.map((personId) => row(code, null, personId))
        : [row(code, subtypes[0]?.code ?? null, null)],
    )
  await db.attachment.createMany({ data })
}

/** A 备案 filled in to the last file. */
export async function makeReady(actor: Actor, name: string): Promise<CaseDto> {
  const personId = await makePerson(actor.operatorId ?? '', `${name}老师`)
  const { id } = await startFiling(actor)
  const { problems } = await saveInputs(actor, id, filingInputs(name, personId))
  if (Object.keys(problems).length > 0) throw new Error(JSON.stringify(problems))
  await addFiles(await getCase(actor, id))
  return getCase(actor, id)
}

export const allPromises = (filing: CaseDto) => filing.definition.promises.map((_, index) => String(index))

export const send = (actor: Actor, filing: CaseDto, version = filing.version) =>
  submitCase(actor, { caseId: filing.id, version, promises: allPromises(filing) })

let made = 0

/** A facility of the body that is filed and open. */
export async function makeFacility(operatorId: string, name: string, more: object = {}): Promise<string> {
  made += 1
  const { id } = await db.facility.create({
    data: {
      name,
      creditCode: creditCodeOf('91', 500 + made),
      regionCode: TOWNSHIPS[0],
      address: `南桥镇旧路 ${made} 号`,
      kind: 'care_institution',
      ownership: 'for_profit',
      filingState: 'filed',
      headName: '老园长',
      phone: '021-57421111',
      placesToddler: 30,
      serviceForms: ['full_day'],
      feeFullDayYuan: '1500.00',
      operatorId,
      ...more,
    },
    select: { id: true },
  })
  return id
}
