import { addDays, type DateString } from '@/lib/format/date'
import { FIELD_REGISTER } from '@/lib/procedures/field-register'
import type { StaffPostKind } from '@/prisma/generated/enums'

export type DemoCase = {
  name: string
  stage: 'draft' | 'received' | 'correction' | 'filed' | 'noncompliant' | 'verified' | 'withdrawn'
  /** Calendar days since the materials came in. */
  daysAgo: number
  regionCode: string
  lng: number
  lat: number
  toddlerPlaces: number
  outdoorSquareMetres: number | null
}

const row = (
  name: string,
  stage: DemoCase['stage'],
  daysAgo: number,
  regionCode: string,
  [lng, lat]: readonly [number, number],
  more: Partial<DemoCase> = {},
): DemoCase => ({
  ...{ name: `${name}（演示）`, stage, daysAgo, regionCode, lng, lat },
  ...{ toddlerPlaces: 15, outdoorSquareMetres: 120 },
  ...more,
})

const NANQIAO = '310120101'
const FENGCHENG = '310120102'

/** Names are invented; places stand near the towns they name. */
export const demoCases = (): DemoCase[] => [
  row('南桥小苗托育园', 'draft', 0, NANQIAO, [121.462, 30.92]),
  row('贝港向阳托育园', 'received', 1, NANQIAO, [121.471, 30.914]),
  row('环城东路小屋托育园', 'received', 6, NANQIAO, [121.478, 30.922]),
  row('奉城古城托育园', 'received', 13, FENGCHENG, [121.646, 30.926]),
  row('育秀路亲亲托育园', 'correction', 3, NANQIAO, [121.455, 30.911], { outdoorSquareMetres: null }),
  row('解放路启蒙托育园', 'filed', 9, NANQIAO, [121.459, 30.917]),
  row('奉城乐满托育园', 'noncompliant', 24, FENGCHENG, [121.652, 30.921], { toddlerPlaces: 18 }),
  row('西渡安心托育园', 'verified', 40, NANQIAO, [121.449, 30.925]),
  row('江海路晨光托育园', 'withdrawn', 15, NANQIAO, [121.467, 30.908]),
]

/** Whole answers of a 备案; a draft holds the first page only. */
export function demoAnswers(
  one: DemoCase,
  creditCode: string,
  staff: readonly { personId: string; kind: StaffPostKind }[],
  today: DateString,
): object {
  const identity = {
    name: one.name,
    credit_code: creditCode,
    registration_authority: 'civil_affairs',
    authority_name: '区民政局（演示）',
    ownership: 'nonprofit',
    facility_kind: 'care_institution',
    head_name: '演示甲',
    head_identity: { masked: '319***********1011' },
    contact_name: '演示机构负责人',
    contact_phone: '021-00000000',
    region: one.regionCode,
  }
  if (one.stage === 'draft') return identity
  const floor = 1
  return {
    ...identity,
    address: `演示路 ${Math.round(one.lng * 1000) % 1000} 号`,
    position: { lng: one.lng, lat: one.lat, system: 'WGS84' },
    premises: 'leased',
    lease_from: addDays(today, -200),
    lease_until: addDays(today, 365 * 4),
    floors: [floor],
    building_area: 420,
    indoor_area: 300,
    outdoor_area: one.outdoorSquareMetres,
    service_forms: ['full_day', 'half_day'],
    inclusive: true,
    meals: 'none',
    rooms: [
      {
        key: 'a',
        name: '一班教室',
        use: 'combined',
        areaSquareMetres: 75,
        windowAreaSquareMetres: 16,
        floor,
      },
      {
        key: 'b',
        name: '二班教室',
        use: 'combined',
        areaSquareMetres: 110,
        windowAreaSquareMetres: 24,
        floor,
      },
      {
        key: 'c',
        name: '保健观察室',
        use: 'observation',
        areaSquareMetres: 8,
        windowAreaSquareMetres: 2,
        floor,
      },
    ],
    classes: [
      { key: 'a', name: '一班', kind: 'toddler', places: one.toddlerPlaces, roomKey: 'a', carers: 3 },
      { key: 'b', name: '二班', kind: 'older', places: 20, roomKey: 'b', carers: 3 },
    ],
    staff: staff.map(({ personId, kind }) => ({ personId, kind })),
    fee_full_day: '1800',
    fee_half_day: '1000',
    video_days: 90,
    guards: 1,
    fire_extinguishers: 9,
    smoke_alarm: true,
    emergency_button: true,
    ebike_ban: true,
    health_items: FIELD_REGISTER.health_items.options.map(({ value }) => value),
    air_tested_on: addDays(today, -30),
  }
}
