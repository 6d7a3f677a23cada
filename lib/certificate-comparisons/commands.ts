import 'server-only'
import { createHash } from 'node:crypto'
import { type Actor, can } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { limitRate } from '@/lib/core/rate-limit'
import { readTable } from '@/lib/exchange/read-table'
import { TableError } from '@/lib/exchange/table-error'
import { pickedCertificates, waitingByNumber } from './queries'
import { type Compared, compareWithList, LIST_COLUMNS, type ListRow } from './rules'
import { type CompareListInput, MOST_AT_ONCE } from './schema'

export type Comparing = {
  listHash: string
  fileName: string
  compared: Compared[]
  unmatched: { row: number; name: string; number: string }[]
}

const MOST_LIST_BYTES = 3_000_000
const MOST_LIST_ROWS = 5_000

/**
 * Lays an issuer's list beside the chosen certificates (beside all that wait and that it names, without a choice) and
 * keeps what was found the same as evidence. Throws invalid with what is wrong with the file.
 */
export async function compareCertificates(actor: Actor, input: CompareListInput): Promise<Comparing> {
  if (!can(actor, 'certificates.verify')) throw new AppError('forbidden')
  limitRate(`certificate-list:${actor.accountId}`, { burst: 20, perMinute: 10 })
  const content = Buffer.from(await input.list.arrayBuffer())
  const rows = await readList(content)
  const certificates =
    input.picks.length > 0
      ? await pickedCertificates(
          actor,
          input.picks.map(({ id }) => id),
        )
      : await waitingByNumber(
          actor,
          rows.map(({ cells }) => cells.证书编号 ?? ''),
        )
  const { compared, unmatched } = compareWithList(certificates.slice(0, MOST_AT_ONCE), rows)
  const same = compared.filter(({ result }) => result === 'same')
  const listHash = createHash('sha256').update(content).digest('hex')
  const fileName = input.list.name.slice(0, 200)
  await transaction((tx) =>
    audit(tx, actor, {
      action: 'certificate.compare',
      subject: { type: 'certificate_list', id: listHash },
      regionCode: actor.regionCode,
      after: {
        fileName,
        rows: rows.length,
        same: same.map(({ certificate }) => `${certificate.id}:${certificate.version}`),
        differs: compared.filter(({ result }) => result === 'differs').length,
      },
    }),
  )
  return {
    listHash,
    fileName,
    compared: compared.map(({ certificate, ...rest }) => ({ certificate: declaredOf(certificate), ...rest })),
    unmatched: unmatched.slice(0, 100).map(({ row, cells }) => ({
      row,
      name: cells.姓名 ?? '',
      number: cells.证书编号 ?? '',
    })),
  }
}

/** What goes to the browser: no more of the person than the comparison needs. */
const declaredOf = ({
  id,
  version,
  personName,
  type,
  level,
  number,
  issuedOn,
  validUntil,
}: Compared['certificate']) => ({
  id,
  version,
  personName,
  type,
  level,
  number,
  issuedOn,
  validUntil,
})

async function readList(content: Buffer): Promise<ListRow[]> {
  try {
    const { header, rows, rejected } = await readTable(content, {
      maxBytes: MOST_LIST_BYTES,
      maxRows: MOST_LIST_ROWS,
    })
    const missing = LIST_COLUMNS.required.filter((name) => !header.includes(name))
    if (missing.length > 0) throw new AppError('invalid', { list: [`名单缺少列：${missing.join('、')}`] })
    const bad = new Set(rejected.map(({ row }) => row))
    return rows.filter(({ row }) => !bad.has(row))
  } catch (error) {
    if (error instanceof TableError) throw new AppError('invalid', { list: [error.message] })
    throw error
  }
}
