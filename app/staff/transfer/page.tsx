import type { Metadata } from 'next'
import { MakeCodeForm } from '@/components/transfer-codes/make-code-form'
import { PageTitle } from '@/components/ui/page-title'
import { requirePermission } from '@/lib/core/session'
import { formatDateTime } from '@/lib/format/date'
import { findOpenCode } from '@/lib/transfer-codes/queries'

export const metadata: Metadata = { title: '换单位' }

export default async function TransferPage() {
  const actor = await requirePermission('staff.own')
  const open = await findOpenCode(actor)
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="换单位"
        lead="生成一个转移码交给新单位，新单位就能直接添加您：证书和学时都带过去，不用再报身份证号。"
      />
      {open && (
        <p>
          您在{formatDateTime(open.createdAt)}生成过一个转移码，{formatDateTime(open.expiresAt)}前有效。
        </p>
      )}
      <MakeCodeForm hasOpen={open !== null} />
    </div>
  )
}
