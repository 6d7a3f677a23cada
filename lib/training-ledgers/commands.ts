import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { toCsv } from '@/lib/exchange/write-table'
import { POST_LABELS } from '@/lib/staff/labels'
import { periodText, SHORT_ACCOUNT_LABELS } from './labels'
import { countAreaStaff, type LedgerPerson, readAreaLedgers } from './queries'

const HEADER = ['机构', '姓名', '证件号', '岗位', '账户', '期间', '单位', '要求', '已完成', '还差', '依据']
/** More rows than this no official reads. */
const MOST_PEOPLE = 20_000

function rowsOf({ name, identityMasked, posts, ledger }: LedgerPerson) {
  const places = [...new Set(posts.map(({ facilityName }) => facilityName ?? '没有机构'))].join('、')
  const kinds = [...new Set(posts.map(({ kind }) => POST_LABELS[kind]))].join('、')
  return ledger
    .filter(({ standing }) => standing === 'behind')
    .map(({ account, period, unit, required, done, missing, source }) => [
      ...[places, name, identityMasked, kinds, SHORT_ACCOUNT_LABELS[account], periodText(period), unit],
      ...[required, done, missing, source],
    ])
}

/**
 * Who in the area has not done the hours, one row an account, as CSV; the export leaves a line in the audit log. Throws
 * not_found without the permission, too_large above 20,000 people.
 */
export async function exportBehind(actor: Actor): Promise<string> {
  if ((await countAreaStaff(actor)) > MOST_PEOPLE) throw new AppError('too_large')
  const rows: ReturnType<typeof rowsOf> = []
  for await (const part of readAreaLedgers(actor)) rows.push(...part.flatMap(rowsOf))
  rows.sort(
    (a, b) =>
      String(a[0]).localeCompare(String(b[0]), 'zh') || String(a[1]).localeCompare(String(b[1]), 'zh'),
  )
  await transaction((tx) =>
    audit(tx, actor, {
      action: 'training.export',
      subject: { type: 'training_list', id: actor.regionCode ?? '100000' },
      regionCode: actor.regionCode,
      after: { rows: rows.length },
    }),
  )
  return toCsv(HEADER, rows)
}
