import { beforeAll, describe, expect, it } from 'vitest'
import { filesOfCase } from '@/lib/attachments/queries'
import { todayInShanghai } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { acceptFiling } from '@/lib/filing-acceptance/commands'
import { saveInputs, startCase } from '@/lib/filing-drafts/commands'
import { getReadiness } from '@/lib/filing-drafts/queries'
import { notifyNoncompliance } from '@/lib/filing-reviews/commands'
import {
  answerCorrections,
  answerItem,
  reportRectified,
  submitCase,
  withdrawCase,
} from '@/lib/filing-submissions/commands'
import type { Inputs } from '@/lib/filings/inputs'
import { getCase, listSubmissions } from '@/lib/filings/queries'
import type { ProcedureKind } from '@/prisma/generated/enums'
import { useTestDatabase } from '@/tests/support/database'
import { TOWNSHIPS } from '@/tests/support/small-world'
import { makeReviewWorld } from '../filing-reviews/review-world'
import { addFiles, allPromises, IDENTITY, makeFacility, makePerson, makeReady, send } from './filing-world'

useTestDatabase()
let world: Awaited<ReturnType<typeof makeReviewWorld>>
beforeAll(async () => {
  world = await makeReviewWorld()
})
const ready = (name: string) => makeReady(world.operator, name)
const read = (id: string) => getCase(world.operator, id)
const linesOf = async (id: string) =>
  (
    await db.auditEvent.findMany({
      where: { subjectType: 'filing', subjectId: id },
      orderBy: { id: 'asc' },
      select: { action: true },
    })
  ).map(({ action }) => action)

