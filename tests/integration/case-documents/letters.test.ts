import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { getCaseLetter } from '@/lib/case-documents/queries'
import { CASE_DOCUMENTS, type CaseDocumentKind } from '@/lib/case-documents/schema'
import { type Actor, mintActor } from '@/lib/core/actor'
import { db } from '@/lib/core/db'
import { toDateColumn } from '@/lib/format/date'
import {
  actorOf,
  FENGXIAN,
  layRegions,
  NANQIAO,
  PUDONG,
} from '@/tests/integration/facilities/register-fixtures'
import { giveReceipt, layProcedure, makeCase, makeOperator } from '@/tests/integration/receipts/receipt-world'
import { useTestDatabase } from '@/tests/support/database'
import { textOfPdf } from '@/tests/support/read-pdf'

useTestDatabase()
const ORIGIN = 'https://portal.example.cn'
const operatorOf = (operatorId: string): Actor => mintActor({ ...actorOf('operator', null), operatorId })
const write = (actor: Actor, id: string, kind: CaseDocumentKind) => getCaseLetter(actor, { id, kind }, ORIGIN)

let own: Actor
let full = ''
let bare = ''
beforeAll(async () => {
  await layRegions()
  await layProcedure()
  const operatorId = await makeOperator()
  own = operatorOf(operatorId)
  const data = { name: `园-${randomUUID()}`, regionCode: NANQIAO, kind: 'care_institution' as const }
  const facility = await db.facility.create({ data, select: { id: true } })
  await giveReceipt(facility.id, { operatorId })
  full = (await db.filingCase.findFirstOrThrow({ where: { facilityId: facility.id } })).id
  bare = (await makeCase({ operatorId })).id
  await db.filingCorrection.create({
    data: {
      ...{ caseId: full, message: '有疑问请来电', askedByName: '张科员', dueOn: toDateColumn('2026-12-04') },
      askedAt: new Date('2026-11-17T17:00:00Z'),
      items: {
        create: [
          { position: 1, target: 'material:premises', reason: 'expired', text: '请上传在有效期内的合同' },
          { position: 2, target: 'field:address', reason: 'inconsistent', text: '请与营业执照一致' },
        ],
      },
    },
  })
  const notice = {
    caseId: full,
    facilityId: facility.id,
    issuerName: '奉贤区教育局',
    decidedByName: '张科员',
  }
  const place = { countyCode: FENGXIAN, regionPath: `100000/310000/${FENGXIAN}/${NANQIAO}` }
  await db.noncomplianceNotice.create({
    data: {
      ...{ ...notice, ...place, number: '不符合-310120-2026-00001', issuedOn: toDateColumn('2026-11-23') },
      reasons: [{ text: '没有保健观察室', article: '卫生评价基本标准' }],
    },
  })
})

describe('who sees the case reads its letters', () => {
  test.each([
    ['receipt', '备案回执'],
    ['conditions', '依法开展托育服务告知书'],
    ['corrections', '下列2项需要补正'],
    ['noncompliance', '没有保健观察室（卫生评价基本标准）'],
  ] as const)('%s', async (kind, words) => {
    for (const actor of [own, actorOf('reviewer')]) {
      const { bytes } = await write(actor, full, kind)
      expect((await textOfPdf(bytes)).replace(/\s/g, '')).toContain(words)
    }
  })

  test('the list of corrections names each thing in words, on the day in Shanghai', async () => {
    const text = (await textOfPdf((await write(own, full, 'corrections')).bytes)).replace(/\s/g, '')
    for (const words of ['场地证明', '材料已过有效期', '详细地址', '请与营业执照一致', '2026年11月18日']) {
      expect(text).toContain(words)
    }
    expect(text).not.toContain('张科员')
  })
})

test('a department that was asked reads what is public, not the list of everybody’s papers', async () => {
  const departmentName = '奉贤区消防救援支队'
  const fire = mintActor({ ...actorOf('department'), department: departmentName })
  const task = { caseId: full, duty: 'fire', mode: 'inform', question: '请知悉' } as const
  await db.departmentTask.create({ data: { ...task, departmentName, countyCode: FENGXIAN } })
  for (const kind of ['receipt', 'conditions', 'noncompliance'] as const)
    expect((await write(fire, full, kind)).bytes.length).toBeGreaterThan(0)
  await expect(write(fire, full, 'corrections')).rejects.toMatchObject({ code: 'not_found' })
})

describe('for everybody else there is nothing', () => {
  test.each(CASE_DOCUMENTS)('%s', async (kind) => {
    const strangers = [
      operatorOf(await makeOperator()),
      actorOf('reviewer', PUDONG),
      actorOf('sysadmin', null),
      actorOf('public', null),
    ]
    for (const actor of strangers)
      await expect(write(actor, full, kind)).rejects.toMatchObject({ code: 'not_found' })
    // What was never issued is not there for its own people either.
    await expect(write(own, bare, kind)).rejects.toMatchObject({ code: 'not_found' })
    await expect(write(own, 'no-uuid', kind)).rejects.toMatchObject({ code: 'not_found' })
  })
})
