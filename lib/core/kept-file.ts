import 'server-only'
import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * The trimmed text of a small file only its owner may read (mode 0600), made at first use. Two processes at once get
 * the same text: a complete file is hard-linked to its name, and the second link fails.
 */
export function keptText(file: string, make: () => string): string {
  return textIfPresent(file) ?? create(file, make)
}

/** The trimmed text of a kept file, or null when it was never made. */
export function textIfPresent(file: string): string | null {
  try {
    return readFileSync(/* turbopackIgnore: true */ file, 'utf8').trim()
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

function create(file: string, make: () => string): string {
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(draft, make(), { mode: 0o600, flag: 'wx', flush: true })
    linkSync(draft, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(/* turbopackIgnore: true */ file, 'utf8').trim()
}

const isCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code
