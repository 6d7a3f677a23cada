import 'server-only'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { env } from './env'
import { keptText } from './kept-file'

let known: string | undefined

/** What session cookies and personal numbers are sealed with: PORTAL_SECRET, else the one kept in the data folder. */
export function portalSecret(): string {
  known ??= env.PORTAL_SECRET ?? secretIn(env.PORTAL_DATA_DIR)
  return known
}

/** The secret kept in a data folder (file `secret`), made at first use. Throws when the file is damaged. */
export function secretIn(folder: string): string {
  const file = path.join(/* turbopackIgnore: true */ folder, 'secret')
  const secret = keptText(file, () => randomBytes(48).toString('base64url'))
  if (secret.length < 32) {
    throw new Error(
      `密钥文件损坏，请从备份恢复（换用新密钥后，已存的证件号码无法读出，所有人需要重新登录）：${file}`,
    )
  }
  return secret
}
