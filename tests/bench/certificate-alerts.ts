import type { Client } from 'pg'
import { alertEnding } from '@/lib/certificate-alerts/commands'
import { todayInShanghai } from '@/lib/core/clock'
import { addDays } from '@/lib/format/date'
import { compared, type Row } from './rows'

export const CERTIFICATE_ALERTS = 'certificate-alerts'
const MOST_SECONDS = 30

/**
 * The daily job over all certificates: the first run, in which a quarter of them is told of, and the next day's, in
 * which few are. Beside them a bare count of the certificates that end.
 */
export async function measureCertificateAlerts(client: Client): Promise<Row[]> {
  const today = todayInShanghai()
  const count = async () => {
    const startedAt = performance.now()
    await client.query(
      `select count(*) from staff_certificates
       where state in ('submitted', 'verified') and valid_until <= $1::date + 90`,
      [today],
    )
    return (performance.now() - startedAt) / 1000
  }
  await count()
  const bare = await count()
  const rows: Row[] = []
  for (const [name, day] of [
    ['first run', today],
    ['next day', addDays(today, 1)],
  ] as const) {
    const startedAt = performance.now()
    const counts = await alertEnding(day)
    const seconds = (performance.now() - startedAt) / 1000
    if (counts === null) throw new Error('the alerts of this day were sent already')
    const row: Row = {
      name: `${CERTIFICATE_ALERTS}: ${name}`,
      value: seconds,
      unit: 's',
      wanted: { of: 'value', most: MOST_SECONDS },
      note: `${counts.alerted} alerted, ${counts.told} notices, ${counts.expired} expired`,
    }
    rows.push(compared(row, 'bare count', bare))
  }
  return rows
}
