import { beforeAll, describe, expect, it } from 'vitest'
import { openAttachment, removeAttachment } from '@/lib/attachments/commands'
import { findReadable, listAttachments, listPastAttachments } from '@/lib/attachments/queries'
import { type Actor, publicActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { useTestDatabase } from '@/tests/support/database'
import { pdfBytes } from '@/tests/support/file-bytes'
import { FENGXIAN } from '@/tests/support/small-world'
import {
  makeCase,
  makeFilesWorld,
  makePerson,
  slotOf,
  store,
  submit,
  useOwnDataFolder,
} from './attachment-world'

useTestDatabase()
useOwnDataFolder()
let world: Awaited<ReturnType<typeof makeFilesWorld>>
beforeAll(async () => {
  world = await makeFilesWorld()
})

const may = async (actor: Actor, id: string) => (await findReadable(actor, id)) !== null
const strangers = () => [
  world.rival,
  world.unattached,
  world.away,
  world.parent,
  world.sysadmin,
  world.market,
  publicActor,
]

async function sentInCase() {
  const person = await makePerson(world.operatorId)
  const caseId = await makeCase(world.operatorId, 'draft', [person])
  const licence = await store(world.operator, 'licence', { caseId }, pdfBytes(caseId))
  const health = await store(
    world.operator,
    'staff_health',
    { caseId, staffPersonId: person },
    pdfBytes(person),
  )
  const plan = await store(world.operator, 'floor_plan', { caseId }, pdfBytes(`plan ${caseId}`))
  await submit(caseId)
  await db.departmentTask.create({
    data: {
      caseId,
      duty: 'fire',
      departmentName: world.fire.department ?? '',
      countyCode: FENGXIAN,
      mode: 'opinion',
      question: '是否符合消防要求',
    },
  })
  return { caseId, person, licence: licence.id, health: health.id, plan: plan.id }
}

describe('who reads a file', () => {
  it('nobody but the operator before the case is sent in', async () => {
    const caseId = await makeCase(world.operatorId)
    const { id } = await store(world.operator, 'licence', { caseId }, pdfBytes('draft'))
    expect(await may(world.colleague, id)).toBe(true)
    for (const actor of [...strangers(), world.reviewer, world.above, world.fire]) {
      expect(await may(actor, id)).toBe(false)
      expect(await listAttachments(actor, { caseId })).toEqual([])
      await expect(openAttachment(actor, id)).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('afterwards the officials who see the case, and no other county, department, operator, administrator', async () => {
    const { caseId, licence, health, plan } = await sentInCase()
    for (const actor of [world.operator, world.reviewer, world.township, world.above]) {
      expect([await may(actor, licence), await may(actor, health)]).toEqual([true, true])
      const ids = (await listAttachments(actor, { caseId })).map(({ id }) => id).sort()
      expect(ids).toEqual([licence, health, plan].sort())
    }
    for (const actor of strangers()) {
      expect([await may(actor, licence), await may(actor, health)]).toEqual([false, false])
      expect(await listAttachments(actor, { caseId })).toEqual([])
      expect(await listPastAttachments(actor, caseId)).toEqual([])
    }
    expect(await may(world.operator, 'no-uuid')).toBe(false)
    expect(await listAttachments(world.operator, { caseId: "'; drop" })).toEqual([])
  })

  it('a department only the papers of its duty, also the earlier ones and by address', async () => {
    const { caseId, licence, health, plan } = await sentInCase()
    const read = async () => [await may(world.fire, licence), await may(world.fire, health)]
    expect([await may(world.fire, plan), ...(await read())]).toEqual([true, false, false])
    await expect(openAttachment(world.fire, licence)).rejects.toMatchObject({ code: 'not_found' })
    expect(await listAttachments(world.fire, { caseId })).toMatchObject([{ id: plan }])
    await db.filingCase.update({ where: { id: caseId }, data: { state: 'correction' } })
    await store(world.operator, 'licence', { caseId }, pdfBytes('新执照'))
    await store(world.operator, 'floor_plan', { caseId, replaces: plan }, pdfBytes('新图'))
    await submit(caseId)
    expect(await read()).toEqual([false, false])
    expect(await listPastAttachments(world.fire, caseId)).toMatchObject([{ id: plan }])
    const duty = { departmentName: world.fire.department ?? '', countyCode: FENGXIAN, question: '核对执照' }
    await db.departmentTask.create({ data: { caseId, duty: 'police', mode: 'inform', ...duty } })
    expect(await read()).toEqual([true, false])
  })

  it('an official what was sent in: not what the operator changed since, until it is sent in too', async () => {
    const { caseId, licence, person, plan } = await sentInCase()
    await db.filingCase.update({ where: { id: caseId }, data: { state: 'correction' } })
    const fresh = await store(world.operator, 'licence', { caseId }, pdfBytes('补正'))
    const newer = await store(world.operator, 'staff_health', { staffPersonId: person }, pdfBytes('新健康证'))
    expect([await may(world.reviewer, fresh.id), await may(world.reviewer, newer.id)]).toEqual([false, false])
    expect((await listAttachments(world.reviewer, { caseId })).map(({ id }) => id)).toContain(licence)
    await submit(caseId)
    expect([await may(world.reviewer, fresh.id), await may(world.reviewer, newer.id)]).toEqual([true, true])
    expect(await may(world.reviewer, licence)).toBe(true)
    const now = (await listAttachments(world.reviewer, { caseId })).map(({ id }) => id).sort()
    expect(now).toEqual([fresh.id, newer.id, plan].sort())
    expect((await listPastAttachments(world.reviewer, caseId)).map(({ end }) => end)).toEqual([
      'replaced',
      'replaced',
    ])
  })

  it('a staff paper no submission lists is no official’s, even where the person is on a case they see', async () => {
    const { person } = await sentInCase()
    const { id } = await store(
      world.operator,
      'staff_qualification',
      { staffPersonId: person },
      pdfBytes('证'),
    )
    expect(await may(world.reviewer, id)).toBe(false)
    expect(await listAttachments(world.reviewer, { staffPersonId: person })).toEqual([])
  })

  it('each reading by an official leaves a line; the operator’s own does not', async () => {
    const { caseId, plan } = await sentInCase()
    await openAttachment(world.operator, plan)
    await openAttachment(world.fire, plan)
    const lines = await db.auditEvent.findMany({
      where: { subjectId: caseId, action: 'attachment.download' },
    })
    expect(lines).toMatchObject([{ actorName: world.fire.name, after: { id: plan, material: 'floor_plan' } }])
  })
})

describe('who changes a file', () => {
  it('nobody but the operator’s own people; for others the case does not exist', async () => {
    const caseId = await makeCase(world.operatorId)
    const { id } = await store(world.operator, 'licence', { caseId }, pdfBytes('mine'))
    for (const actor of [...strangers(), world.reviewer, world.above]) {
      await expect(store(actor, 'licence', { caseId }, pdfBytes('yours'))).rejects.toMatchObject({
        code: 'not_found',
      })
      await expect(removeAttachment(actor, slotOf('licence', { caseId }), id)).rejects.toMatchObject({
        code: 'not_found',
      })
    }
    expect(await listAttachments(world.operator, { caseId })).toMatchObject([{ id }])
  })

  it('not through a slot of one’s own', async () => {
    const caseId = await makeCase(world.operatorId)
    const { id } = await store(world.operator, 'premises', { caseId }, pdfBytes('mine'))
    const theirs = await makeCase(world.otherId)
    const own = slotOf('premises', { caseId: theirs })
    await expect(removeAttachment(world.rival, own, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      store(world.rival, 'premises', { caseId: theirs, replaces: id }, pdfBytes('swap')),
    ).rejects.toMatchObject({ code: 'not_found' })
    const person = await makePerson(world.operatorId)
    await expect(
      store(world.rival, 'staff_health', { caseId: theirs, staffPersonId: person }, pdfBytes()),
    ).rejects.toMatchObject({ code: 'not_found' })
    expect(await db.attachment.findUnique({ where: { id } })).toMatchObject({
      replacedById: null,
      removedAt: null,
    })
  })
})
