import { describe, expect, it } from 'vitest'
import { leaseYears, readFigure, readFloor, siteFactsOf } from '@/lib/prechecks/facts'
import { NOTHING } from './empty-facts'

describe('readFigure', () => {
  it.each([
    [0, 0],
    [35.5, 35.5],
    ['３５．５', 35.5],
    [' 120 ', 120],
    ['', null],
    [null, null],
    [-1, null],
    ['-1', null],
    ['1e9', null],
    ['999999999999', null],
    [1e12, null],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
    ['约100', null],
    [true, null],
    [[5], null],
    [{}, null],
  ])('%j → %s', (value, figure) => {
    expect(readFigure(value)).toBe(figure)
  })
})

describe('readFloor', () => {
  it.each([
    [1, 1],
    ['２', 2],
    ['-1', -1],
    [1.5, null],
    ['三层', null],
    [9999, null],
    [null, null],
  ])('%j → %s', (value, floor) => {
    expect(readFloor(value)).toBe(floor)
  })
})

describe('leaseYears', () => {
  it.each([
    ['2026-01-01', '2028-12-31', 3],
    ['2026-01-01', '2028-12-30', 35 / 12],
    ['2026-01-01', '2029-01-01', 3],
    ['2026-01-31', '2026-02-27', 1 / 12],
    ['2026-01-01', '2026-01-02', 0],
    ['2026-05-01', '2026-04-01', null],
    ['2026-02-30', '2029-04-01', null],
    ['2026-05-01', undefined, null],
    ['1900-01-01', '2199-12-31', 300],
  ])('%s to %s is %s', (from, until, years) => {
    expect(leaseYears(from, until)).toBe(years)
  })
})

describe('siteFactsOf', () => {
  it.each([
    null,
    undefined,
    'x',
    5,
    [],
    {},
    { classes: 'x', rooms: {}, floors: 'x', staff: 1 },
    { floors: [] },
  ])('knows nothing of %j', (data) => {
    expect(siteFactsOf(data)).toEqual(NOTHING)
  })

  const data = {
    facility_kind: 'care_institution',
    floors: [1, '２'],
    building_area: '４００',
    outdoor_area: 90,
    outdoor_shared: true,
    premises: 'leased',
    lease_from: '2026-01-01',
    lease_until: '2028-12-31',
    meals: 'own_kitchen',
    mixed_from_months: '18',
    video_days: 90,
    guards: 1,
    fire_extinguishers: '8',
    smoke_alarm: true,
    ebike_ban: 'yes',
    classes: [
      { key: 'a', name: '太阳班', kind: 'infant', places: '10', carers: 4, roomKey: 'r1' },
      { key: 'b', name: '', kind: 'wrong', places: -3, roomKey: 'nowhere' },
      'not a class',
    ],
    rooms: [
      {
        key: 'r1',
        name: '一室',
        use: 'combined',
        areaSquareMetres: '45',
        windowAreaSquareMetres: 9,
        floor: '1',
      },
      { key: 'r2', name: '观察室', use: 'observation', areaSquareMetres: 6 },
      { key: 'r3', name: '厨房', use: 'kitchen', areaSquareMetres: 20 },
    ],
    staff: [
      { personId: 'p1', kind: 'carer' },
      { personId: 'p2', kind: 'health_worker' },
      { personId: 'p3', kind: 'health_worker' },
    ],
  }

  it('reads a filing, and what is malformed is not known', () => {
    const facts = siteFactsOf(data, [{ personId: 'p2', kind: 'health_worker', isFullTime: false }])
    expect(facts).toMatchObject({
      kind: 'institution',
      floors: [1, 2],
      buildingAreaSquareMetres: 400,
      leaseYears: 3,
      classes: [
        { name: '太阳班', kind: 'infant', places: 10, carers: 4 },
        { name: '第 2 个班', kind: null, places: null, carers: null },
      ],
      classesWithoutRoom: ['第 2 个班'],
      rooms: [
        { name: '一室', areaSquareMetres: 45, windowAreaSquareMetres: 9, floor: 1, classKinds: ['infant'] },
      ],
      observationRoomSquareMetres: 6,
      listedCarers: 1,
      fullTimeHealthWorkers: 1,
      partTimeHealthWorkers: 1,
      powderExtinguishers: 8,
      waterExtinguishers: 0,
      hasSmokeDetection: true,
      bansEbikes: null,
      hasFoodPermit: null,
    })
  })

  it('knows of papers only when told which there are', () => {
    expect(siteFactsOf(data, [], ['food_permit'])).toMatchObject({
      hasFoodPermit: true,
      hasMealContract: false,
    })
  })

  it('trusts no list of storeys with one it cannot read', () => {
    expect(siteFactsOf({ floors: [1, '地下'] }).floors).toBeNull()
  })
})
