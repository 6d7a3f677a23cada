import { setTimeout as sleep } from 'node:timers/promises'
import { announceChange } from '@/lib/core/changes'
import { transaction } from '@/lib/core/db'
import { ADDRESSES, type Address, EMPTY_JSON, EMPTY_PAGE } from './addresses'
import { medianMilliseconds } from './calls'
import { residentMegabytes } from './child'
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

type Sum = { total: number; bytes: number; p99: number; failed: number; rounds: number }

const add = (sum: Sum | undefined, load: Load): Sum => ({
  total: (sum?.total ?? 0) + load.perSecond,
  bytes: load.bytes,
  p99: Math.max(sum?.p99 ?? 0, load.p99),
  failed: (sum?.failed ?? 0) + load.failed,
  rounds: (sum?.rounds ?? 0) + 1,
})

/**
 * Requests a second of every wanted address. The empty answer of its kind is measured again right before each one, so
 * that a ratio compares neighbours in time: on a shared machine the hour matters more than the page.
 */
export async function measureAddresses(
  server: Server,
  wanted: readonly Address[],
  bare: Map<string, Bare>,
  say: Say,
): Promise<Row[]> {
  const empty = { page: EMPTY_PAGE, json: EMPTY_JSON }
  const rows: Row[] = []
  const baselines: Record<Address['against'], number[]> = { page: [], json: [] }
  for (const one of [EMPTY_PAGE, EMPTY_JSON]) {
    const problem = await problemOf(server, one)
    if (problem) throw new Error(`${one.path} ${problem}`)
    await loadAddress(server.address + one.path, { seconds: WARM_UP_SECONDS })
  }
  for (const address of wanted) {
    const row: Row = {
      name: address.name,
      value: null,
      unit: 'requests/s',
      wanted: address.least === undefined ? undefined : { of: 'ratio', least: address.least },
    }
    const problem = await problemOf(server, address)
    if (problem) {
      rows.push({ ...row, note: problem })
      say(`${address.name}: ${problem}`)
      continue
    }
    await loadAddress(server.address + address.path, { seconds: WARM_UP_SECONDS, headers: address.headers })
    let sum: Sum | undefined
    let baseline = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const idle = await loadAddress(server.address + empty[address.against].path, {
        seconds: SECONDS / 2,
        headers: address.headers,
      })
      baseline += idle.perSecond / ROUNDS
      sum = add(
        sum,
        await loadAddress(server.address + address.path, { seconds: SECONDS, headers: address.headers }),
      )
    }
    if (!sum) continue
    if (!address.headers) baselines[address.against].push(baseline)
    const failed = sum.failed > 0 ? `, ${sum.failed} failed` : ''
    const measured = compared(
      {
        ...row,
        value: sum.failed > 0 ? null : sum.total / sum.rounds,
        note: `p99 ${sum.p99} ms, ${(sum.bytes / 1024).toFixed(1)} KB${failed}`,
      },
      address.against === 'page' ? 'empty page' : 'empty JSON',
      baseline,
    )
    rows.push(measured)
    say(
      `${address.name}: ${measured.value?.toFixed(0)} requests/s, ratio ${measured.ratio?.toFixed(2)}, ${measured.note}`,
    )
    for (const statement of STATEMENTS.filter((one) => one.of === address.name)) {
      const alone = bare.get(statement.name)
      if (alone) {
        const against = { name: `${address.name} ÷ bare SQL`, value: measured.value, unit: 'requests/s' }
        rows.push(compared(against, `${statement.name}, ${CONNECTIONS} connections`, alone.perSecond))
      }
    }
  }
  return [...baselineRows(baselines), ...rows]
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
