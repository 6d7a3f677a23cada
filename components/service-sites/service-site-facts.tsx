import { SummaryList } from '@/components/ui/summary-list'
import { OPERATING_STATUS_LABELS } from '@/lib/facilities/labels'
import { formatInteger } from '@/lib/format/number'
import { SERVICE_SITE_KIND_LABELS } from '@/lib/service-sites/labels'
import type { ServiceSiteDto } from '@/lib/service-sites/queries'

const UNKNOWN = '未知'

export function ServiceSiteFacts({ site }: { site: ServiceSiteDto }) {
  const { lng, lat, communitiesCovered } = site
  return (
    <SummaryList
      rows={[
        { label: '类型', value: SERVICE_SITE_KIND_LABELS[site.kind] },
        { label: '所在地区', value: site.region.name },
        { label: '地址', value: site.address ?? UNKNOWN },
        { label: '状态', value: OPERATING_STATUS_LABELS[site.status] },
        ...(site.kind === 'nursing_room'
          ? [{ label: '是否建成', value: site.isBuilt ? '已建成' : '应建未建' }]
          : []),
        ...(site.kind === 'guidance_station'
          ? [
              {
                label: '覆盖的社区（村、居）',
                value: communitiesCovered === null ? UNKNOWN : `${formatInteger(communitiesCovered)} 个`,
              },
            ]
          : []),
        { label: '责任单位', value: site.responsibleBody ?? UNKNOWN },
        { label: '位置', value: lng === null ? UNKNOWN : `东经 ${lng}°，北纬 ${lat}°` },
      ]}
    />
  )
}
