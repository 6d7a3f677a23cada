import pg from 'pg'
import { ALL_MEASURES } from '@/lib/rollups/measures'
import { medianMilliseconds } from './calls'
import { CONNECTIONS } from './load'
import { DENSE_COUNTY } from './world/register'

const SECONDS = 3

/** A page's main question in bare SQL: what the same database answers a client that draws nothing. */
export type Statement = {
  name: string
  text: string
  values: unknown[] /** The address it stands behind. */
  of: string
}

const measures = ALL_MEASURES.map((name) => `u.${name}`).join(', ')
const sums = ALL_MEASURES.map((name) => `sum(u.${name})::int as ${name}`).join(', ')
const columns = `f.id, f.name, f.kind, f.status, f.address, f.region_code, r.name as region_name, f.lng, f.lat, f.inclusive,
  f.enrolled, f.filing_state, f.filing_number, f.places_infant, f.places_toddler, f.places_older, f.places_mixed, f.filed_on`
const sumBelow = `select ${sums} from regions r join rollups u on u.span = 'subtree' and u.basis = 'all'
  and u.region_path >= r.path and u.region_path < r.path || '0' where r.code = $1`
const subtree = (
  limit: string,
) => `select ${columns} from (select * from facilities f where f.status = 'operating'
  and f.region_path >= $1 and f.region_path < $1 || '0' order by f.region_path, f.id ${limit}) f join regions r on r.code = f.region_code`

export const STATEMENTS: readonly Statement[] = [
  {
    name: 'county rollup row',
    text: `select ${measures} from rollups u where u.region_code = $1 and u.span = 'subtree' and u.basis = 'all'`,
    values: ['310120'],
    of: 'page: dashboard county 310120',
  },
  {
    name: 'province sum of rollups',
    text: sumBelow,
    values: ['530000'],
    of: 'page: dashboard province 530000',
  },
  { name: 'nation sum of rollups', text: sumBelow, values: ['100000'], of: 'page: dashboard nation' },
  {
    name: 'facility page, nation',
    text: subtree('limit 20'),
    values: ['100000'],
    of: 'page: facility list nation',
  },
  {
    name: 'facility page, county',
    text: subtree('limit 20'),
    values: [`100000/110000/${DENSE_COUNTY}`],
    of: 'page: facility list dense county',
  },
  {
    name: 'nearest 20',
    text: `select ${columns} from (select * from facilities f where f.status = 'operating' and f.lng is not null
      order by web_mercator(f.lng, f.lat) <-> web_mercator($1, $2) limit 20) f join regions r on r.code = f.region_code`,
    values: [121.47, 31.23],
    of: 'page: facility list near',
  },
  {
    name: 'rows page 1, province',
    text: `select v.record_id, v.name, v.places from facility_measures v where v.basis = 'all' and v.places <> 0
      and v.region_path >= $1 and v.region_path < $1 || '0' order by v.region_path, v.record_id limit 20`,
    values: ['100000/530000'],
    of: 'api: rows page 1',
  },
]

export type Bare = { milliseconds: number; perSecond: number }

/** Each statement alone (median milliseconds) and over as many connections as the load has (statements a second). */
export async function timeStatements(
  url: string,
  statements: readonly Statement[],
): Promise<Map<string, Bare>> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS })
  try {
    const results = new Map<string, Bare>()
    for (const { name, text, values } of statements) {
      const ask = async () => {
        const { rowCount } = await pool.query(text, values)
        if (!rowCount) throw new Error(`bare SQL “${name}” found nothing`)
      }
      const milliseconds = await medianMilliseconds(ask, { times: 50, warmUp: 5 })
      results.set(name, { milliseconds, perSecond: await throughput(ask) })
    }
    return results
  } finally {
    await pool.end()
  }
}

async function throughput(ask: () => Promise<void>): Promise<number> {
  const end = performance.now() + SECONDS * 1000
  let answered = 0
  const worker = async () => {
    while (performance.now() < end) {
      await ask()
      answered += 1
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  return answered / SECONDS
}
