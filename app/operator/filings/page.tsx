import type { Metadata } from 'next'
import { OwnCases } from '@/components/filings/own-cases'
import { DoneNotice } from '@/components/ui/done-notice'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { requirePermission } from '@/lib/core/session'
import { listOwnCases } from '@/lib/filings/queries'

export const metadata: Metadata = { title: '办件', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OperatorFilingsPage({ searchParams }: Props) {
  const actor = await requirePermission('operator.run')
  const [cases, { done }] = await Promise.all([listOwnCases(actor), searchParams])
  return (
    <>
      <PageTitle
        title="办件"
        lead="备案、变更、停业、复业和注销都在这里办，不用到窗口。"
        actions={
          <LinkButton href="/operator/filings/new" variant="primary">
            办一件新的
          </LinkButton>
        }
      />
      <DoneNotice done={done} words={{ discarded: '草稿已删除，上传过的文件仍留作记录' }} />
      <OwnCases cases={cases} />
    </>
  )
}
