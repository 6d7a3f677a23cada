import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runQuietly } from './command.mjs'

/** @param {string} root */
function wantedMark(root) {
  const hash = createHash('sha256')
  const models = readdirSync(path.join(root, 'prisma/models')).filter((name) => name.endsWith('.prisma'))
  for (const name of ['schema.prisma', ...models.sort().map((model) => `models/${model}`)]) {
    hash.update(name).update(readFileSync(path.join(root, 'prisma', name)))
  }
  return hash.update(readFileSync(path.join(root, 'node_modules/prisma/package.json'))).digest('hex')
}

/** @param {string} root */
export function isGenerated(root) {
  const mark = path.join(root, 'prisma/generated/.shanyu-schema')
  return existsSync(mark) && readFileSync(mark, 'utf8') === wantedMark(root)
}

/** @param {string} root @param {(line: string) => void} say */
export async function generate(root, say) {
  const mark = wantedMark(root)
  const cli = path.join(root, 'node_modules/prisma/build/index.js')
  await runQuietly('生成数据库客户端', process.execPath, [cli, 'generate', '--schema', 'prisma'], {
    cwd: root,
    // Without it the command line tool downloads an engine that generating does not use.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CI: '1',
    },
    say,
  })
  writeFileSync(path.join(root, 'prisma/generated/.shanyu-schema'), mark)
}
