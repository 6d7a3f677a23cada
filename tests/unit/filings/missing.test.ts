import path from 'node:path'
import { describe, expect, it, test } from 'vitest'
import type { Answers } from '@/lib/filings/answers'
import { askedFields, askedPages, fieldsOf } from '@/lib/filings/asked'
import { type FiledFile, findMissing } from '@/lib/filings/missing'
import { answerLines } from '@/lib/filings/words'
import type { ProcedureDefinition } from '@/lib/procedures/schema'
import type { ProcedureKind } from '@/prisma/generated/enums'
import { readProcedures } from '@/prisma/seed/load-procedures'
import { creditCodeOf } from '@/tests/support/credit-codes'

const seeds = await readProcedures(path.resolve('prisma/seed/reference/procedures'))
const definitionOf = (kind: ProcedureKind, region = '310000'): ProcedureDefinition => {
  const seed = seeds.find((one) => one.kind === kind && one.regionCode === region)
  if (!seed) throw new Error(`no seed for ${kind}`)
  return seed.definition
}
const PERSON = '0198a0b0-0000-7000-8000-000000000001'
const staff = [{ personId: PERSON, name: '张老师' }]
const room = {
  key: 'a',
  name: '活动室',
  use: 'combined',
  areaSquareMetres: 70,
  windowAreaSquareMetres: 15,
  floor: 1,
}
const group = { key: 'b', name: '小苗班', kind: 'toddler', places: 15, roomKey: 'a', carers: 3 }

/** Right answers to every field of the register. */
const RIGHT: Answers = {
  name: '晨曦托育园',
  credit_code: creditCodeOf('91', 3),
  registration_authority: 'market_regulation',
  authority_name: '奉贤区市场监督管理局',
  ownership: 'for_profit',
  facility_kind: 'care_institution',
  head_name: '王园长',
  head_identity: { masked: '110***********002X' },
  contact_name: '陈女士',
  contact_phone: '021-57420000',
  region: '310120101',
  address: '南桥镇 1 号',
  premises: 'leased',
  lease_from: '2026-01-01',
  lease_until: '2029-12-31',
  floors: [1],
  building_area: 420,
  indoor_area: 300,
  outdoor_area: 0,
  service_forms: ['full_day'],
  meals: 'supplier',
  rooms: [room],
  classes: [group],
  staff: [{ personId: PERSON, kind: 'carer' }],
  fee_full_day: '1800.50',
  fee_meals: '300',
  video_days: 90,
  guards: 0,
  fire_extinguishers: 4,
  smoke_alarm: false,
  emergency_button: true,
  ebike_ban: true,
  health_items: ['health_rules'],
  air_tested_on: '2026-10-01',
  living_area: 90,
  neighbours_agreed: true,
  changed_fields: ['address'],
  change_reason: '门牌改了',
  suspended_from: '2026-12-01',
  reason: '装修',
  children_count: 0,
  children_plan: '都已转走',
  staff_plan: '协商',
  ends_on: '2026-12-31',
  resumes_on: '2027-01-01',
}
const file = (material: string, more: Partial<FiledFile> = {}): FiledFile => ({
  material,
  subtype: null,
  staffPersonId: null,
  scan: 'clean',
  ...more,
})
const filesFor = (definition: ProcedureDefinition): FiledFile[] =>
  definition.materials.map(({ code, subtypes, perStaff }) =>
    file(code, { subtype: subtypes[0]?.code ?? null, staffPersonId: perStaff ? PERSON : null }),
  )
const missing = (definition: ProcedureDefinition, answers: Answers, files = filesFor(definition)) =>
  findMissing({ definition, answers, files, staff })
const lacks = (kind: ProcedureKind, change: Answers, files?: FiledFile[]) =>
  missing(definitionOf(kind), { ...RIGHT, ...change }, files).map(({ target, text }) => `${target} ${text}`)

describe.each(seeds.map((seed) => [`${seed.kind} ${seed.regionCode}`, seed.definition] as const))(
  '%s',
  (_, definition) => {
    it('lacks nothing when everything is right', () => {
      expect(missing(definition, RIGHT)).toEqual([])
    })

    it('of an empty form asks for every field that is always needed, and every file, each on a page that exists', () => {
      const empty = missing(definition, {}, [])
      const always = fieldsOf(definition).filter(({ field, code }) => {
        const isFree = definition.effect === 'change' && !['changed_fields', 'change_reason'].includes(code)
        return field.required === 'always' && !isFree
      })
      for (const { code, page } of always)
        expect(empty).toContainEqual(expect.objectContaining({ target: `field:${code}`, page: page.id }))
      const pages = [...definition.pages.map(({ id }) => id), 'materials']
      expect(
        empty.every(({ page, text, label }) => pages.includes(page) && text !== '' && label !== ''),
      ).toBe(true)
    })

    it('lacks each asked and needed field as soon as it is empty', () => {
      for (const { code, field } of askedFields(definition, RIGHT)) {
        if (field.required === 'optional' || code === 'changed_fields') continue
        const targets = missing(definition, { ...RIGHT, [code]: null }).map(({ target }) => target)
        expect(targets, code).toContain(`field:${code}`)
      }
    })

    it('can say every right answer in words, without codes', () => {
      const names = { region: '南桥镇', staff: new Map([[PERSON, '张老师']]) }
      for (const { code } of askedFields(definition, RIGHT)) {
        if (RIGHT[code] === undefined) continue
        const lines = answerLines(code, RIGHT, names)
        expect(lines.length, code).toBeGreaterThan(0)
        expect(lines.join(''), code).not.toMatch(/[a-z]_[a-z]|undefined|null|NaN|object/)
      }
    })
  },
)