describe('sending', () => {
  it('does it all at once: state, copy, clocks, departments, evidence, notices', async () => {
    const filing = await ready('一次办成园')
    await send(world.operator, filing)
    const today = todayInShanghai()
    expect(await read(filing.id)).toMatchObject({ state: 'received', submissions: 1, receivedOn: today })
    const [copy] = await listSubmissions(world.reviewer, filing.id)
    expect(copy).toMatchObject({ number: 1, submittedByName: 'op' })
    expect(copy?.data).toMatchObject({
      name: '一次办成园',
      building_area: 420.5,
      contact_phone: '021-57420000',
      head_identity: { masked: '110***********002X' },
      position: { lng: 121.458, lat: 30.918, system: 'WGS84' },
    })
    expect(copy?.data).not.toHaveProperty('fee_hourly')
    expect(copy?.files).toHaveLength((await filesOfCase(db, filing.id)).length)
    expect(copy?.findings).toEqual(
      expect.arrayContaining([expect.objectContaining({ rule: expect.any(String) })]),
    )
    const clocks = await db.filingClock.findMany({ where: { caseId: filing.id, taskId: null } })
    expect(clocks.map(({ code }) => code).sort()).toEqual(['compliance', 'receipt'])
    expect((await read(filing.id)).dueOn).toBe(
      clocks.map(({ dueOn }) => dueOn.toISOString().slice(0, 10)).sort()[0],
    )
    expect(await db.departmentTask.count({ where: { caseId: filing.id } })).toBe(
      filing.definition.departments.length,
    )
    expect(await linesOf(filing.id)).toEqual(expect.arrayContaining(['filing.start', 'filing.submit']))
    const told = await db.notice.findMany({
      where: { accountId: world.reviewer.accountId ?? '', href: `/office/filings/${filing.id}` },
    })
    expect(told.map(({ title }) => title)).toEqual([expect.stringContaining('收到“一次办成园”')])
    const everything = JSON.stringify(
      [await db.filingSubmission.findMany(), await db.auditEvent.findMany()],
      (_, value) => (typeof value === 'bigint' ? String(value) : value),
    )
    expect(everything).not.toContain(IDENTITY)
  })

  it('is one submission however often it is sent, and the second lands on the same case', async () => {
    const filing = await ready('点了好几次园')
    const sent = await Promise.all(Array.from({ length: 8 }, () => send(world.operator, filing)))
    expect(new Set(sent.map(({ id }) => id))).toEqual(new Set([filing.id]))
    expect(await send(world.operator, filing)).toEqual({ id: filing.id })
    expect(await db.filingSubmission.count({ where: { caseId: filing.id } })).toBe(1)
    expect(await db.filingClock.count({ where: { caseId: filing.id, taskId: null } })).toBe(2)
    expect((await linesOf(filing.id)).filter((action) => action === 'filing.submit')).toHaveLength(1)
    expect((await read(filing.id)).version).toBe(filing.version + 1)
  })

  it('refuses a draft that lacks something, or a promise, and keeps what was written', async () => {
    const filing = await ready('还缺一点园')
    const { promises } = filing.definition
    const few = { caseId: filing.id, version: filing.version, promises: allPromises(filing).slice(1) }
    expect(promises.length).toBeGreaterThan(1)
    await expect(submitCase(world.operator, few)).rejects.toMatchObject({
      code: 'invalid',
      fields: { promises: [expect.stringContaining('还有 1 条')] },
    })
    await saveInputs(world.operator, filing.id, { address: '', lease_until: '2025-01-01' })
    const after = await read(filing.id)
    const { missing } = await getReadiness(world.operator, after)
    expect(missing.map(({ target }) => target)).toEqual(['field:address', 'field:lease_until'])
    const refused = await send(world.operator, after).catch((error) => error)
    expect(refused).toMatchObject({ code: 'invalid' })
    expect(refused.fields[''][0]).toContain('还缺 2 项')
    expect(await read(filing.id)).toMatchObject({ state: 'draft', submissions: 0, data: after.data })
  })

  it('refuses a draft somebody changed since it was looked at', async () => {
    const filing = await ready('边看边改园')
    await saveInputs(world.operator, filing.id, { head_name: '新园长' })
    await expect(send(world.operator, filing)).rejects.toMatchObject({ code: 'conflict' })
    await send(world.operator, await read(filing.id))
  })

  it('is for the operator alone', async () => {
    const filing = await ready('只能自己交园')
    await expect(send(world.rival, filing)).rejects.toMatchObject({ code: 'not_found' })
    await expect(send(world.reviewer, filing)).rejects.toMatchObject({ code: 'not_found' })
    await send(world.operator, filing)
    await expect(send(world.rival, filing)).rejects.toMatchObject({ code: 'not_found' })
    await expect(send(world.reviewer, filing)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(saveInputs(world.operator, filing.id, { name: '晚了' })).rejects.toMatchObject({
      code: 'conflict',
      fields: { '': [expect.stringMatching(/^op 已在 .* 提交了材料/)] },
    })
  })

  it('makes one of two cases of the same name in the same township', async () => {
    const [one, two] = [await ready('同名园'), await ready('同名园')]
    const both = await Promise.allSettled([send(world.operator, one), send(world.operator, two)])
    const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(refused.reason).toMatchObject({
      code: 'conflict',
      fields: { '': [expect.stringContaining('同名')] },
    })
  })
})

async function askFor(caseId: string, items: { target: string; text: string }[]) {
  await db.filingCorrection.create({
    data: {
      caseId,
      askedByName: 'rev1',
      items: {
        create: items.map((item, index) => ({ ...item, position: index + 1, reason: 'incomplete' })),
      },
    },
  })
  await db.filingCase.update({
    where: { id: caseId },
    data: { state: 'correction', version: { increment: 1 } },
  })
}

describe('corrections', () => {
  it('are answered line by line, sent once, and leave a second copy', async () => {
    const filing = await ready('补正园')
    await send(world.operator, filing)
    await askFor(filing.id, [
      { target: 'field:address', text: '门牌号不全' },
      { target: 'material:licence', text: '看不清' },
    ])
    const items = (await read(filing.id)).correction?.items ?? []
    const [first = '', second = ''] = items.map(({ id }) => id)
    const sendBack = async () => answerCorrections(world.operator, filing.id, (await read(filing.id)).version)
    await expect(sendBack()).rejects.toMatchObject({ code: 'invalid' })
    await saveInputs(world.operator, filing.id, { address: '南桥镇测试路 1 号 201 室' })
    await answerItem(world.operator, { caseId: filing.id, itemId: first, answer: '已补全' })
    await expect(
      answerItem(world.rival, { caseId: filing.id, itemId: second, answer: '别人' }),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(sendBack()).rejects.toMatchObject({ fields: { '': [expect.stringContaining('还有 1 条')] } })
    await answerItem(world.operator, { caseId: filing.id, itemId: second, answer: '重新拍了' })
    const { version } = await read(filing.id)
    await Promise.all([
      answerCorrections(world.operator, filing.id, version),
      answerCorrections(world.operator, filing.id, version),
    ])
    expect(await read(filing.id)).toMatchObject({ state: 'received', submissions: 2 })
    const copies = await listSubmissions(world.reviewer, filing.id)
    expect(copies.map(({ number, data }) => [number, data.address])).toEqual([
      [2, '南桥镇测试路 1 号 201 室'],
      [1, '南桥镇测试路 补正园 1 号'],
    ])
    expect(await linesOf(filing.id)).toEqual(
      expect.arrayContaining(['filing.save', 'filing.answer_corrections']),
    )
    await expect(
      answerItem(world.operator, { caseId: filing.id, itemId: first, answer: '再改' }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('withdrawing', () => {
  it('ends clocks and tasks, tells the reviewer, and cannot follow the receipt', async () => {
    const filing = await ready('撤回园')
    await send(world.operator, filing)
    const input = {
      caseId: filing.id,
      version: filing.version + 1,
      confirm: '1' as const,
      reason: '房东不租了',
    }
    await expect(withdrawCase(world.operator, { ...input, version: filing.version })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(withdrawCase(world.reviewer, input)).rejects.toMatchObject({ code: 'forbidden' })
    await withdrawCase(world.operator, input)
    expect(await read(filing.id)).toMatchObject({ state: 'withdrawn', events: [], dueOn: null })
    expect(await db.filingClock.count({ where: { caseId: filing.id, stoppedAt: null } })).toBe(0)
    expect(await db.departmentTask.count({ where: { caseId: filing.id, state: 'open' } })).toBe(0)
    await expect(withdrawCase(world.operator, input)).rejects.toMatchObject({ code: 'conflict' })

    const filed = await ready('有回执园')
    await send(world.operator, filed)
    await acceptFiling(world.reviewer, { caseId: filed.id, version: filed.version + 1 })
    const { version } = await read(filed.id)
    await expect(withdrawCase(world.operator, { ...input, caseId: filed.id, version })).rejects.toMatchObject(
      {
        code: 'conflict',
      },
    )
  })
})

it('reports what was put right after a notice of non-compliance, and only then', async () => {
  const filing = await ready('整改园')
  await send(world.operator, filing)
  const report = async (text: string) =>
    reportRectified(world.operator, {
      caseId: filing.id,
      version: (await read(filing.id)).version,
      report: text,
    })
  await expect(report('太早')).rejects.toMatchObject({ code: 'conflict' })
  await acceptFiling(world.reviewer, { caseId: filing.id, version: filing.version + 1 })
  await notifyNoncompliance(world.reviewer, {
    caseId: filing.id,
    version: (await read(filing.id)).version,
    findings: [],
    typed: [{ text: '窗户面积不够', article: '《托育机构卫生评价基本标准（试行）》' }],
  } as never)
  await report('已换大窗')
  expect(await db.noncomplianceNotice.findFirstOrThrow({ where: { caseId: filing.id } })).toMatchObject({
    rectificationReport: '已换大窗',
    rectifiedOn: null,
  })
  expect(await read(filing.id)).toMatchObject({ state: 'noncompliant' })
  expect(await linesOf(filing.id)).toContain('filing.report_rectified')
})

describe('every kind, from the start to its effect on the register', () => {
  const begin = async (kind: ProcedureKind, facilityId: string | null, inputs: Inputs) => {
    const region = facilityId ? null : TOWNSHIPS[0]
    const { id } = await startCase(world.operator, { kind, region, facilityId })
    const { problems } = await saveInputs(world.operator, id, inputs)
    expect(problems).toEqual({})
    await addFiles(await read(id))
    const filing = await read(id)
    const { missing } = await getReadiness(world.operator, filing)
    expect(missing).toEqual([])
    await send(world.operator, filing)
    await acceptFiling(world.reviewer, { caseId: id, version: filing.version + 1 })
    const { facilityId: after } = await read(id)
    const data = (await listSubmissions(world.reviewer, id))[0]?.data
    return { data, facility: await db.facility.findUniqueOrThrow({ where: { id: after ?? '' } }) }
  }

  it('变更: only what was chosen is asked, sent and changed', async () => {
    const facilityId = await makeFacility(world.operatorId, '要改名园')
    const { data, facility } = await begin('change', facilityId, {
      changed_fields: ['name'],
      change_reason: '换了招牌',
      name: '改好名园',
    })
    expect(data).toEqual({ changed_fields: ['name'], change_reason: '换了招牌', name: '改好名园' })
    expect(facility).toMatchObject({ name: '改好名园', headName: '老园长', placesToddler: 30 })
  })

  it('变更: a name that stays the same is no change', async () => {
    const facilityId = await makeFacility(world.operatorId, '没改名园')
    const { id } = await startCase(world.operator, { kind: 'change', region: null, facilityId })
    await saveInputs(world.operator, id, { changed_fields: ['name', 'head_name'], change_reason: '试试' })
    const { missing } = await getReadiness(world.operator, await read(id))
    expect(missing.map(({ target }) => target)).toEqual(
      expect.arrayContaining(['field:name', 'field:head_name', 'field:head_identity']),
    )
  })

  it('停业, 复业, 注销', async () => {
    const facilityId = await makeFacility(world.operatorId, '停复注园')
    const today = todayInShanghai()
    const stopped = await begin('suspension', facilityId, {
      suspended_from: today,
      reason: '装修',
      children_plan: '转到附近的园',
    })
    expect(stopped.facility.status).toBe('suspended')
    const personId = await makePerson(world.operatorId, '复业老师')
    const resumed = await begin('resumption', facilityId, {
      resumes_on: today,
      [`staff.${personId}`]: 'carer',
    })
    expect(resumed.facility.status).toBe('operating')
    const ended = await begin('cancellation', facilityId, {
      ends_on: today,
      reason: '租约到期',
      children_count: '０',
      children_plan: '都已转走',
      staff_plan: '协商解除',
    })
    expect(ended.data).toMatchObject({ children_count: 0 })
    expect(ended.facility.status).toBe('closed')
  })

  it('家庭托育点备案', async () => {
    const personId = await makePerson(world.operatorId, '家庭老师')
    const { facility } = await begin('home_filing', null, {
      name: '小区家庭托育点',
      authority_name: '奉贤区市场监督管理局',
      head_name: '王女士',
      'head_identity.secret': IDENTITY,
      contact_phone: '13800138000',
      address: '南桥镇新村 3 号 101 室',
      premises: 'owned',
      floors: '1',
      living_area: '90',
      neighbours_agreed: '1',
      service_forms: ['full_day'],
      meals: 'none',
      'classes.a.name': '家庭班',
      'classes.a.kind': 'mixed',
      'classes.a.places': '5',
      'classes.a.carers': '2',
      [`staff.${personId}`]: 'carer',
      fee_full_day: '2000',
      video_days: '90',
      fire_extinguishers: '2',
      smoke_alarm: '1',
      emergency_button: '1',
    })
    expect(facility).toMatchObject({
      name: '小区家庭托育点',
      kind: 'home',
      placesMixed: 5,
      filingState: 'filed',
    })
  })
})
