import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemActor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { db, transaction } from '@/lib/core/db'
import { readTable } from '@/lib/exchange/read-table'
import { applyImport, importTransaction } from '@/lib/imports/commands'
import type { ImportKind } from '@/prisma/generated/enums'
import { loadPlans, readPlans } from './load-plans'
import { loadProcedures, readProcedures } from './load-procedures'
import { loadSettings } from './load-settings'
import { keepOfficialWork } from './reference-guard'

type Say = (line: string) => void

const folder = fileURLToPath(new URL('./reference', import.meta.url))
const MARK = { type: 'import', id: 'reference' }

export const referenceActor = systemActor('参考数据')

const FILES: readonly { kind: ImportKind; file: string; what: string }[] = [
  { kind: 'divisions', file: 'divisions.csv', what: '行政区划' },
  { kind: 'population', file: 'population.csv', what: '人口' },
  { kind: 'holidays', file: 'holidays.csv', what: '节假日' },
  { kind: 'facilities', file: 'qinhuai-facilities.csv', what: '南京秦淮已备案机构' },
]

/** What the reference files are, as one hash; a few milliseconds. */
export async function referenceHash(): Promise<string> {
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => /\.(csv|json)$/.test(name))
    .sort()
  const hash = createHash('sha256')
  for (const name of names) hash.update(name).update(await readFile(path.join(folder, name)))
  return hash.digest('hex')
}

/** The hash of the files last loaded completely into this database, or null. */
export async function loadedHash(): Promise<string | null> {
  const line = await db.auditEvent.findFirst({
    where: { subjectType: MARK.type, subjectId: MARK.id },
    orderBy: { id: 'desc' },
    select: { after: true },
  })
  const after = line?.after
  return typeof after === 'object' && after !== null && 'hash' in after ? String(after.hash) : null
}

/**
 * Loads divisions, population, calendar, the 67 institutions of 秦淮, the five plans and the procedures. May be
 * repeated after an interruption or with newer files: what an official changed stays. Throws when a file is refused.
 */
export async function loadReference(say: Say): Promise<void> {
  for (const { kind, file, what } of FILES) {
    const source = { path: path.join(folder, file) }
    const result = await applyImport(
      referenceActor,
      kind,
      source,
      keepOfficialWork(kind, referenceActor.name),
    )
    const [refused] = result.rejected
    if (refused) throw new Error(`参考数据 ${file} 第 ${refused.row} 行 ${refused.column}：${refused.reason}`)
    say(`${what}：新增 ${result.created}，更新 ${result.updated}，未变 ${result.unchanged}`)
    if (kind === 'divisions') await loadCountyPoints()
  }
  const plans = await readPlans(path.join(folder, 'plans'))
  await importTransaction((tx) => loadPlans(tx, plans))
  say(`方案：${plans.length} 份，目标 ${plans.flatMap(({ targets }) => targets).length} 项`)
  const procedures = await readProcedures(path.join(folder, 'procedures'))
  const { added, differing } = await transaction((tx) => loadProcedures(tx, procedures, referenceActor.name))
  const kept = differing > 0 ? `，${differing} 版与文件不同，已发布的不改` : ''
  say(`办事事项：${procedures.length} 版，新增 ${added}${kept}`)
  const settings = await loadSettings(referenceActor, path.join(folder, 'settings.json'))
  say(`地方规定：新增 ${settings}`)
  const hash = await referenceHash()
  await transaction((tx) =>
    audit(tx, referenceActor, { action: 'import.reference', subject: MARK, after: { hash } }),
  )
}

/** Where a map writes a county's name. A point an official has set stays. */
async function loadCountyPoints(): Promise<void> {
  const { rows } = await readTable(path.join(folder, 'county-points.csv'))
  const points = rows.map(({ cells }) => ({
    code: cells.code,
    lng: Number(cells.lng),
    lat: Number(cells.lat),
  }))
  await transaction(
    (tx) => tx.$executeRaw`
      update regions t set label_lng = p.lng, label_lat = p.lat
      from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as p(code text, lng float8, lat float8)
      where t.code = p.code and t.label_lng is null`,
  )
}
