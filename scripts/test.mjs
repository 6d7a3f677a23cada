import './bootstrap/node-version.mjs'
import { bootstrap } from './bootstrap/bootstrap.mjs'
import { ensureBuild } from './bootstrap/build.mjs'
import { followNpm } from './bootstrap/child.mjs'
import { seconds } from './bootstrap/steps.mjs'
import { findBrowser } from './test/browser.mjs'
import { asOne, current, playwright, run, vitest } from './test/suites.mjs'

const quick = process.argv.includes('--check')
const say = (line) => console.log(`      ${line}`)

// Tests make their own databases and portals; the operator's settings must not steer them.
for (const name of [
  'DATABASE_URL',
  'PORT',
  'HOST',
  'PORTAL_DATA_DIR',
  'PORTAL_DEMO',
  'PORTAL_PUBLIC_URL',
  'PORTAL_SECRET',
]) {
  delete process.env[name]
}

const lint = async () => asOne(await run('@biomejs/biome/bin/biome', ['ci', '.']))

async function types() {
  // Writes the route types that typedRoutes checks links against.
  const generated = await run('next/dist/bin/next', ['typegen'], { NEXT_TELEMETRY_DISABLED: '1' })
  return asOne(generated || (await run('typescript/bin/tsc', ['--noEmit', '-p', '.'])))
}

let built = false

async function build() {
  say(await ensureBuild(say))
  built = true
  return asOne(0)
}

async function journeys() {
  if (!built) throw new Error('没有构建成功，浏览器流程无法进行')
  return playwright(await findBrowser(say))
}

const suites = [
  ['代码规范', lint],
  ['类型', types],
  ['单元测试', () => vitest('unit')],
  ...(quick
    ? []
    : [
        ['集成测试（内置数据库）', () => vitest('integration')],
        ['构建', build],
        ['浏览器流程', journeys],
      ]),
]

async function main() {
  const total = { passed: 0, failed: 0 }
  const table = []
  say(await bootstrap(say))
  for (const [index, [title, suite]] of suites.entries()) {
    const startedAt = Date.now()
    console.log(`[${index + 1}/${suites.length}] ${title}`)
    const { passed, failed } = await suite().catch((error) => {
      console.error(error.message)
      return { passed: 0, failed: 1 }
    })
    total.passed += passed
    total.failed += failed
    table.push(`${title}：通过 ${passed}，失败 ${failed}，${seconds(startedAt)}`)
    say(table.at(-1))
  }
  console.log(`\n${table.join('\n')}`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 ? 0 : 1
}

function leave() {
  const { child } = current
  if (!child) process.exit(130)
  child.once('exit', () => process.exit(130))
  child.kill('SIGTERM')
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, leave)
followNpm(leave)
main().catch((error) => {
  console.error(error.message)
  console.log('0 passed, 1 failed')
  process.exit(1)
})
