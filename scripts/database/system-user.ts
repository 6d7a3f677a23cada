import { execFileSync } from 'node:child_process'
import type { SystemUser } from './access'

/** The account a root process lends its server: PostgreSQL refuses to run as root. Made when it is missing. */
export function postgresUser(): SystemUser {
  const existing = lookUp()
  if (existing) return existing
  try {
    run('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ])
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new Error(
      `以 root 运行时，内置数据库需要系统用户 postgres，自动创建失败：${words}\n请先执行 useradd --system postgres，或改用普通用户启动。`,
    )
  }
  const made = lookUp()
  if (!made) throw new Error('系统用户 postgres 已创建，但仍查不到它。请改用普通用户启动。')
  return made
}

function lookUp(): SystemUser | null {
  try {
    return { uid: Number(run('id', ['-u', 'postgres'])), gid: Number(run('id', ['-g', 'postgres'])) }
  } catch {
    return null
  }
}

function run(command: string, args: string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
}

/** This process's own account. */
export function ownUser(): SystemUser {
  return { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 }
}
