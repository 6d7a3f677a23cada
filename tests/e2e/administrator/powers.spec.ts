import { randomBytes } from 'node:crypto'
import { pageOf } from '../support/pages'
import { expect, test } from '../support/test'

test('one invites, a second agrees, the person names the account and signs in', async ({ browser }) => {
  const mark = randomBytes(3).toString('hex')
  const name = `奉城规划 ${mark}`
  const sysadmin = await pageOf(browser, 'sysadmin')
  await sysadmin.goto('/admin/accounts/new')
  await sysadmin.getByLabel('本人姓名').fill(name)
  await sysadmin.getByLabel('角色').selectOption({ label: '规划管理员' })
  await sysadmin.getByLabel('地区').fill('310120102')
  await sysadmin.getByLabel('原因').fill('新到岗')
  await sysadmin.getByRole('button', { name: '发出邀请' }).click()
  await expect(sysadmin.getByRole('status')).toContainText('等安全管理员同意')
  await expect(sysadmin.getByRole('row').filter({ hasText: name })).toContainText('等待复核')

  // Who asked does not agree: there is nothing to press but to take it back.
  await sysadmin.goto('/admin/changes')
  const own = sysadmin.getByRole('listitem').filter({ hasText: name })
  await expect(own.getByRole('button')).toHaveText(['撤回'])

  const secadmin = await pageOf(browser, 'secadmin')
  await secadmin.goto('/admin/changes')
  const change = secadmin.getByRole('listitem').filter({ hasText: name })
  await change.getByText('同意', { exact: true }).click()
  await change.getByLabel(/我已经核对/).check()
  await change.getByRole('button', { name: '同意，马上生效' }).click()
  await expect(secadmin.getByRole('status')).toContainText('改动已经生效')

  await sysadmin.goto('/admin/invitations')
  await sysadmin.getByRole('button', { name: `重新发送给${name}` }).click()
  const link = sysadmin.getByRole('link', { name: /^\/invitations\// })
  const path = (await link.getAttribute('href')) ?? ''

  const context = await browser.newContext({ baseURL: process.env.E2E_BASE_URL })
  const person = await context.newPage()
  await person.goto(path)
  await expect(person.getByText('奉城镇')).toBeVisible()
  await person.getByLabel('账号名').fill(`fc-${mark}`)
  await person.getByLabel('密码', { exact: true }).fill('short')
  await person.getByLabel('再输入一次密码').fill('short')
  await person.getByRole('button', { name: '开通账号' }).click()
  await expect(person.locator('.error-summary')).toContainText('密码至少')
  await person.getByLabel('密码', { exact: true }).fill('kite-lantern-orchard-42')
  await person.getByLabel('再输入一次密码').fill('kite-lantern-orchard-42')
  await person.getByRole('button', { name: '开通账号' }).click()
  await person.getByRole('link', { name: '去登录' }).click()
  await person.getByLabel('账号', { exact: true }).fill(`fc-${mark}`)
  await person.getByLabel('密码', { exact: true }).fill('kite-lantern-orchard-42')
  await person.getByRole('button', { name: '登录', exact: true }).click()
  await expect(person).toHaveURL(/\/office$/)
  await expect(person.getByRole('heading', { level: 1 })).toContainText('奉城镇')

  // The link has done its work.
  await person.goto(path)
  await expect(person.getByText('这个链接不能用了')).toBeVisible()
  for (const page of [sysadmin, secadmin, person]) await page.context().close()
})
