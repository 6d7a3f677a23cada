import 'server-only'
import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { env } from './env'

let known: string | undefined

/** What session cookies are sealed with: PORTAL_SECRET, else the one kept in the data folder. */
export function portalSecret(): string {
  known ??= env.PORTAL_SECRET ?? secretIn(env.PORTAL_DATA_DIR)
  return known
}

/**
 * The secret kept in a data folder (file `secret`, mode 0600), made at first use. Two processes at once get the
 * same one: a complete file is hard-linked to its name, and the second link fails. Throws when the file is damaged.
 */
export function secretIn(folder: string): string {
  const file = path.join(/* turbopackIgnore: true */ folder, 'secret')
  const secret = readIfPresent(file) ?? create(file)
  if (secret.length < 32) throw new Error(`密钥文件损坏，请删除后重新启动（所有人需要重新登录）：${file}`)
  return secret
}

function create(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(draft, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true })
    linkSync(draft, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(file, 'utf8').trim()
}

function readIfPresent(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

const isCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code
