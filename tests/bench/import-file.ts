import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Client } from 'pg'
import { systemActor } from '@/lib/core/actor'
import { toCsv } from '@/lib/exchange/write-table'
import { applyImport } from '@/lib/imports/commands'
import { HEADERS } from '@/lib/imports/schema'

export const IMPORT_ROWS = 10_000

const KINDS = ['托育机构', '综合托育机构', '幼儿园托班', '社区宝宝屋', '用人单位托育', '家庭托育点']

/** 10,000 facilities, new to the register, of townships all over the country: the file a province would hand in. */
export async function writeImportFile(client: Client, folder: string): Promise<string> {
  const { rows } = await client.query<{ code: string; lng: number | null; lat: number | null }>(
    `select t.code, c.label_lng as lng, c.label_lat as lat from regions t join regions c on c.code = t.anchor_code
     where t.level = 'township' and in_force(t) order by hashtextextended(t.code, 81), t.code limit 4000`,
  )
  const lines = Array.from({ length: IMPORT_ROWS }, (_, index) => {
    const home = rows[index % rows.length]
    const jitter = (index % 97) / 1000
    const hasPosition = home?.lng != null && home.lat != null
    return [
      `导入合成托育园${index + 1}`,
      '',
      home?.code ?? '',
      `导入合成路${index + 1}号`,
      KINDS[index % KINDS.length] ?? '',
      ['公办', '民办非营利', '民办营利'][index % 3] ?? '',
      ['是', '否', ''][index % 3] ?? '',
      index % 5,
      20 + (index % 10),
      20 + (index % 15),
      '',
      30 + (index % 20),
      index % 4 === 0 ? '' : '2024-05-06',
      hasPosition ? (home.lng ?? 0) + jitter : '',
      hasPosition ? (home.lat ?? 0) + jitter : '',
      hasPosition ? 'WGS84' : '',
    ]
  })
  const file = path.join(folder, 'import.csv')
  writeFileSync(file, toCsv(HEADERS.facilities.required, lines))
  return file
}

/** Rows a second from reading the file to the committed sums, through the same command as `npm run import`. */
export async function importRows(
  file: string,
): Promise<{ perSecond: number; created: number; rejected: number }> {
  const startedAt = performance.now()
  const result = await applyImport(systemActor('bench'), 'facilities', { path: file })
  const seconds = (performance.now() - startedAt) / 1000
  return { perSecond: IMPORT_ROWS / seconds, created: result.created, rejected: result.rejected.length }
}
