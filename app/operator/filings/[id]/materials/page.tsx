import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { MaterialSlots } from '@/components/filings/material-slots'
import { StepLine } from '@/components/filings/step-line'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { getReadiness } from '@/lib/filing-drafts/queries'
import { stepsOf } from '@/lib/filing-drafts/steps'
import { crumbsOf, ownCase } from '../../own-case'

export const metadata: Metadata = { title: '上传材料', robots: { index: false } }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function FilingMaterialsPage({ params, searchParams }: Props) {
  const { actor, filing, base } = await ownCase(params)
  if (!filing.events.includes('save')) redirect(base as Route)
  const [{ files, staff }, search] = await Promise.all([getReadiness(actor, filing), searchParams])
  const steps = stepsOf(filing.definition, filing.data)
  const isCorrection = filing.state === 'correction'
  return (
    <>
      <Breadcrumbs items={crumbsOf(filing, '上传材料')} />
      <StepLine at={steps.length} of={steps.length} />
      <PageTitle title="上传材料" lead="拍照或扫描都可以。上传中断后会接着传；换文件时旧的仍留作记录。" />
      <MaterialSlots filing={filing} files={files} staff={staff} search={search} />
      <p className="mt-6 flex flex-wrap gap-3">
        <LinkButton href={isCorrection ? `${base}/corrections` : `${base}/check`} variant="primary">
          {isCorrection ? '回到补正' : '检查并提交'}
        </LinkButton>
        <LinkButton href={base} variant="quiet">
          回到办件
        </LinkButton>
      </p>
    </>
  )
}
