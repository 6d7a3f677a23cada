import type { Metadata } from 'next'
import { BanTable } from '@/components/bans/ban-table'
import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { BAN_STANDING_LABELS } from '@/lib/bans/labels'
import { listBans } from '@/lib/bans/queries'
import { banFilterSchema } from '@/lib/bans/schema'
import { orNotFound } from '@/lib/core/page'
import { requireOfficial } from '@/lib/core/session'
import { choicesOf } from '@/lib/facilities/labels'

export const metadata: Metadata = { title: '从业禁止' }

const PATH = '/office/bans'
const STANDINGS = [...choicesOf(BAN_STANDING_LABELS), { value: 'all', label: '全部' }]

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function BansPage({ searchParams }: Props) {
  const actor = await requireOfficial('bans.keep')
  const filter = banFilterSchema.parse(await searchParams)
  const { items, ...paging } = await orNotFound(listBans(actor, filter))
  const { standing } = filter
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="从业禁止"
        lead="登记后全国的托育机构都不能录用这个人；录用、导入和邀请时按身份证号自动查询，每次查询都有记录。"
        actions={
          <LinkButton href="/office/bans/new" variant="primary">
            登记
          </LinkButton>
        }
      />
      <FilterForm action={PATH} label="筛选决定" resetHref={standing === 'in_force' ? undefined : PATH}>
        <SelectField name="standing" label="状态" options={STANDINGS} defaultValue={standing} />
      </FilterForm>
      <BanTable bans={items} />
      <Pager
        {...paging}
        href={(page) => `${PATH}?${new URLSearchParams({ standing, page: String(page) })}`}
      />
    </div>
  )
}
