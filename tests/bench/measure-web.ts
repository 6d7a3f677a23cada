import { setTimeout as sleep } from 'node:timers/promises'
import { announceChange } from '@/lib/core/changes'
import { transaction } from '@/lib/core/db'
import { ADDRESSES, type Address, EMPTY_JSON, EMPTY_PAGE } from './addresses'
import { medianMilliseconds } from './calls'
import { processorMilliseconds, residentMegabytes } from './child'
import { CONNECTIONS, type Load, loadAddress } from './load'
import { compared, type Row } from './rows'
import { type Bare, STATEMENTS } from './statements'

const ROUNDS = 2
const SECONDS = 4
const WARM_UP_SECONDS = 2
const COLD_TIMES = 40

type Say = (line: string) => void
type Server = { address: string; pid: number }

/** Why an address cannot be measured, or null: an answer that is not the page itself would be measured for it. */
export async function problemOf(
  { address }: Server,
  { path, holds, headers }: Address,
): Promise<string | null> {
  const response = await fetch(address + path, { headers, signal: AbortSignal.timeout(60_000) })
  const text = await response.text()
  if (response.status !== 200) return `answers ${response.status}`
  return text.includes(holds) ? null : `answers without “${holds}”`
}

/** Turns of one address added up. */
type Turns = {
  seconds: number
  answers: number
  bytes: number
  p99: number
  failed: number
  processor: number
}

async function measureTurn(server: Server, { path, headers }: Address, seconds: number): Promise<Turns> {
  const before = processorMilliseconds(server.pid)
  const load: Load = await loadAddress(server.address + path, { seconds, headers })
  const after = processorMilliseconds(server.pid)
  const processor = before === null || after === null ? Number.NaN : after - before
  const { p99, failed, bytes } = load
  return { seconds, answers: load.perSecond * seconds, bytes, p99, failed, processor }
}

const together = (one: Turns, other: Turns): Turns => ({
  seconds: one.seconds + other.seconds,
  answers: one.answers + other.answers,
  bytes: other.bytes,
  p99: Math.max(one.p99, other.p99),
  failed: one.failed + other.failed,
  processor: one.processor + other.processor,
})

const NO_TURNS: Turns = { seconds: 0, answers: 0, bytes: 0, p99: 0, failed: 0, processor: 0 }
const EMPTY = { page: EMPTY_PAGE, json: EMPTY_JSON }

/**
 * Requests a second of every wanted address. The empty answer of its kind is measured again right before each turn, so
 * that a ratio compares neighbours in time: on a shared machine the minute matters more than the page.
 */
export async function measureAddresses(
  server: Server,
  wanted: readonly Address[],
  bare: Map<string, Bare>,
  say: Say,
): Promise<Row[]> {
  const baselines: Record<Address['against'], number[]> = { page: [], json: [] }
  for (const one of [EMPTY_PAGE, EMPTY_JSON]) {
    const problem = await problemOf(server, one)
    if (problem) throw new Error(`${one.path} ${problem}`)
    await measureTurn(server, one, WARM_UP_SECONDS)
  }
  const rows: Row[] = []
  for (const address of wanted) {
    const measured = await measureAddress(server, address)
    if (measured.baseline && !address.headers) baselines[address.against].push(measured.baseline.value)
    rows.push(measured, ...bareRows(measured, bare))
    const ratio = measured.ratio === undefined ? '' : `, ratio ${measured.ratio.toFixed(2)}`
    say(`${address.name}: ${measured.value?.toFixed(0) ?? '—'} requests/s${ratio}, ${measured.note}`)
  }
  return [...baselineRows(baselines), ...rows]
}

