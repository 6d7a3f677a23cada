import { beforeAll, describe, expect, it } from 'vitest'
import { unseal } from '@/lib/core/crypto'
import { db } from '@/lib/core/db'
import { discardDraft, saveInputs, startCase } from '@/lib/filing-drafts/commands'
import { prefillFor } from '@/lib/filing-drafts/queries'
import { getCase, listOwnCases } from '@/lib/filings/queries'
import { useTestDatabase } from '@/tests/support/database'
import { TOWNSHIPS } from '@/tests/support/small-world'
import { makeReviewWorld } from '../filing-reviews/review-world'
import { IDENTITY, makeFacility, makePerson, startFiling } from './filing-world'

useTestDatabase()
let world: Awaited<ReturnType<typeof makeReviewWorld>>
beforeAll(async () => {
  world = await makeReviewWorld()
})
const start = () => startFiling(world.operator)
const dataOf = async (id: string) => (await getCase(world.operator, id)).data

describe('starting', () => {
  it('takes the procedure of the place in force today and fills in what is known, saying where from', async () => {
    const { id } = await start()
    const filing = await getCase(world.operator, id)
    expect(filing).toMatchObject({ state: 'draft', countyCode: '310120', regionCode: TOWNSHIPS[0] })
    expect(filing.number).toMatch(/^\d{4}-\d{6}$/)
    const procedure = await db.procedureVersion.findUniqueOrThrow({ where: { id: filing.procedureId } })
    expect(procedure).toMatchObject({ kind: 'filing', regionCode: '310000' })
    expect(filing.data).toMatchObject({
      name: '奉贤小橘灯托育有限公司',
      registration_authority: 'market_regulation',
      ownership: 'for_profit',
      contact_name: '陈女士',
    })
    const { sources } = await prefillFor(world.operator, filing)
    expect(sources).toMatchObject({ credit_code: 'operator', contact_name: 'operator' })
    await discardDraft(world.operator, id)
  })

  it('makes one case of a double click, and of ten at once', async () => {
    const both = await Promise.all(Array.from({ length: 10 }, start))
    expect(new Set(both.map(({ id }) => id)).size).toBe(1)
    await saveInputs(world.operator, both[0]?.id ?? '', { name: '写过的草稿' })
    expect((await start()).id).not.toBe(both[0]?.id)
  })

  it('refuses what is no place, what is not one’s own, and everybody else', async () => {
    const filing = (region: string | null) => ({ kind: 'filing' as const, region, facilityId: null })
    for (const region of [null, '没有这个镇', '上海市', '310120999999']) {
      await expect(startCase(world.operator, filing(region))).rejects.toMatchObject({ code: 'invalid' })
    }
    await expect(startCase(world.reviewer, filing(TOWNSHIPS[0]))).rejects.toMatchObject({ code: 'forbidden' })
    const facilityId = await makeFacility(world.operatorId, '别人看不到的园')
    await expect(startCase(world.rival, { kind: 'change', region: null, facilityId })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(
      startCase(world.operator, { kind: 'resumption', region: null, facilityId }),
    ).rejects.toMatchObject({
      code: 'invalid',
      fields: { facilityId: [expect.stringContaining('没有停业')] },
    })
  })

  it('opens the case under way for the facility again', async () => {
    const facilityId = await makeFacility(world.operatorId, '一件一件办的园')
    const begin = () => startCase(world.operator, { kind: 'suspension', region: null, facilityId })
    const ids = await Promise.all([begin(), begin(), begin()])
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1)
    await discardDraft(world.operator, ids[0]?.id ?? '')
    expect((await begin()).id).not.toBe(ids[0]?.id)
  })
})

