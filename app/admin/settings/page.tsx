import type { Metadata } from 'next'
import { FilterForm } from '@/components/forms/filter-form'
import { RegionCandidates } from '@/components/regions/region-candidates'
import { RegionField } from '@/components/regions/region-field'
import { SettingCard } from '@/components/settings/setting-card'
import { PageTitle } from '@/components/ui/page-title'
import { requireAdmin } from '@/lib/core/session'
import { findRegionText, getRegion } from '@/lib/regions/queries'
import { listSettings } from '@/lib/settings/queries'

export const metadata: Metadata = { title: '地方规定' }

const PATH = '/admin/settings'
const COUNTRY = '100000'
type Props = { searchParams: Promise<{ region?: string | string[] }> }

export default async function SettingsPage({ searchParams }: Props) {
  const actor = await requireAdmin('settings.change')
  const { region: asked } = await searchParams
  const typed = typeof asked === 'string' ? asked.trim() : ''
  const { region: found, candidates } = await findRegionText(actor, typed)
  const region = found ?? (await getRegion(actor, COUNTRY))
  const settings = await listSettings(actor, region.code)
  return (
    <>
      <PageTitle
        title="地方规定"
        lead="各地可以不同的要求。自查和备案核对按最近一级的规定；本地没有定的按上级，都没有定的按默认。"
      />
      <FilterForm action={PATH} label="选择地区" submitLabel="查看" resetHref={typed ? PATH : undefined}>
        <RegionField
          name="region"
          label="地区"
          options={[]}
          defaultValue={found ? `${region.code} ${region.name}` : typed}
        />
      </FilterForm>
      {typed !== '' && !found ? (
        <RegionCandidates text={typed} candidates={candidates} href={(code) => `${PATH}?region=${code}`} />
      ) : (
        <>
          <p className="mt-4">
            正在看：<strong>{region.name}</strong>
          </p>
          {settings.map((setting) => (
            <SettingCard key={`${region.code}-${setting.key}`} setting={setting} region={region} />
          ))}
        </>
      )}
    </>
  )
}
