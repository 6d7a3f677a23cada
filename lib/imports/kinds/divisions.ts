import 'server-only'
import { Prisma, type Tx } from '@/lib/core/db'
import type { RegionLevel } from '@/prisma/generated/enums'
import { changedColumns, mergeKnown } from '../rules'
import type { Image } from '../schema'
import { type DivisionRow, divisionRowSchema } from './division-row'
import { mayStandUnder, type TreeNode } from './division-tree'
import { insertDivisions, readTree, settleTree } from './division-writes'
import {
  emptyPlan,
  type ImportKindRules,
  type Plan,
  type PlanContext,
  type ReadRow,
  type Target,
  textOf,
} from './kind'
import { readImages } from './records'

const target: Target = {
  table: 'regions',
  key: 'code',
  keyType: 'text',
  identity: ['code'],
  columns: [
    'code',
    'name',
    'level',
    'township_kind',
    'parent_code',
    'in_force_from',
    'in_force_until',
    'aliases',
    'source',
  ],
  touched: [],
  hasVersion: true,
}

/** Divisions by code. Paths and anchors follow from level and parent and are derived after every write. */
export const divisions: ImportKindRules<DivisionRow> = {
  target,
  rowSchema: divisionRowSchema,
  plan: planDivisions,
  insert: insertDivisions,
  settle: settleTree,
  regionsOf: ({ subjectId }) => [subjectId],
  heldBy: (codes) => Prisma.sql`
    select r.code as id from regions r where r.code = any(${codes}) and (
      exists (select from facilities x where x.region_code = r.code)
      or exists (select from kindergartens x where x.region_code = r.code)
      or exists (select from service_sites x where x.region_code = r.code)
      or exists (select from region_statistics x where x.region_code = r.code)
      or exists (select from reported_figures x where x.region_code = r.code)
      or exists (select from accounts x where x.region_code = r.code)
      or exists (select from plans x where x.region_code = r.code)
      or exists (select from targets x where x.region_code = r.code)
      or exists (select from sub_areas x where x.region_code = r.code)
      or exists (select from sub_area_members x where x.region_code = r.code)
      or exists (select from regions x where x.parent_code = r.code and not x.code = any(${codes})))`,
  nameOf: (image) => `${textOf(image, 'code')} ${textOf(image, 'name')}`,
}

async function planDivisions(rows: readonly ReadRow<DivisionRow>[], context: PlanContext): Promise<Plan> {
  const plan = emptyPlan()
  const codes = rows.map(({ value }) => value.code)
  const known = await readImages(context.reader, target, Prisma.sql`t.code = any(${codes})`, context.isLocked)
  const rowOf = new Map<string, number>()
  for (const { row, value } of rows) {
    const earlier = rowOf.get(value.code)
    if (earlier !== undefined) {
      plan.rejected.push({ row, column: '代码', reason: `与第 ${earlier} 行的代码相同` })
      continue
    }
    rowOf.set(value.code, row)
    const before = known.get(value.code) ?? null
    const after = imageAfter(before, value)
    if (
      textOf(after, 'in_force_until') !== '' &&
      textOf(after, 'in_force_until') < textOf(after, 'in_force_from')
    )
      plan.rejected.push({ row, column: '停用', reason: '停用日期早于已登记的启用日期' })
    if (before !== null && changedColumns(before, after).length === 0) plan.unchanged += 1
    else plan.changes.push({ row, subjectId: value.code, before, after })
  }
  if (plan.changes.length > 0) await rejectWrongParents(plan, rowOf, context.reader)
  return plan
}

/** Blank keeps what is known; aliases only grow, and a former name stays as one so that people still find it. */
function imageAfter(before: Image | null, row: DivisionRow): Image {
  const blank: Image = {
    township_kind: null,
    in_force_from: null,
    in_force_until: null,
    aliases: [],
    source: '',
  }
  const after = mergeKnown(before ?? blank, {
    code: row.code,
    name: row.name,
    level: row.level,
    township_kind: row.townshipKind,
    parent_code: row.parentCode,
    in_force_from: row.inForceFrom,
    in_force_until: row.inForceUntil,
    source: row.source,
  })
  const former = before !== null && before.name !== row.name ? [textOf(before, 'name')] : []
  const earlier = Array.isArray(before?.aliases) ? before.aliases : []
  after.aliases = [...new Set([...earlier, ...row.aliases, ...former])].filter((name) => name !== row.name)
  if (row.level !== 'township') after.township_kind = null
  if (row.level === 'country') after.parent_code = null
  return after
}

/** Every division must stand under an existing one of a higher level, also those the file does not name. */
async function rejectWrongParents(plan: Plan, rowOf: Map<string, number>, reader: Tx): Promise<void> {
  const nodes = new Map<string, TreeNode>((await readTree(reader)).map((node) => [node.code, node]))
  for (const { after } of plan.changes) {
    const code = textOf(after, 'code')
    const parentCode = after.parent_code === null ? null : textOf(after, 'parent_code')
    nodes.set(code, { code, level: textOf(after, 'level') as RegionLevel, parentCode })
  }
  const roots = [...nodes.values()].filter(({ level }) => level === 'country')
  for (const { code, level, parentCode } of nodes.values()) {
    const row = rowOf.get(code) ?? rowOf.get(parentCode ?? '')
    if (row === undefined) continue
    if (parentCode === null) {
      if (roots.length > 1) plan.rejected.push({ row, column: '级别', reason: '只能有一个国家级区划' })
      continue
    }
    const parent = nodes.get(parentCode)
    if (!parent) {
      plan.rejected.push({
        row,
        column: '上级',
        reason: `没有代码为 ${parentCode} 的区划：请先导入上级，或放在同一文件里`,
      })
    } else if (!mayStandUnder(level, parent.level)) {
      plan.rejected.push({ row, column: '上级', reason: `${code} 的级别不能归在 ${parentCode} 之下` })
    }
  }
}