describe('saving', () => {
  it('merges field by field: two devices at once lose nothing', async () => {
    const { id } = await start()
    const inputs = Array.from({ length: 12 }, (_, index) => ({
      [`rooms.r${index}.name`]: `房间 ${index}`,
      ...(index === 3 && { address: '南桥镇新路 3 号' }),
      ...(index === 7 && { head_name: '李园长' }),
    }))
    await Promise.all(inputs.map((input) => saveInputs(world.operator, id, input)))
    const data = await dataOf(id)
    expect(data).toMatchObject({ address: '南桥镇新路 3 号', head_name: '李园长' })
    expect((data.rooms as { name: string }[]).map(({ name }) => name).sort()).toEqual(
      inputs.map((_, index) => `房间 ${index}`).sort(),
    )
  })

  it('takes anything a person may type into a draft and keeps what is too long out, saying so', async () => {
    const { id } = await start()
    const long = '长'.repeat(10_000)
    const saved = await saveInputs(world.operator, id, {
      name: long,
      other_name: '宝宝👨‍👩‍👧屋\u0007\u202e',
      building_area: '大约一百',
      lease_until: '明年年底',
      address: '长'.repeat(20_001),
      video_days: '９０',
    })
    expect(Object.keys(saved.problems)).toEqual(['address'])
    expect(await dataOf(id)).toMatchObject({
      name: long,
      other_name: '宝宝👨‍👩‍👧屋',
      building_area: '大约一百',
      lease_until: '明年年底',
      video_days: 90,
    })
    expect(Array.from((await getCase(world.operator, id)).title)).toHaveLength(100)
  })

  it('seals the identity number, shows its mask, and keeps the old one where the new is wrong', async () => {
    const { id } = await start()
    await saveInputs(world.operator, id, { 'head_identity.secret': IDENTITY })
    const wrong = await saveInputs(world.operator, id, { 'head_identity.secret': '110105194912310021' })
    expect(wrong.problems['head_identity.secret']?.[0]).toContain('没有保存')
    await saveInputs(world.operator, id, { 'head_identity.secret': '' })
    expect((await dataOf(id)).head_identity).toEqual({ masked: '110***********002X' })
    const stored = await db.filingCase.findUniqueOrThrow({ where: { id }, select: { data: true } })
    expect(JSON.stringify(stored)).not.toContain(IDENTITY)
    const { head_identity: kept } = stored.data as { head_identity: { sealed: string } }
    expect(await unseal(kept.sealed)).toBe(IDENTITY)
  })

  it('moves the case within its county only', async () => {
    const { id } = await start()
    await saveInputs(world.operator, id, { region: TOWNSHIPS[1] })
    expect(await getCase(world.operator, id)).toMatchObject({
      regionCode: TOWNSHIPS[1],
      countyCode: '310120',
    })
    const away = await saveInputs(world.operator, id, { region: '530102' })
    expect(away.problems.region?.[0]).toContain('另外新建')
    expect(await getCase(world.operator, id)).toMatchObject({ regionCode: TOWNSHIPS[1] })
  })

  it('adds a row once however often the button is pressed, and removes it', async () => {
    const { id } = await start()
    const add = { do: 'add', list: 'rooms', key: 'k1' } as const
    await Promise.all([
      saveInputs(world.operator, id, {}, add),
      saveInputs(world.operator, id, {}, add),
      saveInputs(world.operator, id, { 'rooms.k1.name': '睡眠室' }),
    ])
    expect((await dataOf(id)).rooms).toMatchObject([{ key: 'k1', name: '睡眠室' }])
    await saveInputs(world.operator, id, {}, { do: 'remove', list: 'rooms', key: 'k1' })
    expect((await dataOf(id)).rooms).toEqual([])
  })

  it('holds no field the procedure does not ask for', async () => {
    const { id } = await start()
    const saved = await saveInputs(world.operator, id, {
      changed_fields: ['name'],
      __proto__x: 'x',
      'rooms.a.secret': 'x',
      'staff.not-a-person': 'carer',
    })
    expect(Object.keys(saved.problems)).toHaveLength(4)
    expect(await dataOf(id)).not.toHaveProperty('changed_fields')
  })

  it('does not exist for another operator, and not for an official before it is sent', async () => {
    const { id } = await start()
    await expect(saveInputs(world.rival, id, { name: '改' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(getCase(world.reviewer, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(saveInputs(world.reviewer, id, { name: '改' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(getCase(world.operator, 'not-an-id')).rejects.toMatchObject({ code: 'not_found' })
    expect((await listOwnCases(world.rival)).map((one) => one.id)).not.toContain(id)
  })

  it('keeps who was chosen from the staff list, and lets them go again', async () => {
    const { id } = await start()
    const personId = await makePerson(world.operatorId, '张老师')
    await saveInputs(world.operator, id, { [`staff.${personId}`]: 'carer' })
    expect((await dataOf(id)).staff).toEqual([{ personId, kind: 'carer' }])
    await saveInputs(world.operator, id, { [`staff.${personId}`]: '' })
    expect((await dataOf(id)).staff).toEqual([])
  })
})

it('puts a draft away once; a second time it is told what happened', async () => {
  const { id } = await start()
  await discardDraft(world.operator, id)
  expect(await getCase(world.operator, id)).toMatchObject({ state: 'withdrawn', events: [] })
  await expect(discardDraft(world.operator, id)).rejects.toMatchObject({
    code: 'conflict',
    fields: { '': [expect.stringMatching(/^op 已在 .* 删除了草稿/)] },
  })
  await expect(saveInputs(world.operator, id, { name: '再写' })).rejects.toMatchObject({ code: 'conflict' })
})
