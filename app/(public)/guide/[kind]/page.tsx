import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ProcedureReading } from '@/components/procedures/procedure-reading'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { publicActor } from '@/lib/core/actor'
import { todayInShanghai } from '@/lib/core/clock'
import { receiverName } from '@/lib/departments/labels'
import { listDepartments } from '@/lib/departments/queries'
import { formatDay } from '@/lib/format/date'
import { KIND_LABELS } from '@/lib/procedures/labels'
import { findProcedureFor } from '@/lib/procedures/queries'
import { procedureKind } from '@/lib/procedures/schema'
import { findRegion } from '@/lib/regions/queries'

type Props = {
  params: Promise<{ kind: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = procedureKind.safeParse((await params).kind)
  return { title: kind.success ? `${KIND_LABELS[kind.data]}办事指南` : '办事指南' }
}

export default async function GuideDetailPage({ params, searchParams }: Props) {
  const kind = procedureKind.safeParse((await params).kind)
  if (!kind.success) notFound()
  const asked = (await searchParams).region
  const region = await findRegion(publicActor, typeof asked === 'string' ? asked : '100000')
  if (!region) notFound()
  const procedure = await findProcedureFor(publicActor, kind.data, region.code, todayInShanghai())
  if (!procedure) notFound()
  const { definition, validFrom, source, number } = procedure
  const departments = region.anchorCode
    ? await listDepartments(publicActor, { regionCode: region.anchorCode })
    : []
  return (
    <div className="flex flex-col gap-4">
      <Breadcrumbs
        items={[{ href: `/guide?region=${region.code}`, label: '办事指南' }, { label: definition.title }]}
      />
      <PageTitle
        title={`${definition.title} · ${region.name}`}
        lead={definition.summary}
        actions={
          <>
            {definition.runsPrecheck && <LinkButton href="/precheck">先做开办自查</LinkButton>}
            <LinkButton href="/register" variant="primary">
              注册，在线办理
            </LinkButton>
          </>
        }
      />
      <ProcedureReading
        definition={definition}
        receiver={receiverName(departments, definition.competentDuty)}
      />
      <p className="text-muted">
        第 {number} 版，自 {formatDay(validFrom)} 起受理。来源：{source}
      </p>
      <p className="no-print">
        已经有账号？<a href="/operator">登录后办理</a>。要带走一份，用浏览器的“打印”就可以，按钮不会印出来。
      </p>
    </div>
  )
}
