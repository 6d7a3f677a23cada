import type { Metadata } from 'next'
import { DifferenceList } from '@/components/procedures/difference-list'
import { ProcedureReading } from '@/components/procedures/procedure-reading'
import { SwitchForm } from '@/components/procedures/switch-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { orNotFound } from '@/lib/core/page'
import { requireAdmin } from '@/lib/core/session'
import { dutyName } from '@/lib/departments/labels'
import { formatDay } from '@/lib/format/date'
import { differences } from '@/lib/procedures/comparison'
import { KIND_LABELS } from '@/lib/procedures/labels'
import { findPrevious, getProcedure, listProcedures } from '@/lib/procedures/queries'

export const metadata: Metadata = { title: '办事事项' }

type Props = { params: Promise<{ id: string }> }

export default async function ProcedurePage({ params }: Props) {
  const actor = await requireAdmin('procedures.publish')
  const procedure = await orNotFound(getProcedure(actor, (await params).id))
  const { id, kind, regionCode, number, validFrom, source, isEnabled, definition } = procedure
  const [previous, versions] = await Promise.all([
    findPrevious(actor, procedure),
    listProcedures(actor, { kind, regionCode }),
  ])
  const own = versions.find((version) => version.id === id)
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs
        items={[
          { href: '/admin/procedures', label: '办事事项' },
          { label: `${KIND_LABELS[kind]}第 ${number} 版` },
        ]}
      />
      <PageTitle
        title={`${definition.title} · ${own?.regionName ?? ''}第 ${number} 版`}
        lead={`自 ${formatDay(validFrom)} 起受理。来源：${source}`}
        actions={<LinkButton href={`/admin/procedures/new?from=${id}`}>以此为底稿发布新版本</LinkButton>}
      />
      {!isEnabled && <Notice tone="warning" title="这一版停用着，不受理新的办件" />}
      <ProcedureReading definition={definition} receiver={dutyName(definition.competentDuty)} />
      <section aria-labelledby="differences">
        <h2 id="differences" className="mb-2">
          与上一版的差别
        </h2>
        <DifferenceList
          previousNumber={previous?.number ?? null}
          differences={previous ? differences(previous.definition, definition) : []}
        />
      </section>
      <section aria-labelledby="switch">
        <h2 id="switch" className="mb-2">
          启用和停用
        </h2>
        <SwitchForm id={id} isEnabled={isEnabled} cases={own?.cases ?? 0} />
      </section>
    </div>
  )
}
