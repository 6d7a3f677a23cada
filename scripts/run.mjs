import './bootstrap/node-version.mjs'
import { bootstrap, loadSettings } from './bootstrap/bootstrap.mjs'
import { endWith, followNpm, spawnScript } from './bootstrap/child.mjs'

const [script, ...args] = process.argv.slice(2)
if (!script) {
  console.error('用法：node scripts/run.mjs <脚本.ts> [参数…]')
  process.exit(2)
}
try {
  loadSettings()
  // On stderr: the output of a command may be data (import --json).
  await bootstrap((line) => console.error(line))
  const child = spawnScript(script, args)
  followNpm(() => child.kill('SIGTERM'))
  endWith(child)
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
