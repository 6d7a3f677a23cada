import { type Actor, mintActor, publicActor, type Role } from '@/lib/core/actor'
import { db } from '@/lib/core/db'

const COUNTRY = '100000'

/** 奉贤区 with three townships in 上海市, and 云南省: the least in which areas can differ. */
export const FENGXIAN = '310120'
export const FENGXIAN_PATH = '100000/310000/310120'
export const TOWNSHIPS = ['310120101', '310120102', '310120001'] as const

type Row = {
  code: string
  name: string
  level: 'country' | 'province' | 'county' | 'township'
  path: string
  anchorCode?: string
}

const DIVISIONS: Row[] = [
  { code: COUNTRY, name: '中华人民共和国', level: 'country', path: COUNTRY },
  { code: '310000', name: '上海市', level: 'province', path: '100000/310000' },
  { code: FENGXIAN, name: '奉贤区', level: 'county', path: FENGXIAN_PATH, anchorCode: FENGXIAN },
  ...TOWNSHIPS.map((code, index) => ({
    code,
    name: ['南桥镇', '奉城镇', '西渡街道'][index] ?? '',
    level: 'township' as const,
    path: `${FENGXIAN_PATH}/${code}`,
    anchorCode: FENGXIAN,
  })),
  { code: '530000', name: '云南省', level: 'province', path: '100000/530000' },
  { code: '530102', name: '五华区', level: 'county', path: '100000/530000/530102', anchorCode: '530102' },
]

export async function makeDivisions(): Promise<void> {
  await db.region.createMany({
    data: DIVISIONS.map((row) => ({ ...row, parentCode: row.path.split('/').at(-2) ?? null })),
  })
}

const AREAS = {
  fengxian: { regionCode: FENGXIAN, regionPath: FENGXIAN_PATH },
  nanqiao: { regionCode: TOWNSHIPS[0], regionPath: `${FENGXIAN_PATH}/${TOWNSHIPS[0]}` },
  shanghai: { regionCode: '310000', regionPath: '100000/310000' },
  yunnan: { regionCode: '530000', regionPath: '100000/530000' },
  none: { regionCode: null, regionPath: null },
} as const

export type Area = keyof typeof AREAS

/** An actor without an account row; `id` tells two people of one role apart. */
export function actorAs(role: Role, area: Area = 'none', id = `${role}-1`): Actor {
  const accountId = role === 'public' || role === 'system' ? null : id
  return mintActor({ ...publicActor, ...AREAS[area], role, accountId, name: `${role} ${id}` })
}
