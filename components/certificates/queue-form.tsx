import { buttonClass } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import type { CertificateDto } from '@/lib/certificates/queries'
import { QUEUE_COLUMNS } from './queue-columns'
import { SelectAll } from './select-all'

type Props = { certificates: readonly CertificateDto[]; checkPath: string }

const FORM = 'certificate-picks'

/** The queue as a form: tick, then go on to the page where the batch is looked at and decided. A plain GET. */
export function QueueForm({ certificates, checkPath }: Props) {
  return (
    <form id={FORM} className="mt-4" action={checkPath} method="get">
      <DataTable
        caption="证书"
        note="等得最久的排在前面；有疑点的请看清再核验"
        rows={certificates}
        rowKey={({ id }) => id}
        empty={<p>没有符合条件的证书。可以改一改上面的筛选条件。</p>}
        columns={[
          {
            key: 'name',
            head: '姓名',
            cell: ({ id, version, personName, identityMasked }) => (
              <label className="choice">
                <input type="checkbox" name="picks" value={`${id}:${version}`} />
                <span>
                  <span className="whitespace-nowrap">{personName}</span>
                  <span className="choice-hint whitespace-nowrap">{identityMasked}</span>
                </span>
              </label>
            ),
          },
          ...QUEUE_COLUMNS,
        ]}
      />
      {certificates.length > 0 && (
        <p className="mt-4 flex flex-wrap gap-3">
          <SelectAll formId={FORM} name="picks" />
          <button type="submit" className={buttonClass('primary')}>
            核验选中的
          </button>
        </p>
      )}
    </form>
  )
}
