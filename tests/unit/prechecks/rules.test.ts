import { describe, expect, it } from 'vitest'
import type { LivingRoom, SiteClass, SiteFacts } from '@/lib/prechecks/facts'
import { RULES, runPrecheck, summaryOf, tallyOf } from '@/lib/prechecks/rules'
import { citationText, DEFAULT_SETTINGS, type FLOOR_RULES } from '@/lib/settings/rules'
import { findingOf, NOTHING, NOTHING_HOME, withSetting } from './empty-facts'

type Kind = NonNullable<SiteClass['kind']>
const group = (kind: Kind | null, places: number | null, carers: number | null = null): SiteClass => ({
  name: '一班',
  kind,
  places,
  carers,
})
const room = (
  use: LivingRoom['use'],
  area: number | null,
  kinds: Kind[],
  floor: number | null = 1,
): LivingRoom => ({
  name: '房间',
  use,
  areaSquareMetres: area,
  windowAreaSquareMetres: null,
  floor,
  classKinds: kinds,
})
const infants = [group('infant', 10)]

describe('unknown is never fits', () => {
  it.each([
    ['an institution', NOTHING],
    ['a home', NOTHING_HOME],
  ])('%s nobody said anything of', (_name, facts) => {
    const findings = runPrecheck(facts, DEFAULT_SETTINGS)
    expect(findings.length).toBeGreaterThanOrEqual(6)
    expect(findings.filter(({ outcome }) => outcome === 'fits' || outcome === 'falls_short')).toEqual([])
    expect(findings.filter(({ outcome, action }) => outcome === 'unknown' && action === '')).toEqual([])
  })

  it('says where every rule stands, and never cites the recommended standard', () => {
    for (const facts of [NOTHING, NOTHING_HOME]) {
      for (const { rule, sources } of runPrecheck(facts, DEFAULT_SETTINGS)) {
        if (rule === 'area_per_child') continue
        expect(sources.length, rule).toBeGreaterThan(0)
        expect(
          sources.filter(({ document, article }) => document === '' || article === ''),
          rule,
        ).toEqual([])
        expect(sources.map(citationText).join(), rule).not.toMatch(/WS\/T|821/)
      }
    }
  })

  it('has one rule of a name for each kind of site', () => {
    for (const kind of ['institution', 'home'] as const) {
      const codes = RULES.filter(({ kinds }) => kinds.includes(kind)).map(({ code }) => code)
      expect(new Set(codes).size).toBe(codes.length)
    }
  })
})

