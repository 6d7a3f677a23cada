import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { GET } from '@/app/(public)/filings/export/route'
import { publicActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { toDateColumn } from '@/lib/format/date'
import { listFiled, listNoncompliant, listOpenNotices } from '@/lib/public-filings/queries'
import { type PublicFilingsFilter, publicFilingsSchema } from '@/lib/public-filings/schema'
import { call } from '@/tests/integration/api/call'
import {
  FENGCHENG,
  FENGXIAN,
  layRegions,
  NANQIAO,
  PUDONG,
} from '@/tests/integration/facilities/register-fixtures'
import {
  answersOf,
  giveReceipt,
  layProcedure,
  makeCase,
  makeOperator,
} from '@/tests/integration/receipts/receipt-world'
import { useTestDatabase } from '@/tests/support/database'

useTestDatabase()
const filter = (change: object = {}): PublicFilingsFilter => publicFilingsSchema.parse(change)
const names = async (change: object = {}) =>
  (await listFiled(publicActor, filter(change))).items.map(({ name }) => name)

async function facility(name: string, change: object = {}): Promise<string> {
  const filed = { filingState: 'filed' as const, filedOn: toDateColumn('2026-11-02') }
  const place = { regionCode: NANQIAO, address: '南桥镇解放东路 1 号', kind: 'care_institution' as const }
  const { id } = await db.facility.create({
    data: { name, ...filed, ...place, ...change },
    select: { id: true },
  })
  return id
}

let first = ''
let told = ''
let noticeCase = ''
beforeAll(async () => {
  await layRegions()
  await layProcedure()
  first = await facility('甲园', {
    ownership: 'for_profit',
    creditCode: '91310120MA1HTEST01',
    filingNumber: '沪备 7',
  })
  told = await facility('乙园 100%', { regionCode: FENGCHENG, status: 'suspended' })
  await facility('浦东园', { regionCode: PUDONG, isDemo: true })
  await facility('没备案的园', { filingState: 'not_filed', filedOn: null })
  await facility('关了的园', { status: 'closed' })
  const operatorId = await makeOperator()
  const older = await makeCase({ operatorId, facilityId: first, data: answersOf({ other_name: '小甲' }) })
  await db.filingCase.update({ where: { id: older.id }, data: { state: 'verified' } })
  const draftLike = await makeCase({
    operatorId,
    facilityId: told,
    data: answersOf({ other_name: '还没受理的名字' }),
  })
  noticeCase = draftLike.id
  const notice = { caseId: noticeCase, facilityId: told, issuerName: '奉贤区教育局', decidedByName: '张' }
  const place = { countyCode: FENGXIAN, regionPath: `100000/310000/${FENGXIAN}/${FENGCHENG}` }
  await db.noncomplianceNotice.createMany({
    data: [
      {
        ...{ ...notice, ...place, number: '不符合-310120-2026-00001', issuedOn: toDateColumn('2026-11-03') },
        reasons: [{ text: '生活用房设在四层', article: '设置标准 第十四条' }],
        rectifiedOn: toDateColumn('2026-11-20'),
      },
      {
        ...{ ...notice, ...place, number: '不符合-310120-2026-00002', issuedOn: toDateColumn('2026-11-21') },
        reasons: [{ text: '没有保健观察室', article: '卫生评价基本标准' }],
      },
    ],
  })
})

describe('已备案机构', () => {
  test('whose filing stands: suspended ones too, closed and unfiled ones not', async () => {
    expect((await names()).sort()).toEqual(['乙园 100%', '浦东园', '甲园'])
  })

  test('by area and by name, whose wildcards are letters', async () => {
    expect((await names({ region: FENGXIAN })).sort()).toEqual(['乙园 100%', '甲园'])
    expect(await names({ region: `${NANQIAO}000` })).toEqual(['甲园'])
    expect(await names({ q: '100%' })).toEqual(['乙园 100%'])
    expect(await names({ q: '%园' })).toEqual([])
    await expect(names({ region: '999999' })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('pages add up', async () => {
    const pages = await Promise.all(
      [1, 2, 3].map((page) => listFiled(publicActor, filter({ page: String(page), pageSize: '1' }))),
    )
    expect(new Set(pages.flatMap(({ items }) => items.map(({ name }) => name))).size).toBe(3)
    expect(pages.map(({ total }) => total)).toEqual([3, 3, 3])
  })

  test("another name from an accepted case; a number leads to a receipt only where it is this portal's", async () => {
    const { items } = await listFiled(publicActor, filter())
    expect(items.find(({ name }) => name === '甲园')).toMatchObject({
      ...{ otherName: '小甲', filingNumber: '沪备 7', receiptNumber: null, regionName: '上海市奉贤区南桥镇' },
    })
    expect(items.find(({ name }) => name.startsWith('乙园'))?.otherName).toBeNull()
    const id = await facility(`丙园-${randomUUID()}`)
    const number = await giveReceipt(id)
    const again = await listFiled(publicActor, filter({ q: '丙园' }))
    expect(again.items).toMatchObject([{ receiptNumber: number, filingNumber: number }])
    await db.facility.update({ where: { id }, data: { filingState: 'unknown', filedOn: null } })
  })
})

describe('不符合要求公示', () => {
  test('newest first, with reasons; one put right stays and says when', async () => {
    const { items, total } = await listNoncompliant(
      publicActor,
      filter({ list: 'noncompliant', region: FENGXIAN }),
    )
    expect(total).toBe(2)
    expect(items).toMatchObject([
      { number: '不符合-310120-2026-00002', rectifiedOn: null, issuedOn: '2026-11-21' },
      { rectifiedOn: '2026-11-20', reasons: [{ text: '生活用房设在四层', article: '设置标准 第十四条' }] },
    ])
    expect((await listNoncompliant(publicActor, filter({ region: PUDONG }))).total).toBe(0)
  })

  test("a facility's own page shows what is still open", async () => {
    expect((await listOpenNotices(publicActor, told)).map(({ number }) => number)).toEqual([
      '不符合-310120-2026-00002',
    ])
    expect(await listOpenNotices(publicActor, first)).toEqual([])
    expect(await listOpenNotices(publicActor, 'x')).toEqual([])
  })
})

describe('export', () => {
  const lines = async (query: string) => {
    const response = await call(GET, `/filings/export?${query}`)
    expect(response.status).toBe(200)
    return (await response.text()).replace('\ufeff', '').trim().split('\r\n')
  }

  test('the fields of the national disclosure, under both names', async () => {
    const [head, ...rows] = await lines('format=csv&region=310120118')
    expect(head).toBe(
      '机构注册登记名称 institution_name,别名 institution_other_name,所属区域 zoning_name,区划代码 zoning_code,机构住所 address,机构性质 institution_type,备案通过时间 finished_time,统一社会信用代码 credit_code,备案编号,演示数据',
    )
    expect(rows).toEqual([
      '甲园,小甲,上海市奉贤区南桥镇,310120118,南桥镇解放东路 1 号,民办营利,2026-11-02,91310120MA1HTEST01,沪备 7,',
    ])
  })

  test('notices bring number, day, reasons and what was put right', async () => {
    const [head, open, done] = await lines('list=noncompliant&format=csv')
    expect(head).toContain('告知书编号,告知日期,告知部门,不符合的内容和依据,整改情况,整改日期')
    expect(open).toContain('没有保健观察室（卫生评价基本标准）,还没有整改到位,,')
    expect(done).toContain('已整改,2026-11-20')
  })

  test('a workbook, and nothing for a list nobody has', async () => {
    const book = await call(GET, '/filings/export?format=xlsx')
    expect(book.headers.get('content-type')).toContain('spreadsheetml')
    expect((await call(GET, '/filings/export?list=secret')).status).toBe(404)
    expect((await call(GET, '/filings/export?region=999999')).status).toBe(422)
  })
})
