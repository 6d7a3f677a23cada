import { beforeAll, describe, expect, it } from 'vitest'
import { publicActor } from '@/lib/core/actor'
import { readAnswers } from '@/lib/prechecks/answers'
import { writeSelfCheckLetter } from '@/lib/prechecks/letter'
import { checkSite, findCheckArea } from '@/lib/prechecks/queries'
import { setSetting } from '@/lib/settings/commands'
import { useTestDatabase } from '@/tests/support/database'
import { textOfPdf } from '@/tests/support/read-pdf'
import { actorAs, FENGXIAN, makeDivisions } from '@/tests/support/small-world'

useTestDatabase()
beforeAll(makeDivisions)

const at = new Date('2026-11-22T16:30:00Z')

describe('the area of a pre-check', () => {
  it.each([
    ['', '100000', '全国通用的规定'],
    ['奉贤区', FENGXIAN, '上海市奉贤区'],
    ['310120', FENGXIAN, '上海市奉贤区'],
    ['３１０１２０ 奉贤区', FENGXIAN, '上海市奉贤区'],
  ])('%j', async (text, code, fullName) => {
    expect((await findCheckArea(publicActor, text)).area).toEqual({ code, fullName })
  })

  it('offers what may be meant, and knows no area of another name', async () => {
    const { area, candidates } = await findCheckArea(publicActor, '奉')
    expect(area).toBeNull()
    expect(candidates.map(({ name }) => name)).toContain('奉贤区')
    expect(await findCheckArea(publicActor, '没有这里')).toEqual({ area: null, candidates: [] })
  })
})

describe('the letter', () => {
  const answers = readAnswers({
    kind: 'institution',
    floors: '4',
    premises: 'leased',
    lease_years: '2',
    guards: '1',
  })

  it('holds every finding, what to do and where it stands, and is no decision', async () => {
    await setSetting(actorAs('sysadmin'), {
      regionCode: FENGXIAN,
      key: 'floorRule',
      value: 'local_two',
      source: '奉规〔2026〕1号',
      reason: '新规定',
      version: 0,
    })
    const findings = await checkSite(publicActor, answers, FENGXIAN)
    const info = { areaName: '上海市奉贤区', kind: answers.kind ?? 'home', at } as const
    const bytes = await writeSelfCheckLetter(findings, info)
    const text = (await textOfPdf(bytes)).replace(/\s/g, '')
    const held = (part: string) => expect(text).toContain(part.replace(/\s/g, ''))
    held('托育机构场地自查结果')
    held('2026年11月23日')
    held('上海市奉贤区')
    held('有 2 项不符合，还有')
    held('不是审批或备案决定')
    for (const { title } of findings) held(title)
    held('不符合（2 项）')
    held('奉规〔2026〕1号')
    held('第十一条')
    expect((await writeSelfCheckLetter(findings, info)).equals(bytes)).toBe(true)
  })
})