describe('figures at both sides of their limit', () => {
  it.each<[rule: string, facts: Partial<SiteFacts>, outcome: string]>([
    ['basement', { floors: [1] }, 'fits'],
    ['basement', { floors: [1, -1] }, 'falls_short'],
    ['basement', { floors: [] }, 'unknown'],
    ['lease', { premises: 'owned' }, 'fits'],
    ['lease', { premises: 'leased', leaseYears: 3 }, 'fits'],
    ['lease', { premises: 'leased', leaseYears: 2.99 }, 'falls_short'],
    ['lease', { premises: 'leased' }, 'unknown'],
    ['lease', { leaseYears: 5 }, 'unknown'],
    ['outdoor_area', { classes: infants, outdoorAreaSquareMetres: 30 }, 'fits'],
    ['outdoor_area', { classes: infants, outdoorAreaSquareMetres: 29.99 }, 'falls_short'],
    ['outdoor_area', { outdoorAreaSquareMetres: 1_000 }, 'unknown'],
    ['outdoor_area', { classes: [group('infant', 0)], outdoorAreaSquareMetres: 0 }, 'unknown'],
    ['outdoor_area', { classes: [group('infant', null)], outdoorAreaSquareMetres: 99 }, 'unknown'],
    ['window_share', { windows: [window(100, 20)] }, 'fits'],
    ['window_share', { windows: [window(100, 19.99)] }, 'falls_short'],
    ['window_share', { windows: [window(100, 20), window(50, 9)] }, 'falls_short'],
    ['window_share', { windows: [window(100, 20), window(50, null)] }, 'unknown'],
    ['window_share', { windows: [window(0, 5)] }, 'unknown'],
    ['window_share', { windows: [] }, 'unknown'],
    ['observation_room', { observationRoomSquareMetres: 6 }, 'fits'],
    ['observation_room', { observationRoomSquareMetres: 5.9 }, 'falls_short'],
    ['observation_room', { observationRoomSquareMetres: 0 }, 'falls_short'],
    ['mixed_age', { classes: [group('mixed', 18)], mixedFromMonths: 18 }, 'fits'],
    ['mixed_age', { classes: [group('mixed', 18)], mixedFromMonths: 17 }, 'falls_short'],
    ['mixed_age', { classes: [group('mixed', 18)] }, 'unknown'],
    ['mixed_age', { classes: infants }, 'not_applicable'],
    ['guard', { guards: 1 }, 'fits'],
    ['guard', { guards: 0 }, 'falls_short'],
    ['head', { hasQualifiedHead: true }, 'fits'],
    ['head', { hasQualifiedHead: false }, 'falls_short'],
    ['video', { videoDays: 90 }, 'fits'],
    ['video', { videoDays: 89 }, 'falls_short'],
    ['two_doors', { hasTwoDoors: true }, 'fits'],
    ['two_doors', { hasTwoDoors: false }, 'falls_short'],
    ['smoke_detection', { hasSmokeDetection: true }, 'fits'],
    ['smoke_detection', { hasSmokeDetection: false }, 'falls_short'],
    ['ebike_ban', { bansEbikes: true }, 'fits'],
    ['ebike_ban', { bansEbikes: false }, 'falls_short'],
    ['meals', { meals: 'none' }, 'not_applicable'],
    ['meals', { meals: 'own_kitchen', hasFoodPermit: true }, 'fits'],
    ['meals', { meals: 'own_kitchen', hasFoodPermit: false }, 'falls_short'],
    ['meals', { meals: 'own_kitchen', hasMealContract: true }, 'unknown'],
    ['meals', { meals: 'supplier', hasMealContract: true }, 'fits'],
    ['meals', { meals: 'supplier', hasMealContract: false }, 'falls_short'],
    ['extinguishers', fire(100, 2, 0), 'fits'],
    ['extinguishers', fire(100.5, 2, 0), 'falls_short'],
    ['extinguishers', fire(100, 0, 4), 'fits'],
    ['extinguishers', fire(100, 0, 3), 'falls_short'],
    ['extinguishers', fire(100, 1, 2), 'fits'],
    ['extinguishers', fire(40, 1, 0), 'falls_short'],
    ['extinguishers', fire(40, 2, 0), 'fits'],
    ['extinguishers', fire(100, 1, null), 'unknown'],
    ['extinguishers', fire(100, 2, null), 'fits'],
    ['extinguishers', fire(null, 9, 9), 'unknown'],
    ['extinguishers', fire(100, null, null), 'unknown'],
  ])('%s %j → %s', (rule, facts, outcome) => {
    expect(findingOf(rule, facts).outcome).toBe(outcome)
  })
})

function window(areaSquareMetres: number, windowAreaSquareMetres: number | null) {
  return { name: '房间', areaSquareMetres, windowAreaSquareMetres }
}
function fire(area: number | null, powder: number | null, water: number | null): Partial<SiteFacts> {
  return { buildingAreaSquareMetres: area, powderExtinguishers: powder, waterExtinguishers: water }
}

describe('a lease in words', () => {
  it.each([
    [3, '3 年'],
    [35 / 12, '2 年 11 个月'],
    [2.99, '2 年 11 个月'],
    [0.5, '0 年 6 个月'],
  ])('%s', (leaseYears, actual) => {
    expect(findingOf('lease', { premises: 'leased', leaseYears }).actual).toBe(actual)
  })
})

