import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PortalFrame } from '@/app/portal-frame'
import { navItemsFor, type RoomPage } from '@/app/room-pages'
import { usesChanges } from '@/lib/change-requests/policy'
import { requireOfficial } from '@/lib/core/session'
import { readsQueue } from '@/lib/filing-queues/policy'
import { readsJointList } from '@/lib/joint-lists/policy'
import { readsExchange } from '@/lib/national-exchange/policy'
import { delegates } from '@/lib/roles/policy'

export const metadata: Metadata = { robots: { index: false } }

const PAGES: RoomPage[] = [
  { group: '目标', href: '/office', label: '目标看板' },
  { group: '目标', href: '/office/reported', label: '上报数据' },
  { group: '备案', href: '/office/filings', label: '备案办理', when: readsQueue },
  { group: '备案', href: '/office/tasks', label: '部门意见', needs: 'tasks.answer' },
  { group: '备案', href: '/office/joint-list', label: '联席会议清单', when: readsJointList },
  { group: '备案', href: '/office/claims', label: '加入申请', needs: 'claims.decide' },
  { group: '备案', href: '/office/exchange', label: '全国报送', when: readsExchange },
  { group: '登记', href: '/office/facilities', label: '机构' },
  { group: '登记', href: '/office/kindergartens', label: '幼儿园' },
  { group: '登记', href: '/office/service-sites', label: '服务站点' },
  { group: '人员', href: '/office/staff', label: '工作人员', needs: 'staff.read' },
  { group: '人员', href: '/office/conflicts', label: '人员冲突', needs: 'staff.read' },
  { group: '人员', href: '/office/bans', label: '从业禁止', needs: 'bans.keep' },
  { group: '人员', href: '/office/corrections', label: '记录更正', needs: 'corrections.decide' },
  { group: '人员', href: '/office/certificates', label: '证书核验', needs: 'certificates.verify' },
  { group: '人员', href: '/office/issuers', label: '发证机关', needs: 'issuers.keep' },
  { group: '人员', href: '/office/training', label: '培训学时', needs: 'training.keep' },
  { group: '人员', href: '/office/experts', label: '专家和骨干', needs: 'experts.keep' },
  { group: '人员', href: '/office/ratios', label: '照护比例', needs: 'ratios.read' },
  { group: '个人信息', href: '/office/children', label: '儿童', needs: 'children.look_up' },
  {
    group: '个人信息',
    href: '/office/data-requests',
    label: '信息调取',
    needs: ['authority_exports.request', 'authority_exports.approve'],
  },
  { group: '权限', href: '/office/accounts', label: '下级账号', when: delegates },
  { group: '权限', href: '/office/changes', label: '双人复核', when: usesChanges },
]

/** The officials' room. A layout does not run again on navigation, so each page asks for itself as well. */
export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const actor = await requireOfficial()
  return (
    <PortalFrame mood="office" area="管理部门" items={navItemsFor(actor, PAGES)}>
      {children}
    </PortalFrame>
  )
}
