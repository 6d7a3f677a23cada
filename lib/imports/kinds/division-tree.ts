import type { RegionLevel } from '@/prisma/generated/enums'

export type TreeNode = { code: string; level: RegionLevel; parentCode: string | null }
export type TreePlace = { path: string; anchorCode: string | null }

const RANK: Record<RegionLevel, number> = { country: 0, province: 1, prefecture: 2, county: 3, township: 4 }

/** Whether a division of the one level may stand directly under one of the other. */
export const mayStandUnder = (level: RegionLevel, parent: RegionLevel): boolean =>
  RANK[level] > RANK[parent] && !(level === 'township' && RANK[parent] < RANK.prefecture)

/**
 * Path and anchor of every division. The anchor is the division whose rollup sums the subtree: the county; a prefecture
 * without counties stands in for one (东莞); none above. Every parent must be present and of a higher level.
 */
export function placesOf(nodes: readonly TreeNode[]): Map<string, TreePlace> {
  const byCode = new Map(nodes.map((node) => [node.code, node]))
  const withCounties = new Set(
    nodes.filter(({ level }) => level === 'county').map(({ parentCode }) => parentCode),
  )
  const places = new Map<string, TreePlace>()
  const anchorOf = (node: TreeNode): string | null => {
    if (node.level === 'county') return node.code
    if (node.level === 'prefecture') return withCounties.has(node.code) ? null : node.code
    const parent = node.level === 'township' ? byCode.get(node.parentCode ?? '') : undefined
    return parent ? anchorOf(parent) : null
  }
  const place = (node: TreeNode): TreePlace => {
    const known = places.get(node.code)
    if (known) return known
    const parent = node.parentCode === null ? undefined : byCode.get(node.parentCode)
    if (node.parentCode !== null && !parent)
      throw new Error(`division ${node.code} has no parent ${node.parentCode}`)
    const path = parent ? `${place(parent).path}/${node.code}` : node.code
    const found = { path, anchorCode: anchorOf(node) }
    places.set(node.code, found)
    return found
  }
  for (const node of nodes) place(node)
  return places
}
