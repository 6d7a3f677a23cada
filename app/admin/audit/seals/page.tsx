import type { Metadata } from 'next'
import { ArchiveTable } from '@/components/audit-seals/archive-table'
import { SealTable } from '@/components/audit-seals/seal-table'
import { VerificationNotice } from '@/components/audit-seals/verification-notice'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { lastVerification, listArchives, listSeals } from '@/lib/audit-seals/queries'
import { sealFilterSchema } from '@/lib/audit-seals/schema'
import { requireAdmin } from '@/lib/core/session'

export const metadata: Metadata = { title: '日志封签' }

const PATH = '/admin/audit/seals'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SealsPage({ searchParams }: Props) {
  const actor = await requireAdmin('audit.read')
  const { before } = sealFilterSchema.parse(await searchParams)
  const [{ items, nextBefore }, archives, verification] = await Promise.all([
    listSeals(actor, before),
    listArchives(actor),
    lastVerification(actor),
  ])
  return (
    <>
      <PageTitle
        title="日志封签"
        lead="每天的日志在次日凌晨封成一个签名的指纹，一天接一天。改动、删除、插入任何一条，核对时都会指出来。"
        actions={<LinkButton href="/admin/audit">回到审计日志</LinkButton>}
      />
      <VerificationNotice verification={verification} />
      <SealTable seals={items} />
      <nav className="mt-4 mb-8 flex flex-wrap gap-3" aria-label="分页">
        {before && <LinkButton href={PATH}>回到最近</LinkButton>}
        {nextBefore && (
          <LinkButton href={`${PATH}?${new URLSearchParams({ before: nextBefore })}`}>更早的日子</LinkButton>
        )}
      </nav>
      <ArchiveTable archives={archives} />
    </>
  )
}
