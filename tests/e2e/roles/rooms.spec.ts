import { type APIRequestContext, request } from '@playwright/test'
import { stateOf, type Username } from '../support/roles'
import { expect, test } from '../support/test'

const FENGXIAN_OFFICIALS = ['planner', 'reviewer', 'fire', 'inspector', 'township'] as const
const OFFICIALS = [...FENGXIAN_OFFICIALS, 'yunnan'] as const
const KEEPERS = ['planner', 'reviewer', 'yunnan'] as const
const ADMINS = ['sysadmin', 'secadmin', 'auditor'] as const
const ASKED = ['parent', 'operator', 'carer', ...OFFICIALS, ...ADMINS] as const satisfies readonly Username[]
const ALL = ASKED

/** Read the filings of their area; a department has its tasks instead. */
const QUEUE_READERS = ['planner', 'reviewer', 'inspector', 'township'] as const

type Ids = Record<
  | 'facility'
  | 'kindergarten'
  | 'site'
  | 'figure'
  | 'account'
  | 'filing'
  | 'task'
  | 'staff'
  | 'person'
  | 'conflict'
  | 'ban'
  | 'correction'
  | 'child'
  | 'request'
  | 'procedure'
  | 'course'
  | 'session',
  string
>

/** Every signed-in page and who opens it; to everybody else it does not exist, and a visitor is asked to sign in. */
const rooms = (ids: Ids): [address: string, roles: readonly Username[]][] => [
  ['/account', ALL],
  ['/account/notices', ALL],
  ['/account/security', ALL],
  ['/account/sessions', ALL],
  ['/account/links', ALL],
  ['/family', ['parent']],
  ['/family/children', ['parent']],
  ['/family/children/new', ['parent']],
  [`/family/children/${ids.child}`, ['parent']],
  ['/family/access', ['parent']],
  ['/staff/access', ['carer']],
  ['/office/children', ['reviewer', 'township']],
  // In 南桥镇: the township's own.
  [`/office/children/${ids.child}`, ['reviewer', 'township']],
  ['/office/data-requests', ['reviewer', 'inspector', 'planner', 'yunnan']],
  ['/office/data-requests/new', ['reviewer', 'inspector', 'planner', 'yunnan']],
  // 奉贤's: no other area's planner.
  [`/office/data-requests/${ids.request}`, ['reviewer', 'inspector', 'planner']],
  ['/admin/data-requests', ['secadmin']],
  [`/admin/data-requests/${ids.request}`, ['secadmin']],
  ['/admin/personal-data', ['secadmin']],
  ['/operator', ['operator']],
  ['/operator/filings', ['operator']],
  ['/operator/filings/new', ['operator']],
  [`/operator/filings/${ids.filing}`, ['operator']],
  [`/operator/filings/${ids.filing}/check`, ['operator']],
  [`/operator/filings/${ids.filing}/done`, ['operator']],
  ['/operator/facilities', ['operator']],
  ['/operator/facilities/join', ['operator']],
  ['/operator/staff', ['operator']],
  ['/operator/colleagues', ['operator']],
  ['/operator/staff/new', ['operator']],
  [`/operator/staff/${ids.staff}`, ['operator']],
  ['/operator/staff/import', ['operator']],
  ['/operator/staff/import/template', ['operator']],
  ['/staff', ['carer']],
  ['/staff/corrections', ['carer']],
  ['/staff/certificates', ['carer']],
  ['/staff/training', ['carer']],
  ['/staff/training/sign-in', ['carer']],
  ['/staff/transfer', ['carer']],
  ['/operator/certificates', ['operator']],
  ['/operator/training', ['operator']],
  ['/operator/classes', ['operator']],
  ['/operator/roster', ['operator']],
  ['/operator/months', ['operator']],
  ['/office', OFFICIALS],
  ['/office/targets', OFFICIALS],
  ['/office/targets/310120', OFFICIALS],
  ['/office/targets/310120/plan', OFFICIALS],
  ['/office/targets/310120/places_per_1000', OFFICIALS],
  ['/office/plans/targets/FX-01', OFFICIALS],
  ['/office/facilities', OFFICIALS],
  ['/office/facilities/new', KEEPERS],
  [`/office/facilities/${ids.facility}`, OFFICIALS],
  ['/office/kindergartens', OFFICIALS],
  ['/office/kindergartens/new', KEEPERS],
  [`/office/kindergartens/${ids.kindergarten}`, OFFICIALS],
  ['/office/service-sites', OFFICIALS],
  ['/office/service-sites/new', KEEPERS],
  [`/office/service-sites/${ids.site}`, OFFICIALS],
  ['/office/exchange', KEEPERS],
  ['/office/filings', [...QUEUE_READERS, 'yunnan']],
  // In 南桥镇: the township's own.
  [`/office/filings/${ids.filing}`, QUEUE_READERS],
  ['/office/staff', ['planner', 'reviewer', 'inspector', 'township', 'yunnan']],
  // In 南桥镇: 云南 answers for another area.
  [`/office/staff/${ids.person}`, ['planner', 'reviewer', 'inspector', 'township']],
  ['/office/conflicts', ['planner', 'reviewer', 'inspector', 'township', 'yunnan']],
  [`/office/conflicts/${ids.conflict}`, ['planner', 'reviewer', 'inspector', 'township']],
  ['/office/bans', ['planner', 'reviewer', 'inspector', 'yunnan']],
  ['/office/bans/new', ['planner', 'reviewer', 'inspector', 'yunnan']],
  [`/office/bans/${ids.ban}`, ['planner', 'reviewer', 'inspector']],
  ['/office/corrections', ['reviewer']],
  [`/office/corrections/${ids.correction}`, ['reviewer']],
  ['/office/certificates', ['reviewer']],
  ['/office/certificates/check', ['reviewer']],
  ['/office/issuers', ['planner', 'yunnan']],
  ['/office/joint-list', ['planner', 'reviewer', 'township', 'yunnan']],
  ['/office/tasks', ['fire']],
  [`/office/tasks/${ids.task}`, ['fire']],
  ['/office/claims', ['reviewer']],
  ['/office/training', KEEPERS],
  ['/office/training/behind', KEEPERS],
  ['/office/training/courses/new', KEEPERS],
  // A course of 奉贤: 云南 answers for another area.
  [`/office/training/courses/${ids.course}`, ['planner', 'reviewer']],
  [`/office/training/sessions/${ids.session}`, ['planner', 'reviewer']],
  ['/office/experts', ['planner', 'yunnan']],
  ['/office/experts/new', ['planner', 'yunnan']],
  ['/office/ratios', ['planner', 'reviewer', 'inspector', 'township', 'yunnan']],
  ['/office/accounts', ['planner', 'yunnan']],
  ['/office/accounts/new', ['planner', 'yunnan']],
  ['/office/changes', ['planner', 'reviewer', 'inspector', 'yunnan']],
  ['/office/reported', OFFICIALS],
  ['/office/reported/new', KEEPERS],
  // A figure of 重庆: no official here answers for that area.
  [`/office/reported/${ids.figure}`, []],
  ['/admin', ADMINS],
  ['/admin/regions', ['sysadmin']],
  ['/admin/regions/310120', ['sysadmin']],
  ['/admin/plans', ['sysadmin']],
  ['/admin/plans/FX', ['sysadmin']],
  ['/admin/plans/references', ['sysadmin']],
  ['/admin/plans/targets/FX-01', ['sysadmin']],
  ['/admin/calendar', ['sysadmin']],
  ['/admin/staff', ['sysadmin']],
  [`/admin/staff/${ids.person}`, ['sysadmin']],
  ['/admin/certificates', ['sysadmin']],
  ['/admin/certificates/check', ['sysadmin']],
  ['/admin/issuers', ['sysadmin']],
  ['/admin/reported', ['sysadmin']],
  ['/admin/reported/new', ['sysadmin']],
  [`/admin/reported/${ids.figure}`, ['sysadmin']],
  ['/admin/settings', ['sysadmin']],
  ['/admin/procedures', ['sysadmin']],
  [`/admin/procedures/new?from=${ids.procedure}`, ['sysadmin']],
  ['/admin/procedures/fields', ['sysadmin']],
  [`/admin/procedures/${ids.procedure}`, ['sysadmin']],
  ['/admin/departments', ['sysadmin']],
  ['/admin/deliveries', ['sysadmin']],
  ['/admin/api-keys', ['secadmin']],
  ['/admin/webhooks', ['secadmin']],
  ['/admin/imports', ['sysadmin']],
  ['/admin/imports/template/facilities', ['sysadmin']],
  ['/admin/security', ['sysadmin', 'secadmin']],
  ['/admin/accounts', ['sysadmin', 'secadmin']],
  [`/admin/accounts/${ids.account}`, ['sysadmin']],
  ['/admin/accounts/new', ['sysadmin']],
  ['/admin/invitations', ['sysadmin', 'secadmin']],
  ['/admin/roles', ['sysadmin', 'secadmin']],
  ['/admin/roles/new', ['secadmin']],
  ['/admin/organisations', ['sysadmin']],
  ['/admin/changes', ['sysadmin', 'secadmin']],
  ['/admin/rights-reviews', ['sysadmin', 'secadmin']],
  ['/admin/audit', ['auditor']],
  ['/admin/audit/seals', ['auditor']],
]

