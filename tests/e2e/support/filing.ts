import { expect, type Locator, type Page } from '@playwright/test'

/** A page of paper for every material. It says itself that it proves nothing. */
export const PAPER = {
  name: '演示材料.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  ),
}

type Answer = string | string[] | boolean

/** Answers of a 备案 by page, as the names of its inputs; `''` keeps what the portal filled in. */
export const filingPages = (
  name: string,
  address: string,
): [page: string, answers: Record<string, Answer>][] => [
  [
    'identity',
    {
      name,
      authority_name: '奉贤区民政局（演示）',
      ownership: 'nonprofit',
      facility_kind: 'care_institution',
      head_name: '演示园长',
      'head_identity.secret': '11010519491231002X',
      contact_name: '演示联系人',
      contact_phone: '０２１-00000000',
    },
  ],
  [
    'site',
    {
      address,
      'position.lng': '121.458',
      'position.lat': '30.918',
      premises: 'leased',
      lease_from: '2026-01-01',
      lease_until: '2031-12-31',
      floors: '1、2',
      building_area: '420',
      indoor_area: '300',
      outdoor_area: '120',
    },
  ],
  ['service', { service_forms: ['full_day'], inclusive: '1', meals: 'none' }],
  ['rooms', {}],
  ['classes', {}],
  ['staff', {}],
  ['fees', { fee_full_day: '1800' }],
  [
    'safety',
    {
      video_days: '90',
      guards: '1',
      fire_extinguishers: '9',
      smoke_alarm: '1',
      emergency_button: '1',
      ebike_ban: '1',
    },
  ],
  ['health', { health_items: 'all', air_tested_on: '2026-10-01' }],
]

const ROWS = {
  rooms: {
    name: '一班教室',
    use: 'combined',
    areaSquareMetres: '75',
    windowAreaSquareMetres: '16',
    floor: '1',
  },
  classes: { name: '一班', kind: 'toddler', places: '15', carers: '3' },
} as const

/** Fills the inputs of one name, whatever they are. */
export async function fillByName(form: Locator, name: string, answer: Answer): Promise<void> {
  const inputs = form.locator(`[name="${name}"]`)
  const type = await inputs
    .first()
    .evaluate((node) => (node instanceof HTMLInputElement ? node.type : node.tagName))
  if (type === 'checkbox') {
    for (const box of await inputs.all()) {
      const value = (await box.getAttribute('value')) ?? ''
      await box.setChecked(answer === 'all' || (Array.isArray(answer) && answer.includes(value)))
    }
  } else if (type === 'radio') await form.locator(`[name="${name}"][value="${answer}"]`).check()
  else if (type === 'SELECT') await inputs.first().selectOption(String(answer))
  else await inputs.first().fill(String(answer))
}

const formOf = (page: Page): Locator => page.locator('main form', { has: page.locator('input[name="page"]') })

async function saveAndGoOn(page: Page): Promise<void> {
  const before = page.url()
  await formOf(page).getByRole('button', { name: '保存并继续' }).last().click()
  await page.waitForURL((url) => url.href !== before)
}

async function fillRow(page: Page, list: 'rooms' | 'classes'): Promise<void> {
  const form = formOf(page)
  await form.getByRole('button', { name: list === 'rooms' ? '添加房间' : '添加班级' }).click()
  const first = form.locator(`[name^="${list}."][name$=".name"]`).first()
  await expect(first).toBeVisible()
  const key = ((await first.getAttribute('name')) ?? '').split('.')[1]
  for (const [part, value] of Object.entries(ROWS[list]))
    await fillByName(form, `${list}.${key}.${part}`, value)
}

/** Registers an operator body and its first account, confirmed by the code that is shown where nothing can be sent. */
export async function registerOperator(page: Page, stamp: string): Promise<void> {
  await page.goto('/register')
  await page.locator('[name="creditNumber"]').fill(inventedCreditCode())
  await page.locator('[name="name"]').fill(`演示举办者${stamp}`)
  await page.getByLabel('民政部门').check()
  await page.locator('[name="contactName"]').fill('演示联系人')
  await page.locator('[name="email"]').fill(`demo-${stamp}@example.com`)
  await page.locator('[name="username"]').fill(`demo-${stamp}`)
  for (const field of await page.locator('main input[type="password"]').all())
    await field.fill('Tuoyu-demo-2026-lang')
  await page.locator('main form input[type="checkbox"]').last().check()
  await page.getByRole('button', { name: '注册，去验证' }).click()
  await page.waitForURL(/\/register\/confirm/)
  const code = /\b\d{6}\b/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? ''
  await page.locator('[name="code"]').fill(code)
  await page.locator('main form button[type="submit"]').first().click()
  await page.waitForURL(/\/operator$/)
}

