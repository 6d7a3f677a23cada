import type { ServiceSiteKind } from '@/prisma/generated/enums'

export const SERVICE_SITE_KIND_LABELS = {
  guidance_centre: '科学育儿指导中心',
  guidance_station: '科学育儿指导站',
  parent_child_room: '亲子活动室',
  nursing_room: '母婴室',
} as const satisfies Record<ServiceSiteKind, string>
