import { randomUUID } from 'node:crypto'
import { type Actor, mintActor, publicActor, type Role } from '@/lib/core/actor'
import { db, transaction } from '@/lib/core/db'
import { type FacilityForm, facilityFormSchema } from '@/lib/facilities/schema'
import { refreshAllRollups } from '@/lib/rollups/commands'

export const FENGXIAN = '310120'
export const NANQIAO = '310120118'
export const FENGCHENG = '310120104'
export const PUDONG = '310115'
const COUNTY_PATH = '100000/310000/310120'

const region = (code: string, name: string, level: string, parentCode: string | null, path: string) => ({
  code,
  name,
  level: level as 'county',
  parentCode,
  path,
  anchorCode: level === 'county' || level === 'township' ? code.slice(0, 6) : null,
  townshipKind: level === 'township' ? ('town' as const) : null,
})

/** Two counties of Shanghai, two townships in the first, one township that ended in 2020. */
export async function layRegions(): Promise<void> {
  await db.region.createMany({
    data: [
      region('100000', '中华人民共和国', 'country', null, '100000'),
      region('310000', '上海市', 'province', '100000', '100000/310000'),
      region(PUDONG, '浦东新区', 'county', '310000', '100000/310000/310115'),
      region(FENGXIAN, '奉贤区', 'county', '310000', COUNTY_PATH),
      { ...region(NANQIAO, '南桥镇', 'township', FENGXIAN, `${COUNTY_PATH}/${NANQIAO}`), aliases: ['南桥'] },
      region(FENGCHENG, '奉城镇', 'township', FENGXIAN, `${COUNTY_PATH}/${FENGCHENG}`),
      {
        ...region('310120199', '头桥镇', 'township', FENGXIAN, `${COUNTY_PATH}/310120199`),
        inForceUntil: new Date('2020-01-01'),
      },
    ],
  })
  await transaction((tx) => refreshAllRollups(tx))
}

const PATHS: Record<string, string> = {
  [FENGXIAN]: COUNTY_PATH,
  [PUDONG]: '100000/310000/310115',
  [NANQIAO]: `${COUNTY_PATH}/${NANQIAO}`,
}

export function actorOf(role: Role, regionCode: string | null = FENGXIAN): Actor {
  const regionPath = regionCode === null ? null : (PATHS[regionCode] ?? null)
  return mintActor({
    ...publicActor,
    role,
    accountId: randomUUID(),
    name: `${role}甲`,
    regionCode,
    regionPath,
  })
}

/** A form as the browser sends it; every name is its own, so tests do not meet. */
export function formOf(change: Record<string, string> = {}): FacilityForm {
  return facilityFormSchema.parse({
    name: `机构-${randomUUID()}`,
    region: NANQIAO,
    kind: 'care_institution',
    ...change,
  })
}

export async function facilitiesInRollup(code: string): Promise<{ facilities: number; places: number }> {
  const span = code.length === 6 ? 'subtree' : 'direct'
  const row = await db.rollup.findUniqueOrThrow({
    where: { regionCode_span_basis: { regionCode: code, span, basis: 'all' } },
    select: { facilities: true, places: true },
  })
  return row
}

export const auditCount = (id: string) => db.auditEvent.count({ where: { subjectId: id } })
