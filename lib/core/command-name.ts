import 'server-only'
import { readFileSync } from 'node:fs'
import path from 'node:path'

type Manifest = { node?: Record<string, { exportedName?: string; filename?: string }> }

const FOLDERS = ['.next/server', '.next/dev/server']
const names = new Map<string, string>()

/**
 * What a server action is called in the source: `claims.grantClaim` of grantClaimAction in lib/claims/actions.ts. Next
 * gives every action a number at each build and keeps the list of names beside it; no action has to repeat its own.
 * Null for a function that is no server action (a test calls it directly).
 */
export function commandName(door: object): string | null {
  const id = '$$id' in door && typeof door.$$id === 'string' ? door.$$id : null
  if (id === null) return null
  // The development server adds to its list as pages are opened.
  if (!names.has(id)) for (const folder of FOLDERS) readNames(folder)
  return names.get(id) ?? null
}

function readNames(folder: string): void {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), folder, 'server-reference-manifest.json')
  let manifest: Manifest
  try {
    manifest = JSON.parse(readFileSync(/* turbopackIgnore: true */ file, 'utf8')) as Manifest
  } catch {
    return
  }
  for (const [id, { exportedName, filename }] of Object.entries(manifest.node ?? {})) {
    const domain = /(?:^|\/)lib\/([\w-]+)\/actions\.ts$/.exec(filename ?? '')?.[1]
    if (domain && exportedName) names.set(id, `${domain}.${exportedName.replace(/Action$/, '')}`)
  }
}
