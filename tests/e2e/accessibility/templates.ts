import type { Username } from '../support/roles'

export type Template = {
  name: string
  address: string
  /** Follow the first link like this one to a record of its own; a text means the link or the row that says it. */
  open?: RegExp | string
  /** A page of that record, added to its address. */
  step?: string
  /** Widths at which it is looked at in large print too, in px; the phone is where large print runs out of room. */
  large?: readonly (360 | 1280)[]
}

/** Cases of the demo world by their state. */
const DRAFT = { address: '/operator/filings', open: '南桥小苗' } as const
const CORRECTION = { address: '/operator/filings', open: '育秀路亲亲' } as const
const REVIEWED = { address: '/office/filings?tab=all' } as const

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
      { name: 'guide', address: '/guide?region=310120', large: [360] },
      { name: 'guide-filing', address: '/guide/filing?region=310120', large: [360] },
      { name: 'filings', address: '/filings?region=310120', large: [360] },
      { name: 'filings-noncompliant', address: '/filings?list=noncompliant&region=310120' },
      { name: 'filings-none', address: '/filings?q=没有这一家' },
      { name: 'receipts', address: '/receipts?number=写错了' },
      {
        name: 'receipt',
        address: `/filings?q=${encodeURIComponent('解放路启蒙')}`,
        open: /^\/receipts\/%/,
        large: [360],
      },
      { name: 'proof-none', address: '/proofs/XS2026-0000-0000-0000' },
      { name: 'receipt-none', address: '/receipts/310120-2026-99999' },
      { name: 'register', address: '/register', large: [360] },
      { name: 'register-confirm', address: '/register/confirm' },
      { name: 'sign-in', address: '/sign-in' },
      { name: 'recover', address: '/recover' },
      { name: 'recover-confirm', address: '/recover/confirm?id=0', large: [360] },
      { name: 'status', address: '/status' },
      { name: 'not-found', address: '/targets/999999' },
    ],
  },
  {
    by: 'parent',
    pages: [
      { name: 'family', address: '/family', large: [360, 1280] },
      { name: 'family-children', address: '/family/children', large: [360] },
      { name: 'family-child-new', address: '/family/children/new', large: [360] },
      {
        name: 'family-child',
        address: '/family/children',
        open: /^\/family\/children\/[0-9a-f-]{36}$/,
        large: [360],
      },
      { name: 'family-access', address: '/family/access', large: [360] },
    ],
  },
  {
    by: 'operator',
    pages: [
      { name: 'operator', address: '/operator', large: [360, 1280] },
      { name: 'operator-colleagues', address: '/operator/colleagues' },
      { name: 'account', address: '/account' },
      { name: 'account-security', address: '/account/security', large: [360] },
      { name: 'account-sessions', address: '/account/sessions' },
      { name: 'enrol', address: '/sign-in/enrol' },
      { name: 'notices', address: '/account/notices', large: [360] },
      { name: 'operator-filings', address: '/operator/filings', large: [360] },
      { name: 'operator-start', address: '/operator/filings/new' },
      { name: 'operator-start-filing', address: '/operator/filings/new?kind=filing', large: [360] },
      { name: 'operator-start-change', address: '/operator/filings/new?kind=change' },
      { name: 'operator-draft', ...DRAFT, large: [360] },
      ...['identity', 'site', 'safety', 'health'].map(
        (step): Template => ({ name: `operator-draft-${step}`, ...DRAFT, step: `/${step}`, large: [360] }),
      ),
      { name: 'operator-draft-materials', ...DRAFT, step: '/materials' },
      { name: 'operator-draft-check', ...DRAFT, step: '/check' },
      { name: 'operator-correction', ...CORRECTION },
      ...['corrections', 'rooms', 'classes', 'staff', 'materials', 'check'].map(
        (step): Template => ({
          name: `operator-correction-${step}`,
          ...CORRECTION,
          step: `/${step}`,
          large: [360],
        }),
      ),
      { name: 'operator-done', address: '/operator/filings', open: '贝港向阳', step: '/done' },
      { name: 'operator-filed', address: '/operator/filings', open: '解放路启蒙' },
      { name: 'operator-noncompliant', address: '/operator/filings', open: '奉城乐满', large: [360] },
      { name: 'operator-facilities', address: '/operator/facilities', large: [360] },
      { name: 'operator-join', address: '/operator/facilities/join?q=托育', large: [360] },
      { name: 'operator-classes', address: '/operator/classes' },
      { name: 'operator-roster', address: '/operator/roster', large: [360] },
      { name: 'operator-months', address: '/operator/months', large: [360] },
      { name: 'operator-staff', address: '/operator/staff', large: [360] },
      { name: 'operator-staff-new', address: '/operator/staff/new', large: [360] },
      {
        name: 'operator-staff-record',
        address: '/operator/staff',
        open: /^\/operator\/staff\/[0-9a-f-]{36}$/,
        large: [360],
      },
      { name: 'operator-staff-import', address: '/operator/staff/import' },
      { name: 'operator-training', address: '/operator/training' },
      { name: 'operator-certificates', address: '/operator/certificates', large: [360] },
      {
        name: 'operator-person-certificates',
        address: '/operator/certificates',
        open: /^\/operator\/certificates\/[0-9a-f-]{36}$/,
      },
    ],
  },
  {
    by: 'carer',
    pages: [
      { name: 'staff', address: '/staff', large: [360] },
      { name: 'staff-corrections', address: '/staff/corrections', large: [360] },
      { name: 'staff-transfer', address: '/staff/transfer' },
      { name: 'staff-training', address: '/staff/training', large: [360] },
      { name: 'staff-training-sign-in', address: '/staff/training/sign-in' },
      { name: 'proof', address: '/staff/training', open: /^\/proofs\/[^/]+$/, large: [360] },
    ],
  },
  {
    by: 'reviewer',
    pages: [
      { name: 'office-filings', address: '/office/filings', large: [360] },
      { name: 'office-filings-none', address: '/office/filings?q=没有这一家' },
      { name: 'office-filing', ...REVIEWED, open: '奉城古城', large: [360, 1280] },
      { name: 'office-filing-corrected', ...REVIEWED, open: '育秀路亲亲' },
      { name: 'office-filing-filed', ...REVIEWED, open: '解放路启蒙', large: [360] },
      { name: 'office-filing-noncompliant', ...REVIEWED, open: '奉城乐满' },
      { name: 'office-joint-list', address: '/office/joint-list', large: [360] },
      { name: 'office-staff', address: '/office/staff?q=演示' },
      {
        name: 'office-person',
        address: '/office/staff?q=演示甲',
        open: /^\/office\/staff\/[0-9a-f-]{36}$/,
        large: [360],
      },
      { name: 'office-conflicts', address: '/office/conflicts?state=all' },
      {
        name: 'office-conflict',
        address: '/office/conflicts?state=all',
        open: /^\/office\/conflicts\/[0-9a-f-]{36}$/,
      },
      { name: 'office-bans', address: '/office/bans?standing=all' },
      { name: 'office-ban-new', address: '/office/bans/new' },
      { name: 'office-ban', address: '/office/bans?standing=all', open: /^\/office\/bans\/[0-9a-f-]{36}$/ },
      { name: 'office-corrections', address: '/office/corrections?state=all' },
      { name: 'office-certificates', address: '/office/certificates' },
      { name: 'office-certificates-check', address: '/office/certificates/check' },
      { name: 'office-training', address: '/office/training' },
      { name: 'office-training-behind', address: '/office/training/behind' },
      {
        name: 'office-course',
        address: '/office/training',
        open: /^\/office\/training\/courses\/[0-9a-f-]{36}$/,
        large: [360],
      },
      {
        name: 'office-session',
        address: '/office/training',
        open: /^\/office\/training\/sessions\/[0-9a-f-]{36}$/,
        large: [360],
      },
      { name: 'office-ratios', address: '/office/ratios' },
      { name: 'office-claims', address: '/office/claims?state=all' },
      { name: 'office-children', address: '/office/children' },
      {
        name: 'office-child',
        address: '/office/children',
        open: /^\/office\/children\/[0-9a-f-]{36}$/,
      },
      { name: 'office-data-requests', address: '/office/data-requests' },
      {
        name: 'office-data-request',
        address: '/office/data-requests',
        open: /^\/office\/data-requests\/[0-9a-f-]{36}$/,
      },
      { name: 'office-data-request-new', address: '/office/data-requests/new' },
    ],
  },
  {
    by: 'fire',
    pages: [
      { name: 'office-tasks', address: '/office/tasks', large: [360] },
      {
        name: 'office-task',
        address: '/office/tasks',
        open: /^\/office\/tasks\/[0-9a-f-]{36}$/,
        large: [360],
      },
    ],
  },
  {
    by: 'planner',
    pages: [
      { name: 'office', address: '/office', large: [360] },
      { name: 'office-accounts', address: '/office/accounts' },
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
      { name: 'office-course-new', address: '/office/training/courses/new' },
      { name: 'office-experts', address: '/office/experts' },
      { name: 'office-expert-new', address: '/office/experts/new' },
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
      { name: 'admin-issuers', address: '/admin/issuers' },
      { name: 'admin-reported', address: '/admin/reported' },
      { name: 'admin-reported-new', address: '/admin/reported/new' },
      { name: 'admin-procedures', address: '/admin/procedures' },
      {
        name: 'admin-procedure',
        address: '/admin/procedures',
        open: /^\/admin\/procedures\/[0-9a-f-]{36}$/,
      },
      { name: 'admin-procedure-new', address: '/admin/procedures/new' },
      { name: 'admin-procedure-fields', address: '/admin/procedures/fields' },
      { name: 'admin-departments', address: '/admin/departments?region=310120' },
      { name: 'admin-settings', address: '/admin/settings?region=310120' },
      { name: 'admin-imports', address: '/admin/imports' },
      { name: 'admin-accounts', address: '/admin/accounts' },
      { name: 'admin-accounts-new', address: '/admin/accounts/new' },
      { name: 'admin-invitations', address: '/admin/invitations' },
      { name: 'admin-organisations', address: '/admin/organisations' },
      { name: 'admin-changes', address: '/admin/changes' },
      { name: 'admin-rights-reviews', address: '/admin/rights-reviews' },
      {
        name: 'admin-account',
        address: '/admin/accounts?q=baodi',
        open: /^\/admin\/accounts\/[0-9a-f-]{36}$/,
      },
    ],
  },
  {
    by: 'secadmin',
    pages: [
      { name: 'admin-security', address: '/admin/security' },
      { name: 'admin-roles', address: '/admin/roles' },
      { name: 'admin-role-new', address: '/admin/roles/new?base=reviewer' },
      { name: 'admin-api-keys', address: '/admin/api-keys' },
      { name: 'admin-webhooks', address: '/admin/webhooks' },
      { name: 'admin-personal-data', address: '/admin/personal-data' },
    ],
  },
  {
    by: 'auditor',
    pages: [
      { name: 'admin-audit', address: '/admin/audit' },
      { name: 'admin-audit-seals', address: '/admin/audit/seals' },
    ],
  },
]