describe('the floor follows the setting', () => {
  const upstairs = (places: number | null) => ({
    classes: [group('infant', 10), group('older', places)],
    rooms: [room('combined', 45, ['infant'], 1), room('combined', 105, ['older'], 2)],
  })

  it.each<[rule: (typeof FLOOR_RULES)[number], facts: Partial<SiteFacts>, outcome: string]>([
    ['fire_guide', { floors: [1, 2, 3] }, 'fits'],
    ['fire_guide', { floors: [4] }, 'falls_short'],
    ['fire_guide', { floors: [3, 4], rooms: [room('combined', 45, ['infant'], 3)] }, 'unknown'],
    ['fire_guide', { floors: [1], rooms: [room('combined', 45, ['infant'], 4)] }, 'falls_short'],
    ['fire_guide', { floors: [-1] }, 'not_applicable'],
    ['local_two', { floors: [2] }, 'fits'],
    ['local_two', { floors: [3] }, 'falls_short'],
    ['jgj39', { floors: [1] }, 'fits'],
    ['jgj39', { floors: [3] }, 'falls_short'],
    ['jgj39', { floors: [1, 2] }, 'unknown'],
    ['jgj39', { floors: [2], classes: [group('older', 60)] }, 'fits'],
    ['jgj39', { floors: [2], classes: [group('older', 61)] }, 'falls_short'],
    ['jgj39', { floors: [2], classes: [group('older', null)] }, 'unknown'],
    ['jgj39', upstairs(60), 'fits'],
    ['jgj39', upstairs(61), 'falls_short'],
    ['jgj39', { classes: infants, rooms: [room('combined', 45, ['infant'], 2)] }, 'falls_short'],
  ])('%s %j → %s', (floorRule, facts, outcome) => {
    const finding = findingOf('floor', facts, withSetting('floorRule', floorRule))
    expect(finding.outcome).toBe(outcome)
    expect(finding.note === '' || finding.note.includes('上海市') || outcome === 'not_applicable').toBe(true)
  })

  it('says what each document says and which one counts here', () => {
    const { note, sources } = findingOf('floor', { floors: [3] }, withSetting('floorRule', 'local_two'))
    expect(note).toMatch(
      /建筑设计规范》：.*一层.*消防安全指南（试行）》：.*三层.*上海市按“一层至二层（本地规定）”核对，依据沪规〔2024〕4号/,
    )
    expect(sources.map(citationText)).toContain('上海市：沪规〔2024〕4号')
    expect(findingOf('floor', { floors: [3] }).note).toContain('本地没有另行规定')
  })

  it('says the same of the days of video, where the strictest counts', () => {
    const { note } = findingOf('video', { videoDays: 30 })
    expect(note).toMatch(/管理规范.*90 日.*消防安全指南.*30 日.*保安服务管理条例.*30 日.*90 天/)
  })
})

