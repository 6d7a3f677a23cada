import { parseArgs } from 'node:util'
import { startOwnDatabase } from '@/tests/bench/own-database'
import { leave, leaveOnSignals } from '@/tests/bench/ways-out'

const USAGE = 'usage: npm run bench -- [--scale 1] [--only part-of-a-name,…]'

function readRequest(): { scale: number; only: string } {
  const { values } = parseArgs({
    options: { scale: { type: 'string', default: '1' }, only: { type: 'string', default: '' } },
  })
  const scale = Number(values.scale)
  if (!(scale > 0 && scale <= 10)) throw new Error(`--scale is a number above 0, at most 10\n${USAGE}`)
  return { scale, only: values.only }
}

const say = (line: string) => console.log(line)

leaveOnSignals()
try {
  const request = readRequest()
  // The benchmark never touches a database that somebody uses.
  delete process.env.DATABASE_URL
  const own = await startOwnDatabase(say)
  process.env.DATABASE_URL = own.url
  process.env.PORTAL_DATA_DIR = own.dataDir
  const { runBench } = await import('@/tests/bench/run')
  await runBench({ ...request, ...own, say })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
await leave()
process.exit()
