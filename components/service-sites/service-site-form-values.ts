import type { ServiceSiteDto } from '@/lib/service-sites/queries'

const text = (value: string | number | null): string => (value === null ? '' : String(value))

/** A stored service site as the form's text. */
export function serviceSiteFormValues(site: ServiceSiteDto): Record<string, string> {
  return {
    kind: site.kind,
    name: site.name,
    region: `${site.region.code} ${site.region.name}`,
    address: text(site.address),
    status: site.status,
    isBuilt: site.isBuilt ? '1' : '0',
    communitiesCovered: text(site.communitiesCovered),
    responsibleBody: text(site.responsibleBody),
    lng: text(site.lng),
    lat: text(site.lat),
    source: site.source,
  }
}