describe('classes and carers', () => {
  it.each<[kind: Kind, most: number]>([
    ['infant', 10],
    ['toddler', 15],
    ['older', 20],
    ['mixed', 18],
  ])('a %s class holds %d', (kind, most) => {
    expect(findingOf('class_sizes', { classes: [group(kind, most)] }).outcome).toBe('fits')
    expect(findingOf('class_sizes', { classes: [group(kind, most + 1)] }).outcome).toBe('falls_short')
    expect(findingOf('class_sizes', { classes: [group(kind, most), group(kind, null)] }).outcome).toBe(
      'unknown',
    )
    expect(findingOf('class_sizes', { classes: [group(null, most)] }).outcome).toBe('unknown')
  })

  it.each<[kind: Kind, children: number, carers: number, outcome: string]>([
    ['infant', 9, 3, 'fits'],
    ['infant', 10, 3, 'falls_short'],
    ['infant', 10, 4, 'fits'],
    ['toddler', 15, 3, 'fits'],
    ['toddler', 15, 2, 'falls_short'],
    ['toddler', 11, 2, 'falls_short'],
    ['older', 14, 2, 'fits'],
    ['older', 15, 2, 'falls_short'],
    ['mixed', 15, 3, 'fits'],
    ['mixed', 16, 3, 'falls_short'],
  ])('%s: %d children, %d carers → %s', (kind, children, carers, outcome) => {
    expect(findingOf('carers', { classes: [group(kind, children, carers)] }).outcome).toBe(outcome)
  })

  it('takes the ratio of mixed classes from the setting', () => {
    const facts = { classes: [group('mixed', 18, 3)] }
    expect(findingOf('carers', facts).outcome).toBe('falls_short')
    const local = findingOf('carers', facts, withSetting('mixedChildrenPerCarer', 6))
    expect(local).toMatchObject({ outcome: 'fits' })
    expect(local.required).toContain('混合班 1:6')
    expect(local.note).toContain('上海市')
  })

  it('holds the list of staff against what the classes need', () => {
    const facts = { classes: [group('infant', 10, 4), group('toddler', 15, 3)] }
    expect(findingOf('carers', { ...facts, listedCarers: 7 }).outcome).toBe('fits')
    expect(findingOf('carers', { ...facts, listedCarers: 6 }).outcome).toBe('falls_short')
    expect(findingOf('carers', { classes: [group('infant', 10)] }).outcome).toBe('unknown')
  })

  it.each<[children: number, full: number | null, part: number | null, outcome: string]>([
    [149, 0, 1, 'fits'],
    [149, 1, null, 'fits'],
    [149, 0, 0, 'falls_short'],
    [149, 0, null, 'unknown'],
    [150, 1, 0, 'fits'],
    [150, 0, 5, 'falls_short'],
    [150, null, 5, 'unknown'],
    [299, 1, 0, 'fits'],
    [300, 1, 0, 'falls_short'],
    [300, 2, 0, 'fits'],
  ])('%d children, %s full-time and %s part-time health workers → %s', (children, full, part, outcome) => {
    const facts = { fullTimeHealthWorkers: full, partTimeHealthWorkers: part }
    expect(findingOf('health_worker', { classes: [group('older', children)], ...facts }).outcome).toBe(
      outcome,
    )
    expect(findingOf('health_worker', facts).outcome).toBe('unknown')
  })
})

describe('areas', () => {
  it('asks for no area per child until an area sets one', () => {
    const facts = { classes: infants, buildingAreaSquareMetres: 79.9 }
    expect(findingOf('area_per_child', facts).outcome).toBe('not_applicable')
    const shanghai = withSetting('areaPerChildSquareMetres', 8)
    expect(findingOf('area_per_child', facts, shanghai)).toMatchObject({
      outcome: 'falls_short',
      actual: '79.9 ㎡',
      action: '扩大建筑面积，或把托位减到 9 个以内。',
    })
    expect(findingOf('area_per_child', { ...facts, buildingAreaSquareMetres: 80 }, shanghai).outcome).toBe(
      'fits',
    )
  })

  it.each<[kind: Kind, rooms: [LivingRoom['use'], number | null][], outcome: string]>([
    [
      'infant',
      [
        ['activity', 15],
        ['sleeping', 30],
      ],
      'fits',
    ],
    [
      'infant',
      [
        ['activity', 14.9],
        ['sleeping', 30],
      ],
      'falls_short',
    ],
    ['infant', [['activity', 15]], 'unknown'],
    ['infant', [['combined', 45]], 'fits'],
    ['infant', [['combined', 44]], 'falls_short'],
    [
      'toddler',
      [
        ['activity', 35],
        ['sleeping', 35],
      ],
      'fits',
    ],
    [
      'toddler',
      [
        ['activity', 35],
        ['sleeping', 34],
      ],
      'falls_short',
    ],
    ['toddler', [['combined', 70]], 'fits'],
    [
      'older',
      [
        ['activity', 70],
        ['sleeping', 60],
      ],
      'fits',
    ],
    [
      'older',
      [
        ['activity', 69],
        ['sleeping', 60],
      ],
      'falls_short',
    ],
    ['older', [['combined', 105]], 'fits'],
    ['older', [['combined', 104]], 'falls_short'],
    ['older', [['combined', null]], 'unknown'],
    ['older', [], 'unknown'],
    ['mixed', [['combined', 10]], 'not_applicable'],
  ])('%s %j → %s', (kind, rooms, outcome) => {
    const facts = {
      classes: [group(kind, 5)],
      rooms: rooms.length > 0 ? rooms.map(([use, area]) => room(use, area, [kind])) : null,
    }
    expect(findingOf('room_sizes', facts).outcome).toBe(outcome)
  })

  it('follows the setting for the combined room of older children, and adds up a room two classes share', () => {
    const older = { classes: [group('older', 20)], rooms: [room('combined', 110, ['older'])] }
    expect(findingOf('room_sizes', older, withSetting('olderCombinedRoomSquareMetres', 120)).outcome).toBe(
      'falls_short',
    )
    const shared = { classes: [group('infant', 10), group('infant', 10)] }
    const of = (area: number) =>
      findingOf('room_sizes', { ...shared, rooms: [room('combined', area, ['infant', 'infant'])] })
    expect(of(89).outcome).toBe('falls_short')
    expect(of(90).outcome).toBe('fits')
  })

  it('does not judge what it cannot place', () => {
    const rooms = [room('combined', 45, ['infant'])]
    expect(
      findingOf('room_sizes', { classes: infants, rooms: [...rooms, room('sleeping', 60, [])] }).outcome,
    ).toBe('unknown')
    expect(findingOf('room_sizes', { classes: infants, rooms, classesWithoutRoom: ['二班'] }).outcome).toBe(
      'unknown',
    )
    expect(findingOf('room_sizes', { classes: [...infants, group(null, 10)], rooms }).outcome).toBe('unknown')
  })
})

