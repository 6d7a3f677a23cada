import { CompareForm } from '@/components/certificates/compare-form'
import { DecideForm } from '@/components/certificates/decide-form'
import { QUEUE_COLUMNS } from '@/components/certificates/queue-columns'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { DataTable } from '@/components/ui/data-table'
import { Disclosure } from '@/components/ui/disclosure'
import { PageTitle } from '@/components/ui/page-title'
import { picksSchema } from '@/lib/certificate-comparisons/schema'
import { certificatesToDecide } from '@/lib/certificate-reviews/queries'
import type { Actor } from '@/lib/core/actor'

type Props = {
  actor: Actor
  room: '/office' | '/admin'
  search: Record<string, string | string[] | undefined>
}

/** A batch laid out: what was declared, a list to lay beside it, and the decision. Without a choice the list chooses. */
export async function CheckScreen({ actor, room, search }: Props) {
  const picks = picksSchema.safeParse(search.picks).data ?? []
  const chosen = await certificatesToDecide(
    actor,
    picks.map(({ id }) => id),
  )
  const waiting = chosen.filter(({ state }) => state === 'submitted')
  const verified = chosen.filter(({ state }) => state === 'verified')
  return (
    <>
      <Breadcrumbs items={[{ href: `${room}/certificates`, label: '证书核验' }, { label: '核验' }]} />
      <PageTitle
        title={chosen.length > 0 ? `核验选中的 ${chosen.length} 张证书` : '用名单核验证书'}
        lead={
          chosen.length > 0
            ? '上传发证机关的名单，逐项比对；也可以看过扫描件后直接核验或退回。'
            : '上传发证机关的名单，系统找出名单里有的待核验证书，逐项比对，一致的一次核验。'
        }
      />
      <div className="flex flex-col gap-6">
        {chosen.length > 0 && (
          <DataTable
            caption="选中的证书"
            rows={chosen}
            rowKey={({ id }) => id}
            empty={null}
            columns={[
              {
                key: 'name',
                head: '姓名',
                cell: (one) => <span className="whitespace-nowrap">{one.personName}</span>,
              },
              ...QUEUE_COLUMNS,
            ]}
          />
        )}
        <section aria-labelledby="compare">
          <h2 id="compare" className="mb-4">
            与名单比对
          </h2>
          <CompareForm picks={waiting} />
        </section>
        {chosen.length > 0 && (
          <section aria-labelledby="decide">
            <h2 id="decide" className="mb-4">
              不用名单
            </h2>
            <div className="flex flex-col gap-4">
              <DecideForm event="verify" picks={waiting} label={`核验通过 ${waiting.length} 张`} />
              <Disclosure summary="退回">
                <DecideForm event="reject" picks={waiting} label={`退回 ${waiting.length} 张`} />
              </Disclosure>
              {verified.length > 0 && (
                <Disclosure summary="撤销已核验的">
                  <DecideForm event="revoke" picks={verified} label={`撤销 ${verified.length} 张`} />
                </Disclosure>
              )}
            </div>
          </section>
        )}
      </div>
    </>
  )
}