async function measureAddress(server: Server, address: Address): Promise<Row> {
  const wanted: Row['wanted'] =
    address.least === undefined ? undefined : { of: 'ratio', least: address.least }
  const row: Row = { name: address.name, value: null, unit: 'requests/s', wanted }
  const problem = await problemOf(server, address)
  if (problem) return { ...row, note: problem }
  await measureTurn(server, address, WARM_UP_SECONDS)
  let [empty, own] = [NO_TURNS, NO_TURNS]
  for (let round = 0; round < ROUNDS; round += 1) {
    const idle = { ...EMPTY[address.against], headers: address.headers }
    empty = together(empty, await measureTurn(server, idle, SECONDS / 2))
    own = together(own, await measureTurn(server, address, SECONDS))
  }
  const kilobytes = (own.bytes / 1024).toFixed(1)
  if (own.failed + empty.failed > 0)
    return { ...row, note: `${own.failed} of ${own.answers} failed, ${empty.failed} of the empty ones` }
  const milliseconds = own.processor / own.answers
  const emptyMilliseconds = empty.processor / empty.answers
  const processor = Number.isFinite(milliseconds) ? { milliseconds, empty: emptyMilliseconds } : undefined
  const spent = processor
    ? `, cpu ${milliseconds.toFixed(1)} ms, empty ${emptyMilliseconds.toFixed(1)} (${(emptyMilliseconds / milliseconds).toFixed(2)})`
    : ''
  return compared(
    {
      ...row,
      value: own.answers / own.seconds,
      note: `p99 ${own.p99} ms, ${kilobytes} KB${spent}`,
      processor,
    },
    address.against === 'page' ? 'empty page' : 'empty JSON',
    empty.answers / empty.seconds,
  )
}

/** What the same database answers a client that draws nothing. */
function bareRows({ name, value }: Row, bare: Map<string, Bare>): Row[] {
  return STATEMENTS.flatMap((statement) => {
    const alone = bare.get(statement.name)
    if (statement.of !== name || !alone) return []
    const row: Row = { name: `${name} ÷ bare SQL`, value, unit: 'requests/s' }
    return [compared(row, `${statement.name}, ${CONNECTIONS} connections`, alone.perSecond)]
  })
}

function baselineRows(baselines: Record<Address['against'], number[]>): Row[] {
  return (['page', 'json'] as const).flatMap((kind) => {
    const values = baselines[kind]
    if (values.length === 0) return []
    const spread = `${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)} in ${values.length} turns`
    const name = (kind === 'page' ? EMPTY_PAGE : EMPTY_JSON).name
    return [
      {
        name,
        value: values.reduce((sum, one) => sum + one, 0) / values.length,
        unit: 'requests/s',
        note: spread,
      },
    ]
  })
}

/** The dearest case: one request at a time, and before each everything remembered is forgotten by a change. */
export async function measureCold(server: Server): Promise<Row[]> {
  const ask = (path: string) => async () => {
    const response = await fetch(server.address + path)
    await response.arrayBuffer()
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}`)
  }
  const forget = async () => {
    await transaction((tx) => announceChange(tx))
    // The notice reaches the server on its own connection.
    await sleep(5)
  }
  const often = { times: COLD_TIMES, warmUp: 5 }
  const empty = await medianMilliseconds(ask(EMPTY_PAGE.path), often)
  const rows: Row[] = [{ name: 'cold: empty page, one at a time', value: empty, unit: 'ms' }]
  for (const address of ADDRESSES.filter(({ name }) =>
    /dashboard (nation|province \d+|county \d+)$/.test(name),
  )) {
    if (await problemOf(server, address)) continue
    const warm = await medianMilliseconds(ask(address.path), often)
    const cold = await medianMilliseconds(ask(address.path), { ...often, before: forget })
    const name = address.name.replace('page: ', 'cold: ')
    rows.push(compared({ name, value: cold, unit: 'ms' }, 'the same, remembered', warm))
  }
  return rows
}

export function measureMemory(server: Server, peak: number | null): Row[] {
  const name = 'memory: server after the load'
  return [
    {
      name,
      value: residentMegabytes(server.pid),
      unit: 'MB',
      wanted: { of: 'value', most: 400 },
      note: peak === null ? undefined : `peak ${peak.toFixed(0)} MB`,
    },
  ]
}