/** Files to fetch: whoever may not gets an error answer, never a file. */
const FILES: [address: string, roles: readonly Username[]][] = [
  ['/office/filings/export?tab=all', [...QUEUE_READERS, 'yunnan']],
  ['/office/training/behind/export', KEEPERS],
  ['/office/joint-list/export', ['planner', 'reviewer', 'township', 'yunnan']],
  ['/office/facilities/export?format=csv&region=310120101', OFFICIALS],
  ['/admin/audit/export?action=demo.load', ['auditor']],
]

const PUBLIC = [
  '/',
  '/guide',
  '/guide/filing?region=310120',
  '/filings',
  '/filings?list=noncompliant',
  '/receipts',
  '/targets',
  '/targets/310120',
  '/targets/310120/plan',
  '/facilities',
  '/precheck',
  '/status',
]

const asUser = (username: Username | null): Promise<APIRequestContext> =>
  request.newContext({
    baseURL: process.env.E2E_BASE_URL,
    storageState: username ? stateOf(username) : undefined,
  })

async function idIn(session: APIRequestContext, list: string, path: string): Promise<string> {
  const html = await (await session.get(list)).text()
  const id = new RegExp(`${path}/([0-9a-f-]{36})`).exec(html)?.[1]
  if (!id) throw new Error(`no record in ${list}`)
  return id
}

