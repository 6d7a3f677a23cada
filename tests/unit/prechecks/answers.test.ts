import { describe, expect, it } from 'vitest'
import { factsOf } from '@/lib/prechecks/answered-facts'
import { answersQuery, readAnswers } from '@/lib/prechecks/answers'
import { SECTIONS, sectionsFor } from '@/lib/prechecks/questions'
import { runPrecheck } from '@/lib/prechecks/rules'
import { DEFAULT_SETTINGS } from '@/lib/settings/rules'
import { NOTHING, NOTHING_HOME } from './empty-facts'

const read = (params: Record<string, string | string[]>) => readAnswers({ kind: 'institution', ...params })

describe('readAnswers', () => {
  it.each([
    ['building_area', '１２０．５', null],
    ['building_area', '1,200', null],
    ['building_area', '-1', /请填写数字/],
    ['building_area', '1e5', /请填写数字/],
    ['building_area', '99999999', /请填写数字/],
    ['building_area', '约 100', /请填写数字/],
    ['guards', '1.5', /整数/],
    ['guards', '１', null],
    ['video_days', '9'.repeat(10_000), /整数/],
    ['premises', 'bought', /选项/],
    ['premises', ['owned', 'leased'], /选项/],
    ['floors', ['1', '2'], null],
    ['floors', ['1', '77'], /选项/],
    ['smoke', 'true', /选项/],
    ['head', '0', null],
  ])('%s %j', (name, value, problem) => {
    const { problems } = read({ [name]: value })
    if (problem === null) expect(problems).toEqual({})
    else expect(problems[name]?.[0]).toMatch(problem)
  })

  it('leaves out what nobody asked, empty answers and questions of the other kind', () => {
    const answers = read({ guards: ' ', evil: '<script>', constructor: 'x', children: '3' })
    expect(answers).toEqual({ region: '', kind: 'institution', typed: {}, problems: {} })
    expect(readAnswers({ kind: 'castle', guards: '1' })).toMatchObject({ kind: null, typed: {} })
  })

  it('keeps the answers in the address, and reads them back', () => {
    const answers = readAnswers({ region: '310120', kind: 'home', children: '３', premises: 'owned' })
    const query = answersQuery(answers, { check: '1' })
    expect(query).toContain('region=310120&kind=home')
    expect(readAnswers(Object.fromEntries(new URLSearchParams(query)))).toEqual(answers)
  })

  it('asks nothing twice of one kind of site', () => {
    for (const kind of ['institution', 'home'] as const) {
      const names = sectionsFor(kind).flatMap(({ questions }) => questions.map(({ name }) => name))
      expect(new Set(names).size).toBe(names.length)
    }
    expect(new Set(SECTIONS.map(({ id }) => id)).size).toBe(SECTIONS.length)
  })
})

describe('factsOf', () => {
  it('knows nothing of an empty form', () => {
    expect(factsOf(read({}))).toEqual(NOTHING)
    expect(factsOf(readAnswers({ kind: 'home' }))).toEqual(NOTHING_HOME)
  })

  it('takes what cannot be read as not said', () => {
    const facts = factsOf(
      read({ building_area: '-5', floors: ['1', 'x'], infant_classes: '-1', infant_places: '10' }),
    )
    expect(facts).toMatchObject({ buildingAreaSquareMetres: null, floors: null })
    expect(facts.classes).toEqual([{ name: '乳儿班', kind: 'infant', places: null, carers: null }])
  })

  it('makes so many classes of a kind, one where the number was left empty', () => {
    const facts = factsOf(
      read({ toddler_classes: '2', toddler_places: '15', toddler_carers: '3', older_places: '20' }),
    )
    expect(facts.classes?.map(({ name, places }) => [name, places])).toEqual([
      ['托小班 1', 15],
      ['托小班 2', 15],
      ['托大班', 20],
    ])
    expect(factsOf(read({ infant_classes: '0', infant_places: '10' })).classes).toBeNull()
    expect(factsOf(read({ infant_classes: '99999', infant_places: '1' })).classes).toHaveLength(50)
  })

  const GOOD = {
    floors: '1',
    premises: 'leased',
    lease_years: '3',
    building_area: '400',
    outdoor_area: '75',
    infant_places: '10',
    infant_carers: '4',
    infant_combined: '45',
    toddler_places: '15',
    toddler_carers: '3',
    toddler_activity: '35',
    toddler_sleeping: '35',
    dark_room_area: '45',
    dark_window_area: '９',
    observation_area: '6',
    head: '1',
    health_full: '0',
    health_part: '1',
    guards: '1',
    powder: '8',
    water: '0',
    two_doors: '1',
    smoke: '1',
    no_ebikes: '1',
    video_days: '90',
    meals: 'own_kitchen',
    food_permit: '1',
  }
  const outcomes = (params: Record<string, string>) =>
    Object.fromEntries(
      runPrecheck(factsOf(read(params)), DEFAULT_SETTINGS).map(({ rule, outcome }) => [rule, outcome]),
    )

  it('lets a good site through whole', () => {
    const { area_per_child, mixed_age, ...rest } = outcomes(GOOD)
    expect([area_per_child, mixed_age]).toEqual(['not_applicable', 'not_applicable'])
    expect(new Set(Object.values(rest))).toEqual(new Set(['fits']))
  })

  it.each<[rule: string, name: string, value: string]>([
    ['floor', 'floors', '4'],
    ['basement', 'floors', '-1'],
    ['lease', 'lease_years', '2'],
    ['outdoor_area', 'outdoor_area', '74'],
    ['class_sizes', 'infant_places', '11'],
    ['carers', 'toddler_carers', '2'],
    ['room_sizes', 'toddler_activity', '34'],
    ['window_share', 'dark_window_area', '8'],
    ['observation_room', 'observation_area', '5'],
    ['head', 'head', '0'],
    ['health_worker', 'health_part', '0'],
    ['guard', 'guards', '0'],
    ['extinguishers', 'powder', '7'],
    ['two_doors', 'two_doors', '0'],
    ['smoke_detection', 'smoke', '0'],
    ['ebike_ban', 'no_ebikes', '0'],
    ['video', 'video_days', '30'],
    ['meals', 'food_permit', '0'],
  ])('%s falls short by %s = %s, and is unknown without it', (rule, name, value) => {
    expect(outcomes({ ...GOOD, [name]: value })[rule]).toBe('falls_short')
    expect(outcomes({ ...GOOD, [name]: '' })[rule]).toBe('unknown')
    expect(outcomes({ ...GOOD, [name]: '不清楚' })[rule]).toBe('unknown')
  })
})