/** Begins a 备案 in a township; returns /operator/filings/<id>. */
export async function startFiling(page: Page, township: string): Promise<string> {
  await page.goto('/operator/filings/new?kind=filing')
  await page.locator('[name="region"]').fill(township)
  await page.getByRole('button', { name: '开始填写' }).click()
  return caseBase(page)
}

/** Waits until the page is a case's own and returns /operator/filings/<id>. */
export async function caseBase(page: Page): Promise<string> {
  await page.waitForURL(/\/operator\/filings\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname.split('/').slice(0, 4).join('/')
}

/**
 * Fills a draft from the first page to the last, each page saved as a person would. `base`: /operator/filings/<id>;
 * `look` sees every page before it is saved.
 */
export async function fillFiling(
  page: Page,
  base: string,
  name: string,
  address: string,
  look: (page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  for (const [step, answers] of filingPages(name, address)) {
    await page.goto(`${base}/${step}`)
    if (step === 'rooms' || step === 'classes') await fillRow(page, step)
    const form = formOf(page)
    if (step === 'staff')
      for (const select of await form.locator('select[name^="staff."]').all())
        if ((await select.inputValue()) === '') await select.selectOption('carer')
    for (const [field, answer] of Object.entries(answers)) await fillByName(form, field, answer)
    await look(page)
    await saveAndGoOn(page)
  }
}

/** Uploads a paper into every slot of the materials page that must have one and has none, one after the other. */
export async function uploadAll(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/materials`)
  const empty = page.locator('section.attachment-slot:not(:has(.attachment-list)):not(:has(.field-optional))')
  for (let left = await empty.count(); left > 0; left -= 1) {
    await uploadInto(page, empty.first())
    await expect(empty).toHaveCount(left - 1)
  }
}

/** Uploads the paper into one slot, choosing the first kind of document where one must be named. */
export async function uploadInto(page: Page, slot: Locator): Promise<void> {
  const form = slot.locator('form', { has: page.locator('input[type="file"]') }).last()
  const subtype = form.locator('select[name="subtype"]')
  if ((await subtype.count()) > 0) await subtype.selectOption({ index: 1 })
  await form.locator('input[type="file"]').setInputFiles(PAPER)
  await form.getByRole('button', { name: /上传/ }).click()
}

/** Accepts every line of the 承诺书 and sends; returns the case number. */
export async function sendFiling(page: Page, base: string): Promise<string> {
  await page.goto(`${base}/check`)
  for (const box of await page.locator('input[name="promises"]').all()) await box.check()
  await page.getByRole('button', { name: /^提交/ }).click()
  await page.waitForURL(/\/done$/)
  return /\d{4}-\d{6}/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? ''
}

/** A code of right form that nobody bears: 319999 is no division. Another one each time. */
export function inventedCreditCode(): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const body = `MJ${String(Math.floor(Math.random() * 1_000_000)).padStart(6, '0')}`
  const inner = [3, 7, 9, 10, 5, 8, 4, 2].reduce(
    (sum, weight, at) => sum + weight * Number.parseInt(body.charAt(at), 36),
    0,
  )
  const digit = (11 - (inner % 11)) % 11
  const code = `52319999${body}${digit === 10 ? 'X' : digit}`
  const sum = [...code].reduce((all, letter, at) => all + alphabet.indexOf(letter) * (3 ** at % 31), 0)
  return code + alphabet.charAt((31 - (sum % 31)) % 31)
}

/** An identity number of right form under no division. */
export function inventedIdentity(birth: string): string {
  const body = `319999${birth}${String(Math.floor(Math.random() * 1_000)).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body.charAt(at)), 0)
  return body + '10X98765432'.charAt(sum % 11)
}
