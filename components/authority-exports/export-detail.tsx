import { LinkButton } from '@/components/ui/link-button'
import type { ExportDto } from '@/lib/authority-exports/queries'
import type { ExportEvent } from '@/lib/authority-exports/rules'
import { DecideExportForm } from './decide-export-form'
import { ExportSummary } from './export-summary'
import { WithdrawExportForm } from './withdraw-export-form'

type Props = { request: ExportDto; events: readonly ExportEvent[]; canDownload: boolean }

/** The same for who asks, who agrees, and the security administrator. */
export function ExportDetail({ request, events, canDownload }: Props) {
  const { id, version } = request
  return (
    <>
      <ExportSummary request={request} />
      {canDownload && (
        <p className="mt-6">
          <LinkButton href={`/office/data-requests/export?id=${id}`} variant="primary" download>
            下载 CSV
          </LinkButton>
        </p>
      )}
      {events.includes('approve') && (
        <section className="mt-6" aria-labelledby="decide">
          <h2 id="decide" className="mb-4">
            答复
          </h2>
          <DecideExportForm requestId={id} version={version} />
        </section>
      )}
      {events.includes('withdraw') && (
        <section className="mt-6" aria-labelledby="withdraw">
          <h2 id="withdraw" className="mb-4">
            撤回
          </h2>
          <WithdrawExportForm requestId={id} version={version} />
        </section>
      )}
    </>
  )
}
