import type { Metadata } from 'next'
import { CreateKeyForm } from '@/components/api-keys/create-form'
import { KeyTable } from '@/components/api-keys/key-table'
import { PageTitle } from '@/components/ui/page-title'
import { listApiKeys } from '@/lib/api-keys/queries'
import { LONGEST_DAYS } from '@/lib/api-keys/rules'
import { todayInShanghai } from '@/lib/core/clock'
import { requireAdmin } from '@/lib/core/session'
import { addDays } from '@/lib/format/date'

export const metadata: Metadata = { title: '接口密钥' }

export default async function ApiKeysPage() {
  const actor = await requireAdmin('api_keys.manage')
  const today = todayInShanghai()
  return (
    <>
      <PageTitle
        title="接口密钥"
        lead="别的系统凭密钥向平台核对或上报。每把密钥写明用途、地区和到期日，随时可以换新或作废。"
      />
      <KeyTable keys={await listApiKeys(actor)} />
      <section className="mt-6" aria-labelledby="create">
        <h2 id="create" className="mb-4">
          生成密钥
        </h2>
        <CreateKeyForm earliest={addDays(today, 1)} latest={addDays(today, LONGEST_DAYS)} />
      </section>
    </>
  )
}
