import type { Username } from '../support/roles'

export type Template = {
  name: string
  address: string
  /** Follow the first link like this one to a record of its own. */
  open?: RegExp
  /** Widths at which it is looked at in large print too, in px; the phone is where large print runs out of room. */
  large?: readonly (360 | 1280)[]
}

/** Every page template of the portal, by who looks at it. */
export const TEMPLATES: { by: Username | null; pages: Template[] }[] = [
  {
    by: null,
    pages: [
      { name: 'home', address: '/', large: [360, 1280] },
      { name: 'areas', address: '/targets?q=南桥' },
      { name: 'area-county', address: '/targets/310120', large: [360] },
      { name: 'area-province', address: '/targets/530000' },
      { name: 'area-country', address: '/targets/100000' },
      { name: 'area-township', address: '/targets/310120101' },
      { name: 'figure', address: '/targets/310120/places_per_1000' },
      { name: 'figure-no-data', address: '/targets/310120/daily_video_rate' },
      { name: 'ledger', address: '/targets/310120/plan' },
      { name: 'facilities', address: '/facilities?region=310120', large: [360] },
      { name: 'facilities-none', address: '/facilities?q=没有这一家' },
      { name: 'facility', address: '/facilities?region=310120', open: /^\/facilities\/[0-9a-f-]{36}$/ },
      { name: 'precheck', address: '/precheck', large: [360] },
      { name: 'precheck-form', address: '/precheck?region=310120&kind=institution', large: [360] },
      { name: 'precheck-home', address: '/precheck?kind=home' },
      {
        name: 'precheck-result',
        address: '/precheck?region=310120&kind=institution&floors=1&guards=0&video_days=90&check=1',
        large: [360, 1280],
      },
      { name: 'sign-in', address: '/sign-in' },
      { name: 'status', address: '/status' },
      { name: 'not-found', address: '/targets/999999' },
    ],
  },
  { by: 'parent', pages: [{ name: 'family', address: '/family', large: [360, 1280] }] },
  {
    by: 'operator',
    pages: [
      { name: 'operator', address: '/operator', large: [360, 1280] },
      { name: 'account', address: '/account' },
      { name: 'notices', address: '/account/notices', large: [360] },
    ],
  },
  {
    by: 'planner',
    pages: [
      { name: 'office', address: '/office', large: [360] },
      { name: 'office-exchange', address: '/office/exchange', large: [360] },
      { name: 'office-figure', address: '/office/targets/310120/places_total' },
      { name: 'office-ledger', address: '/office/targets/310120/plan' },
      { name: 'office-target', address: '/office/plans/targets/FX-01' },
      { name: 'office-facilities', address: '/office/facilities?region=310120101', large: [360] },
      { name: 'office-facility-new', address: '/office/facilities/new' },
      {
        name: 'office-facility',
        address: '/office/facilities',
        open: /^\/office\/facilities\/[0-9a-f-]{36}$/,
      },
      { name: 'office-kindergartens', address: '/office/kindergartens?region=310120101' },
      { name: 'office-kindergarten-new', address: '/office/kindergartens/new' },
      {
        name: 'office-kindergarten',
        address: '/office/kindergartens',
        open: /^\/office\/kindergartens\/[0-9a-f-]{36}$/,
      },
      { name: 'office-sites', address: '/office/service-sites?region=310120101' },
      { name: 'office-site-new', address: '/office/service-sites/new' },
      {
        name: 'office-site',
        address: '/office/service-sites',
        open: /^\/office\/service-sites\/[0-9a-f-]{36}$/,
      },
      { name: 'office-reported-new', address: '/office/reported/new', large: [360, 1280] },
    ],
  },
  {
    by: 'chongqing',
    pages: [
      { name: 'office-reported', address: '/office/reported' },
      {
        name: 'office-reported-figure',
        address: '/office/reported',
        open: /^\/office\/reported\/[0-9a-f-]{36}$/,
      },
    ],
  },
  {
    by: 'sysadmin',
    pages: [
      { name: 'admin-deliveries', address: '/admin/deliveries' },
      { name: 'admin', address: '/admin' },
      { name: 'admin-regions', address: '/admin/regions?parent=310120', large: [360, 1280] },
      { name: 'admin-region', address: '/admin/regions/310120' },
      { name: 'admin-plans', address: '/admin/plans' },
      { name: 'admin-plan', address: '/admin/plans', open: /^\/admin\/plans\/(?!references)[^/]+$/ },
      { name: 'admin-references', address: '/admin/plans/references' },
      { name: 'admin-target', address: '/admin/plans/targets/FX-01' },
      { name: 'admin-calendar', address: '/admin/calendar?from=2026-12-28&days=10&unit=working' },
      { name: 'admin-reported', address: '/admin/reported' },
      { name: 'admin-reported-new', address: '/admin/reported/new' },
      { name: 'admin-settings', address: '/admin/settings?region=310120' },
      { name: 'admin-imports', address: '/admin/imports' },
      { name: 'admin-accounts', address: '/admin/accounts' },
      {
        name: 'admin-account',
        address: '/admin/accounts?q=baodi',
        open: /^\/admin\/accounts\/[0-9a-f-]{36}$/,
      },
    ],
  },
  { by: 'auditor', pages: [{ name: 'admin-audit', address: '/admin/audit' }] },
]