test.each<[string, Answers, string]>([
  ['a name too long', { name: '长'.repeat(101) }, 'field:name 最多 100 个字，现在是 101 个字'],
  ['a code with a wrong check digit', { credit_code: '91310120MA1HNXXX1X' }, 'field:credit_code '],
  ['a telephone that is none', { contact_phone: '没有' }, 'field:contact_phone '],
  ['an area in words', { building_area: '大约一百' }, 'field:building_area 请填写数字'],
  ['half a guard', { guards: 1.5 }, 'field:guards 请填写整数'],
  ['too many days', { video_days: 4_000 }, 'field:video_days 不能超过 3650'],
  ['a fee in words', { fee_full_day: '面议' }, 'field:fee_full_day 请填写金额'],
  ['a day that is none', { air_tested_on: '2026-02-30' }, 'field:air_tested_on 日期不存在'],
  ['a lease that ends before it begins', { lease_until: '2025-01-01' }, 'field:lease_until 租期结束不能早于'],
  ['floors in words', { floors: '一楼' }, 'field:floors 请写楼层数'],
  ['a position without latitude', { position: { lng: 121, lat: null, system: '' } }, 'field:position '],
  [
    'a swapped position',
    { position: { lng: 30.9, lat: 121.4, system: 'WGS84' } },
    'field:position 经度和纬度填反了',
  ],
  ['a position at sea', { position: { lng: 1, lat: 1, system: 'WGS84' } }, 'field:position 这个位置不在中国'],
  ['a room without use', { rooms: [{ ...room, use: '' }] }, 'field:rooms “活动室”：请选择用途'],
  ['a room without name or area', { rooms: [{ key: 'a' }] }, 'field:rooms 第 1 间：请填写名称'],
  [
    'a class without places',
    { classes: [{ ...group, places: null }] },
    'field:classes “小苗班”：请填写托位数',
  ],
  [
    'a class in a room that is gone',
    { classes: [{ ...group, roomKey: 'z' }] },
    'field:classes “小苗班”：选的房间已删除',
  ],
  ['somebody else’s staff', { staff: [{ personId: 'x', kind: 'carer' }] }, 'field:staff 有 1 人已不在'],
  ['no service form', { service_forms: [] }, 'field:service_forms 请选择服务形式'],
])('finds %s', (_, change, expected) => {
  expect(lacks('filing', change).some((line) => line.startsWith(expected))).toBe(true)
})

describe('what is asked follows the answers', () => {
  it('asks for a lease of leased premises only', () => {
    expect(lacks('filing', { premises: 'owned', lease_from: null, lease_until: null })).toEqual([])
    expect(lacks('filing', { lease_from: null })).toEqual(['field:lease_from 请选择租期开始'])
  })

  it('asks for a kitchen’s permit, or for the contract', () => {
    const files = filesFor(definitionOf('filing')).filter(({ material }) => !/food|meal/.test(material))
    expect(lacks('filing', { meals: 'own_kitchen' }, files)).toEqual([
      expect.stringContaining('material:food_permit'),
    ])
    expect(lacks('filing', { meals: 'supplier' }, files)).toEqual([
      expect.stringContaining('material:meal_contract'),
    ])
    expect(lacks('filing', { meals: 'none' }, files)).toEqual([])
  })

  it('of a change asks what was chosen and what goes along with it', () => {
    const change = definitionOf('change')
    const codes = (changed: string[]) =>
      askedFields(change, { ...RIGHT, changed_fields: changed }).map(({ code }) => code)
    expect(codes([])).toEqual(['changed_fields', 'change_reason'])
    expect(codes(['head_name'])).toEqual(['changed_fields', 'change_reason', 'head_name', 'head_identity'])
    expect(askedPages(change, { ...RIGHT, changed_fields: ['name'] }).map(({ id }) => id)).toEqual([
      'change',
      'identity',
    ])
    // The old answer about meals must not ask for a permit when meals do not change.
    const files: FiledFile[] = []
    expect(lacks('change', { changed_fields: ['contact_name'], meals: 'own_kitchen' }, files)).toEqual([])
  })

  it('wants a change to change something', () => {
    const definition = definitionOf('change')
    const answers = { ...RIGHT, changed_fields: ['name'] }
    const input = { definition, answers, files: filesFor(definition), staff }
    expect(findMissing({ ...input, before: { name: RIGHT.name } })).toMatchObject([{ target: 'field:name' }])
    expect(findMissing({ ...input, before: { name: '旧名' } })).toEqual([])
  })
})

describe('files', () => {
  const definition = definitionOf('filing')
  const without = (code: string) => filesFor(definition).filter(({ material }) => material !== code)

  it('one for every member of staff, by name', () => {
    expect(lacks('filing', {}, without('staff_health'))).toEqual([
      expect.stringMatching(new RegExp(`^staff:${PERSON} 请上传张老师的`)),
    ])
  })

  it('an infected one counts as none and says so', () => {
    const files = [...without('licence'), file('licence', { scan: 'infected' })]
    expect(lacks('filing', {}, files)).toEqual([
      expect.stringMatching(/^material:licence .*没有通过病毒检查/),
    ])
  })

  it('a fire document says which kind it is', () => {
    const files = [...without('fire'), file('fire')]
    expect(lacks('filing', {}, files)).toEqual([expect.stringContaining('是哪一种文件')])
  })
})
