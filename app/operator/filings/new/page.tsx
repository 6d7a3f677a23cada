import type { Metadata } from 'next'
import { StartForm } from '@/components/filings/start-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { todayInShanghai } from '@/lib/core/clock'
import { requirePermission } from '@/lib/core/session'
import { startProblem } from '@/lib/filing-drafts/rules'
import { findOwnOperator, listOwnFacilities } from '@/lib/operators/queries'
import { findProcedureFor } from '@/lib/procedures/queries'
import { procedureKind } from '@/lib/procedures/schema'
import { listRegionOptions } from '@/lib/regions/queries'

export const metadata: Metadata = { title: '办一件新的', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewFilingPage({ searchParams }: Props) {
  const actor = await requirePermission('operator.run')
  const operator = await findOwnOperator(actor)
  const { kind: asked, facility } = await searchParams
  const kind = procedureKind.safeParse(asked).data ?? null
  const [facilities, townships, licence] = await Promise.all([
    listOwnFacilities(actor),
    listRegionOptions(actor, actor.regionPath ?? '100000'),
    findProcedureFor(actor, 'licence', actor.regionCode ?? '100000', todayInShanghai()),
  ])
  const choices = facilities
    .filter(({ status }) => status !== 'closed')
    .map(({ id, name, region, status, filing }) => ({
      id,
      name: `${name}（${region.name}）`,
      problem: kind && startProblem(kind, { status, filingState: filing.state }),
    }))
  return (
    <>
      <Breadcrumbs items={[{ href: '/operator/filings', label: '办件' }, { label: '办一件新的' }]} />
      <PageTitle title="办一件新的" lead="填写的内容随时保存，可以分几次、在不同的设备上填完再提交。" />
      {operator ? (
        <StartForm
          kind={kind}
          facilities={choices}
          facilityId={typeof facility === 'string' ? facility : ''}
          townships={townships}
          offersLicence={licence !== null}
        />
      ) : (
        <Notice title="这个账号还没有单位信息">
          <p>
            请先<a href="/register">登记单位</a>，再来办件。
          </p>
        </Notice>
      )}
    </>
  )
}