let known: Promise<Ids> | undefined
/** Some record of each kind; looked up once per worker. */
function recordIds(): Promise<Ids> {
  known ??= readIds()
  return known
}

async function readIds(): Promise<Ids> {
  const [planner, sysadmin, fire, operator] = (await Promise.all(
    (['planner', 'sysadmin', 'fire', 'operator'] as const).map(asUser),
  )) as [APIRequestContext, APIRequestContext, APIRequestContext, APIRequestContext]
  const reviewer = await asUser('reviewer')
  const filing = encodeURIComponent('解放路启蒙')
  return {
    facility: await idIn(planner, '/office/facilities', '/office/facilities'),
    kindergarten: await idIn(planner, '/office/kindergartens', '/office/kindergartens'),
    site: await idIn(planner, '/office/service-sites', '/office/service-sites'),
    figure: await idIn(sysadmin, '/admin/reported?region=500000', '/admin/reported'),
    account: await idIn(sysadmin, '/admin/accounts?q=baodi', '/admin/accounts'),
    filing: await idIn(planner, `/office/filings?tab=all&q=${filing}`, '/office/filings'),
    task: await idIn(fire, '/office/tasks', '/office/tasks'),
    staff: await idIn(operator, '/operator/staff', '/operator/staff'),
    person: await idIn(reviewer, '/office/staff?q=演示甲', '/office/staff'),
    conflict: await idIn(reviewer, '/office/conflicts', '/office/conflicts'),
    ban: await idIn(reviewer, '/office/bans', '/office/bans'),
    correction: await idIn(reviewer, '/office/corrections?state=all', '/office/corrections'),
    child: await idIn(reviewer, '/office/children', '/office/children'),
    request: await idIn(reviewer, '/office/data-requests', '/office/data-requests'),
    procedure: await idIn(sysadmin, '/admin/procedures', '/admin/procedures'),
    course: await idIn(planner, '/office/training', '/office/training/courses'),
    session: await idIn(planner, '/office/training', '/office/training/sessions'),
  }
}

