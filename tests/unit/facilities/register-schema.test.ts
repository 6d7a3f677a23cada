import { describe, expect, test } from 'vitest'
import { facilityQuery } from '@/lib/facilities/address'
import { facilityFilterSchema, facilityFormSchema, readFacilityFilter } from '@/lib/facilities/schema'

describe('filters', () => {
  test('empty parameters are absent, not false or zero', () => {
    const filter = facilityFilterSchema.parse({
      region: '',
      near: '',
      inclusive: '',
      vacancy: '',
      q: ' ',
      page: '',
    })
    expect(filter).toEqual({ status: 'operating', sort: 'region', page: 1, pageSize: 20 })
  })

  test.each([
    [{ near: '121.4,30.9' }, { near: { lng: 121.4, lat: 30.9 } }],
    [{ inclusive: '0' }, { inclusive: false }],
    [{ inclusive: 'true' }, { inclusive: true }],
    [{ vacancy: '1' }, { vacancy: true }],
    [{ ageMonths: '18' }, { ageMonths: 18 }],
    [{ radius: '3000' }, { radius: 3000 }],
  ])('%j reads as %j', (given, read) => {
    expect(facilityFilterSchema.parse(given)).toMatchObject(read)
  })

  test.each([
    [{ near: '121.4' }, 'near'],
    [{ near: '190,30' }, 'near'],
    [{ radius: '0' }, 'radius'],
    [{ pageSize: '101' }, 'pageSize'],
    [{ page: '0' }, 'page'],
    [{ page: '1.5' }, 'page'],
    [{ kind: 'school' }, 'kind'],
    [{ region: 'DROP' }, 'region'],
    [{ ageMonths: 'x' }, 'ageMonths'],
    [{ inclusive: 'maybe' }, 'inclusive'],
  ])('%j is refused for %s', (given, field) => {
    const parsed = facilityFilterSchema.safeParse(given)
    expect(parsed.success ? null : parsed.error.issues[0]?.path[0]).toBe(field)
  })

  test('a page drops what it cannot read and says so', () => {
    const { filter, problems } = readFacilityFilter({ page: '0', kind: 'home', q: ['a', 'b'] })
    expect(filter).toMatchObject({ page: 1, kind: 'home', q: 'a' })
    expect(problems).toHaveLength(1)
  })

  test('an address leads back to the same filter', () => {
    const filter = facilityFilterSchema.parse({
      q: '南桥 & 50%',
      region: '310120',
      near: '121.4,30.9',
      radius: '500',
      kind: 'home',
      inclusive: '0',
      ageMonths: '20',
      vacancy: '1',
      status: 'all',
      filing: 'filed',
      sort: 'name',
      page: '3',
    })
    expect(
      facilityFilterSchema.parse(Object.fromEntries(new URLSearchParams(facilityQuery(filter)))),
    ).toEqual(filter)
  })
})

describe('the facility form', () => {
  const least = { name: '小苗托育', region: '310120001', kind: 'care_institution' }
  const problemsOf = (change: Record<string, string>) => {
    const parsed = facilityFormSchema.safeParse({ ...least, ...change })
    return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'))
  }

  test('empty means unknown, zero means zero', () => {
    const form = facilityFormSchema.parse({ ...least, placesInfant: '', placesToddler: '0', inclusive: '' })
    expect(form).toMatchObject({
      placesInfant: null,
      placesToddler: 0,
      inclusive: null,
      filingState: 'unknown',
    })
  })

  test('full-width figures are figures', () => {
    expect(facilityFormSchema.parse({ ...least, placesMixed: ' １８ ' }).placesMixed).toBe(18)
  })

  test('Chinese brackets in a name stay as they are', () => {
    expect(facilityFormSchema.parse({ ...least, name: ' 小苗（南桥）托育：一园 ' }).name).toBe(
      '小苗（南桥）托育：一园',
    )
  })

  test.each([
    [{ name: ' ' }, 'name'],
    [{ region: '' }, 'region'],
    [{ kind: '' }, 'kind'],
    [{ placesInfant: '-1' }, 'placesInfant'],
    [{ placesOlder: '2.5' }, 'placesOlder'],
    [{ enrolled: '1e3' }, 'enrolled'],
    [{ feeFullDayYuan: '12.345' }, 'feeFullDayYuan'],
    [{ creditNumber: '91310120MA1HM1234A' }, 'creditNumber'],
    [{ filedOn: '2025-02-30', filingState: 'filed' }, 'filedOn'],
    [{ filedOn: '2025-02-28' }, 'filedOn'],
    [{ lng: '121.4', positionSystem: 'WGS84' }, 'lat'],
    [{ lng: '121.4', lat: '30.9' }, 'positionSystem'],
  ])('%j is wrong in %s', (change, field) => {
    expect(problemsOf(change)).toEqual([field])
  })
})
