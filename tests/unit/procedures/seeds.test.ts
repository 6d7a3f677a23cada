import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { isFieldCode } from '@/lib/procedures/field-register'
import { EFFECT_OF_KIND } from '@/lib/procedures/rules'
import { DEMO_ACCOUNTS } from '@/prisma/seed/demo/accounts'
import { readProcedures } from '@/prisma/seed/load-procedures'

const seeds = await readProcedures(path.resolve('prisma/seed/reference/procedures'))
const named = seeds.map((seed) => ({ name: `${seed.kind} ${seed.regionCode}`, seed }))
const find = (kind: string, regionCode: string) => {
  const seed = seeds.find((one) => one.kind === kind && one.regionCode === regionCode)
  if (!seed) throw new Error(`no ${kind} for ${regionCode}`)
  return seed
}
const clock = (kind: string, regionCode: string, code: string) =>
  find(kind, regionCode).definition.clocks.find((one) => one.code === code)

describe('procedures as shipped', () => {
  it('are the seven kinds nationally and the six that Shanghai receives', () => {
    const kinds = ['filing', 'home_filing', 'change', 'suspension', 'resumption', 'cancellation']
    const of = (code: string) => seeds.filter((one) => one.regionCode === code).map((one) => one.kind)
    expect(of('100000').sort()).toEqual([...kinds, 'licence'].sort())
    expect(of('310000').sort()).toEqual([...kinds].sort())
  })

  it.each(named)('$name asks registered fields only and says where each text comes from', ({ seed }) => {
    const { definition } = seed
    expect(definition.effect).toBe(EFFECT_OF_KIND[seed.kind])
    expect(definition.pages.flatMap((page) => page.fields).filter((code) => !isFieldCode(code))).toEqual([])
    const sources = [...definition.materials, ...definition.clocks, ...definition.departments].map(
      (one) => one.source.document,
    )
    expect(sources.every((document) => document.length > 3)).toBe(true)
    expect(definition.legalBasis.length).toBeGreaterThan(0)
    expect(definition.competentDuty).toBe(seed.regionCode === '310000' ? 'education' : 'health')
  })

  it('runs both clocks of a filing from the receipt of materials, and neither pauses', () => {
    for (const [kind, code] of [
      ['filing', '100000'],
      ['filing', '310000'],
      ['home_filing', '100000'],
    ] as const) {
      expect(clock(kind, code, 'receipt')).toMatchObject({
        days: 5,
        unit: 'working',
        pausesOnCorrection: false,
      })
      expect(clock(kind, code, 'compliance')).toMatchObject({
        days: 15,
        unit: 'working',
        pausesOnCorrection: false,
      })
      expect(clock(kind, code, 'correction_answer')).toMatchObject({ days: 30, unit: 'calendar' })
      expect(clock(kind, code, 'department_opinion')).toMatchObject({ days: 5, unit: 'working' })
    }
  })

  it('keeps the licence draft switched off', () => {
    expect(seeds.filter((seed) => !seed.isEnabled).map((seed) => seed.kind)).toEqual(['licence'])
    expect(clock('licence', '100000', 'receipt')).toMatchObject({ days: 20, unit: 'working' })
  })

  it('asks five departments about a filing and gives the four conditions', () => {
    const { definition } = find('filing', '310000')
    expect(definition.departments.map(({ duty }) => duty).sort()).toEqual(
      ['fire', 'health', 'housing', 'market', 'police'].sort(),
    )
    expect(definition.conditions).toHaveLength(4)
    expect(definition.promises).toHaveLength(4)
    expect(definition.texts.noticeTitle).toContain('告知书')
  })

  it('asks a home for its neighbours’ consent and a cancellation for the children’s plan', () => {
    expect(find('home_filing', '100000').definition.materials).toContainEqual(
      expect.objectContaining({ code: 'neighbours_consent', required: 'always' }),
    )
    expect(find('cancellation', '310000').definition.pages.flatMap((page) => page.fields)).toEqual(
      expect.arrayContaining(['children_count', 'children_plan', 'staff_plan']),
    )
  })
})

describe('demo departments', () => {
  it('have the names the demo accounts carry', () => {
    const names = DEMO_ACCOUNTS.filter((one) => one.role === 'department').map((one) => one.department)
    expect(names).toEqual(['区消防救援支队', '区市场监管局'])
  })
})
