import 'server-only'
import type { Tx } from '@/lib/core/db'
import type { Change } from '../rules'
import type { Image } from '../schema'
import { placesOf, type TreeNode } from './division-tree'
import { textOf } from './kind'

type KnownNode = TreeNode & { path: string; anchorCode: string | null }

/** The whole register as a tree; some 45,000 divisions when every township of the country is in it. */
export async function readTree(reader: Tx): Promise<KnownNode[]> {
  return reader.$queryRaw<KnownNode[]>`
    select code, level, parent_code as "parentCode", path, anchor_code as "anchorCode" from regions`
}

/** All in one statement, so that parents and children may come in any order. */
export async function insertDivisions(tx: Tx, images: readonly Image[]): Promise<void> {
  const fresh = images.map((image) => ({
    code: textOf(image, 'code'),
    level: textOf(image, 'level') as TreeNode['level'],
    parentCode: image.parent_code === null ? null : textOf(image, 'parent_code'),
  }))
  const places = placesOf([...(await readTree(tx)), ...fresh])
  const records = images.map((image) => {
    const place = places.get(textOf(image, 'code'))
    return { ...image, path: place?.path, anchor_code: place?.anchorCode }
  })
  await tx.$executeRaw`
    insert into regions
      (code, name, level, township_kind, parent_code, in_force_from, in_force_until, aliases, source, path, anchor_code)
    select r.code, r.name, r.level, r.township_kind, r.parent_code, r.in_force_from, r.in_force_until, r.aliases,
      r.source, r.path, r.anchor_code
    from jsonb_populate_recordset(null::regions, ${JSON.stringify(records)}::jsonb) r`
}

/**
 * Brings paths and anchors of the whole tree in line after a write or an undo, and drops sums of divisions that are
 * gone or no longer stand for a county. Returns the divisions whose sums may have changed.
 */
export async function settleTree(tx: Tx, changes: readonly Change[]): Promise<string[]> {
  const nodes = await readTree(tx)
  const places = placesOf(nodes)
  const moved = nodes.flatMap((node) => {
    const place = places.get(node.code)
    if (!place || (place.path === node.path && place.anchorCode === node.anchorCode)) return []
    return [{ code: node.code, path: place.path, anchor_code: place.anchorCode, old: node.anchorCode }]
  })
  if (moved.length > 0) {
    await tx.$executeRaw`
      update regions t set path = r.path, anchor_code = r.anchor_code
      from jsonb_populate_recordset(null::regions, ${JSON.stringify(moved)}::jsonb) r where t.code = r.code`
  }
  await tx.$executeRaw`
    delete from rollups u where u.span = 'subtree'
      and exists (select from regions r where r.code = u.region_code and r.anchor_code is distinct from r.code)`
  const present = new Set(nodes.map(({ code }) => code))
  const gone = changes.map(({ subjectId }) => subjectId).filter((code) => !present.has(code))
  if (gone.length > 0) await tx.$executeRaw`delete from rollups where region_code = any(${gone})`
  // A county's own sums and those it lost or gained children from.
  return [
    ...moved.flatMap(({ code, anchor_code, old }) => [code, anchor_code, old]),
    ...changes.flatMap(({ before, after }) => [textOf(before, 'parent_code'), textOf(after, 'parent_code')]),
  ].filter((code): code is string => code !== null && present.has(code))
}
