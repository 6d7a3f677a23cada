import path from 'node:path'
import { env } from '@/lib/core/env'
import { connectDatabase } from './database/server'

const [command, ...rest] = process.argv.slice(2)
if (rest.length > 0 || (command !== 'list' && command !== 'rotate')) {
  console.error(
    '用法：npm run keys -- list（列出加密密钥的版本）\n      npm run keys -- rotate（换用新密钥，并把已存的证件号码等逐条改用新密钥；平台不用停）',
  )
  process.exit(2)
}

const database = await connectDatabase(path.resolve(env.PORTAL_DATA_DIR), 'npm run keys', (line) =>
  console.error(line),
)
try {
  process.env.DATABASE_URL = database.url
  env.DATABASE_URL = database.url
  process.exitCode = command === 'list' ? await list() : await rotate()
} finally {
  await database.stop()
}
process.exit()

async function list(): Promise<number> {
  const { db } = await import('@/lib/core/db')
  const { formatDateTime } = await import('@/lib/format/date')
  const keys = await db.encryptionKey.findMany({ orderBy: { version: 'asc' } })
  console.log('第 1 版（aes-256-gcm）：由平台密钥推算，启用版本以前的内容用它')
  for (const { version, cipher, createdAt, retiredAt } of keys) {
    const end = retiredAt ? `，${formatDateTime(retiredAt)} 起只用来读旧内容` : '，正在使用'
    console.log(`第 ${version} 版（${cipher}）：${formatDateTime(createdAt)} 启用${end}`)
  }
  return 0
}

/** 0: everything is under the new key; 1: some texts could not be opened and stay as they are. */
async function rotate(): Promise<number> {
  const { systemActor } = await import('@/lib/core/actor')
  const { rotateKeys } = await import('@/lib/encryption-keys/commands')
  const { version, renewed, damaged } = await rotateKeys(systemActor('npm run keys'), { say: console.log })
  const count = Object.values(renewed).reduce((sum, one) => sum + one, 0)
  console.log(`完成：现在用第 ${version} 版密钥，换了 ${count} 条`)
  const lost = Object.entries(damaged)
  for (const [name, number] of lost) console.error(`${name}：${number} 条读不出来，没有动，请从备份核对`)
  return lost.length === 0 ? 0 : 1
}
