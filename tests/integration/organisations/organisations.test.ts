import { beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/core/db'
import { addOrganisation, editOrganisation } from '@/lib/organisations/commands'
import { listOrganisations } from '@/lib/organisations/queries'
import { person } from '@/tests/support/accounts'
import { useTestDatabase } from '@/tests/support/database'
import { makeDivisions } from '@/tests/support/small-world'

useTestDatabase()
beforeAll(makeDivisions)

it('is kept by the system administrator, once per area and name', async () => {
  const admin = await person('sysadmin')
  const { id } = await addOrganisation(admin, { name: '区卫生健康委', region: '奉贤区' })
  await expect(addOrganisation(admin, { name: '区卫生健康委', region: '310120' })).rejects.toMatchObject({
    fields: { name: expect.anything() },
  })
  await addOrganisation(admin, { name: '区卫生健康委', region: '530102' })
  for (const kind of ['secadmin', 'auditor', 'planner'] as const) {
    const actor = await person(kind)
    await expect(addOrganisation(actor, { name: '别的', region: '310120' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const edit = { organisationId: id, version: 1, name: '别的', isEnabled: false }
    await expect(editOrganisation(actor, edit)).rejects.toMatchObject({ code: 'forbidden' })
  }
  expect((await listOrganisations(await person('planner'))).map((row) => row.regionCode)).toEqual(['310120'])
  expect(await listOrganisations(await person('operator'))).toEqual([])
})

it('renames its accounts with it, and refuses an older version', async () => {
  const admin = await person('sysadmin')
  const { id } = await addOrganisation(admin, { name: '区市监局', region: '310120' })
  const clerk = await person('department')
  await db.account.update({
    where: { id: clerk.accountId },
    data: { organisationId: id, department: '区市监局' },
  })
  await editOrganisation(admin, { organisationId: id, version: 1, name: '区市场监管局', isEnabled: true })
  const account = await db.account.findUniqueOrThrow({ where: { id: clerk.accountId } })
  expect(account.department).toBe('区市场监管局')
  const old = { organisationId: id, version: 1, name: '旧名', isEnabled: true }
  await expect(editOrganisation(admin, old)).rejects.toMatchObject({ code: 'conflict' })
})
