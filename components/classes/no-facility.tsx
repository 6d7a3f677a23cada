import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'

export function NoFacility() {
  return (
    <Notice title="单位名下还没有机构">
      <p>机构备案受理以后，或者加入已登记的机构以后，在这里管理班级、排班和在托人数。</p>
      <p>
        <LinkButton href="/operator/facilities">查看机构</LinkButton>
      </p>
    </Notice>
  )
}
