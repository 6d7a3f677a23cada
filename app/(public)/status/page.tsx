import type { Metadata } from 'next'
import { connection } from 'next/server'
import { PageTitle } from '@/components/ui/page-title'
import { SummaryList } from '@/components/ui/summary-list'
import { now } from '@/lib/core/clock'
import { VERSION } from '@/lib/core/version'
import { formatDateTime } from '@/lib/format/date'

export const metadata: Metadata = { title: '服务状态', robots: { index: false } }

/**
 * Says that the site answers, and nothing it has not seen: the database is /api/health's business. Being nothing but
 * the frame it is also the empty page of `npm run bench`, so keep it without queries.
 */
export default async function StatusPage() {
  await connection()
  return (
    <>
      <PageTitle title="服务状态" lead="您能看到这一页，说明网站正在运行。" />
      <SummaryList
        rows={[
          { label: '网站', value: '正常应答' },
          { label: '应答时间', value: `${formatDateTime(now())}（北京时间）` },
          { label: '软件版本', value: VERSION },
          { label: '数据库', value: <a href="/api/health">另行检查（供监控程序读取）</a> },
        ]}
      />
    </>
  )
}
