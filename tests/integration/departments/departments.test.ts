import { beforeAll, describe, expect, it } from 'vitest'
import { db, transaction } from '@/lib/core/db'
import { removeDemo } from '@/lib/demo/commands'
import { addDepartment, renameDepartment } from '@/lib/departments/commands'
import { findDepartment, listDepartments } from '@/lib/departments/queries'
import { addDepartmentSchema } from '@/lib/departments/schema'
import { seedDemoDepartments } from '@/prisma/seed/demo/departments'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs, FENGXIAN, makeDivisions } from '@/tests/support/small-world'

useTestDatabase()
beforeAll(makeDivisions)

const sysadmin = actorAs('sysadmin')
const add = (fields: object, actor = sysadmin) =>
  addDepartment(
    actor,
    addDepartmentSchema.parse({ region: '530102', duty: 'fire', name: '区消防救援大队', ...fields }),
  )
const find = (code: string, duty: 'fire' | 'education') => findDepartment(db, code, duty)

describe('departments', () => {
  it('are registered once per county and duty, by the system administrator, with evidence', async () => {
    expect(await find('530102', 'fire')).toBeNull()
    const { id } = await add({})
    expect(await find('530102', 'fire')).toEqual({ name: '区消防救援大队' })
    await expect(add({ name: '另一个' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(add({ region: '310120101' })).rejects.toMatchObject({
      fields: { region: expect.anything() },
    })
    await expect(add({ region: '310000' })).rejects.toMatchObject({ fields: { region: expect.anything() } })
    await expect(add({ region: '火星' })).rejects.toMatchObject({ fields: { region: expect.anything() } })
    expect(await db.auditEvent.findMany({ where: { subjectId: id } })).toMatchObject([
      { action: 'department.add', regionCode: '530102' },
    ])
  })

  it.each(['reviewer', 'planner', 'department', 'secadmin', 'public'] as const)(
    'are closed to a %s',
    async (role) => {
      const actor = actorAs(role, 'fengxian')
      await expect(add({ duty: 'police' }, actor)).rejects.toMatchObject({ code: 'forbidden' })
      const input = { id: '00000000-0000-7000-8000-000000000000', name: 'x', reason: 'x', version: 1 }
      await expect(renameDepartment(actor, input)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(renameDepartment(sysadmin, input)).rejects.toMatchObject({ code: 'not_found' })
    },
  )

  it('of the demo world stay where one is registered, become real when renamed, and go with the demo world', async () => {
    await add({ region: FENGXIAN, duty: 'fire', name: '奉贤区消防救援局' })
    await transaction(seedDemoDepartments)
    await transaction(seedDemoDepartments)
    expect(await find(FENGXIAN, 'fire')).toEqual({ name: '奉贤区消防救援局' })
    const rows = await listDepartments(sysadmin, { regionCode: FENGXIAN })
    expect(rows).toHaveLength(6)
    const education = rows.find((row) => row.duty === 'education')
    const rename = { id: education?.id ?? '', name: '区教育和托育局', reason: '机构改革', version: 1 }
    await renameDepartment(sysadmin, rename)
    await expect(renameDepartment(sysadmin, rename)).rejects.toMatchObject({ code: 'conflict' })
    await removeDemo(sysadmin)
    expect((await listDepartments(sysadmin, { regionCode: FENGXIAN })).map((row) => row.duty).sort()).toEqual(
      ['education', 'fire'],
    )
  })
})
