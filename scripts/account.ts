import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { createAccount } from '@/lib/accounts/commands'
import { createAccountSchema } from '@/lib/accounts/schema'
import { systemActor } from '@/lib/core/actor'
import { env } from '@/lib/core/env'
import { AppError } from '@/lib/core/errors'
import { fieldErrors } from '@/lib/core/form'
import { refuseBadPassword } from '@/lib/passwords/queries'
import { connectDatabase } from './database/server'

const USAGE = `用法：npm run account -- create --username <账号> --name <姓名或岗位> --role <角色> [--region <区划代码>] [--department <部门>]
角色：parent operator reviewer department inspector township planner sysadmin secadmin auditor
密码从标准输入读一行（至少 12 个字，不能是已经泄露的），不会出现在命令历史里。`

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      username: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      region: { type: 'string' },
      department: { type: 'string' },
    },
  })
  if (positionals[0] !== 'create') {
    console.error(USAGE)
    return 2
  }
  const input = createAccountSchema.safeParse({
    username: values.username ?? '',
    displayName: values.name ?? '',
    role: values.role,
    regionCode: values.region,
    department: values.department,
    password: await readPassword(),
  })
  if (!input.success) return refuse(fieldErrors(input.error))
  const database = await connectDatabase(path.resolve(env.PORTAL_DATA_DIR), 'npm run account', (line) =>
    console.error(line),
  )
  try {
    env.DATABASE_URL = database.url
    await refuseBadPassword({ password: input.data.password, username: input.data.username })
    await createAccount(systemActor('命令行建账号'), input.data)
    console.log(`已建账号 ${input.data.username}，现在可以在登录页登录。`)
    return 0
  } catch (error) {
    if (error instanceof AppError) return refuse(error.fields)
    throw error
  } finally {
    const { db } = await import('@/lib/core/db')
    await db.$disconnect()
    await database.stop()
  }
}

async function readPassword(): Promise<string> {
  process.stderr.write('密码：')
  const lines = createInterface({ input: process.stdin })
  for await (const line of lines) return line
  return ''
}

function refuse(fields: Record<string, string[]>): number {
  for (const [name, messages] of Object.entries(fields)) console.error(`${name}：${messages.join('；')}`)
  return 1
}

process.exitCode = await run()
