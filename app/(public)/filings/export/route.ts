import { downloadDoor } from '@/app/_targets/download-door'
import { publicActor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { tableDownload } from '@/lib/exchange/download'
import { PUBLIC_LIST_LABELS } from '@/lib/public-filings/labels'
import { listAllPublic } from '@/lib/public-filings/queries'
import { disclosureSheet } from '@/lib/public-filings/rules'
import { publicFilingsExportSchema } from '@/lib/public-filings/schema'

/** A public list as CSV or XLSX in the fields of the national disclosure. */
export const GET = downloadDoor<typeof publicFilingsExportSchema, Record<string, never>>(
  publicFilingsExportSchema,
  async ({ format, ...filter }) => {
    const items = await listAllPublic(publicActor, filter)
    const name = `${PUBLIC_LIST_LABELS[filter.list]} ${todayInShanghai()}`
    return tableDownload(disclosureSheet(filter.list, items, name), format, name)
  },
)
