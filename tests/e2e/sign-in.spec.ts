import { signIn } from './support/pages'
import { LANDINGS, stateOf, USERNAMES } from './support/roles'
import { expect, test } from './support/test'

for (const username of USERNAMES) {
  test(`${username} signs in and lands in the own room`, async ({ page, context }) => {
    await signIn(page, username)
    await expect(page).toHaveURL(new RegExp(`${LANDINGS[username]}$`))
    await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible()
    await context.storageState({ path: stateOf(username) })
  })
}