for (const username of ASKED) {
  test(`${username} opens the own rooms and nobody else's`, async () => {
    const [session, ids] = await Promise.all([asUser(username), recordIds()])
    const expected: Record<string, number> = {}
    const found: Record<string, number> = {}
    const ask = async (address: string, status: number) => {
      expected[address] = status
      found[address] = (await session.get(address, { maxRedirects: 0 })).status()
    }
    for (const address of PUBLIC) await ask(address, 200)
    for (const [address, roles] of rooms(ids)) await ask(address, roles.includes(username) ? 200 : 404)
    for (const [address, roles] of FILES) {
      if (roles.includes(username)) await ask(address, 200)
      else expect([403, 404]).toContain((await session.get(address)).status())
    }
    expect(found).toEqual(expected)
  })
}

test('a visitor reads what is public and is asked to sign in everywhere else', async () => {
  const [session, ids] = await Promise.all([asUser(null), recordIds()])
  for (const address of PUBLIC) expect((await session.get(address)).status(), address).toBe(200)
  for (const [address] of rooms(ids).filter(([address]) => !address.includes('template'))) {
    const answer = await session.get(address, { maxRedirects: 0 })
    expect(answer.status(), address).toBe(307)
    expect(answer.headers().location, address).toBe(`/sign-in?next=${encodeURIComponent(address)}`)
  }
  for (const [address] of FILES) expect((await session.get(address)).status(), address).toBe(401)
})

/** What each role must find in its navigation, and what must not be there; every link it shows opens. */
const NAVIGATION: Partial<Record<Username, { has: string[]; lacks: string[] }>> = {
  planner: { has: ['目标看板', '备案办理', '联席会议清单', '全国报送'], lacks: ['部门意见', '加入申请'] },
  reviewer: { has: ['备案办理', '加入申请', '全国报送', '儿童', '信息调取'], lacks: ['部门意见'] },
  fire: { has: ['目标看板', '部门意见', '机构'], lacks: ['备案办理', '加入申请', '全国报送'] },
  // Reads the roles, because whoever invites must know what each may do; only the secadmin changes them.
  sysadmin: { has: ['规划与目标', '办事事项', '账号', '角色与权限'], lacks: ['审计日志', '接口密钥'] },
  secadmin: { has: ['账号', '个人信息', '信息调取'], lacks: ['审计日志', '规划与目标', '数据导入'] },
  auditor: { has: ['审计日志'], lacks: ['账号', '规划与目标'] },
  parent: { has: ['我的家庭', '孩子', '谁查过', '托育机构'], lacks: ['备案办理'] },
  operator: { has: ['首页', '备案办理', '机构', '工作人员'], lacks: ['账号'] },
}

for (const [username, { has, lacks }] of Object.entries(NAVIGATION)) {
  test(`${username} sees the navigation of the own pages and no other`, async ({ browser }) => {
    const storageState = stateOf(username as Username)
    const context = await browser.newContext({ baseURL: process.env.E2E_BASE_URL, storageState })
    const page = await context.newPage()
    await page.goto('/account')
    await page.goto((await page.locator('.site-brand a').first().getAttribute('href')) ?? '/')
    // The last is the menu of a phone, which holds every page; a short navigation has one row only.
    const links = page.locator('.site-nav').last().locator('a')
    const labels = await links.allTextContents()
    expect(labels).toEqual(expect.arrayContaining(has))
    expect(labels.filter((label) => lacks.includes(label))).toEqual([])
    for (const address of await links.evaluateAll((all) =>
      all.map((link) => link.getAttribute('href') ?? ''),
    ))
      expect((await context.request.get(address)).status(), address).toBe(200)
    await context.close()
  })
}