describe('家庭托育点', () => {
  const home = (facts: Partial<SiteFacts>) => ({ kind: 'home' as const, ...facts })
  it.each<[rule: string, facts: Partial<SiteFacts>, outcome: string]>([
    ['home_children', { classes: [group(null, 5)] }, 'fits'],
    ['home_children', { classes: [group(null, 6)] }, 'falls_short'],
    ['home_carers', { classes: [group(null, 3)], listedCarers: 1 }, 'fits'],
    ['home_carers', { classes: [group(null, 4)], listedCarers: 1 }, 'falls_short'],
    ['home_carers', { classes: [group(null, 4, 2)] }, 'fits'],
    ['home_carers', { classes: [group(null, 4)] }, 'unknown'],
    ['home_area', { classes: [group(null, 5)], homeAreaSquareMetres: 45 }, 'fits'],
    ['home_area', { classes: [group(null, 5)], homeAreaSquareMetres: 44.9 }, 'falls_short'],
    ['home_neighbours', { neighboursAgreed: true }, 'fits'],
    ['home_neighbours', { neighboursAgreed: false }, 'falls_short'],
    ['home_lease', { premises: 'leased', leaseYears: 2 }, 'falls_short'],
    ['home_video', { videoDays: 89 }, 'falls_short'],
    ['home_video', { videoDays: 90 }, 'fits'],
  ])('%s %j → %s', (rule, facts, outcome) => {
    expect(findingOf(rule, home(facts)).outcome).toBe(outcome)
  })

  it('has no rule about storeys', () => {
    expect(
      runPrecheck({ ...NOTHING_HOME, floors: [12] }, DEFAULT_SETTINGS).map(({ rule }) => rule),
    ).not.toContain('floor')
  })
})

describe('summaryOf', () => {
  it.each([
    [['fits'], '能备案的条件都符合'],
    [['fits', 'not_applicable'], '能备案的条件都符合'],
    [['fits', 'unknown'], '还有 1 项没填'],
    [['falls_short', 'falls_short'], '有 2 项不符合'],
    [['falls_short', 'unknown', 'unknown'], '有 1 项不符合，还有 2 项没填'],
  ] as const)('%j → %s', (outcomes, text) => {
    const findings = outcomes.map((outcome) => ({ ...findingOf('guard', {}), outcome }))
    expect(summaryOf(tallyOf(findings))).toBe(text)
  })
})
