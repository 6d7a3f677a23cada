import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicActor } from '@/lib/core/actor'
import { db, transaction } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { readSignedPdf, signedText } from '@/lib/core/signed-words'
import { publicKeys } from '@/lib/core/signing'
import { applyAcceptedCase } from '@/lib/facility-filings/commands'
import { cancelReceipt, issueReceipt } from '@/lib/receipts/commands'
import { writeCorrectionLetter, writeNoncomplianceLetter } from '@/lib/receipts/notice-letters'
import { findReceipt, type ReceiptDto } from '@/lib/receipts/queries'
import { writeConditions, writeReceipt } from '@/lib/receipts/receipt-letter'
import { checkSignature, readPublicKeys } from '@/lib/receipts/verification'
import { actorOf, FENGXIAN, layRegions } from '@/tests/integration/facilities/register-fixtures'
import { asOwner, useTestDatabase } from '@/tests/support/database'
import { attachmentsOfPdf, qrTextsOfPdf, textOfPdf } from '@/tests/support/read-pdf'
import { answersOf, layProcedure, makeCase, makeOperator } from './receipt-world'

useTestDatabase()
const reviewer = actorOf('reviewer')
const ORIGIN = 'https://portal.example.cn'
const folder = mkdtempSync(path.join(tmpdir(), 'receipt test '))
afterAll(() => rmSync(folder, { recursive: true }))

/** Accepts a case as the reviewer's command does, and returns the receipt as anybody finds it. */
async function receiptOf(change: { name?: string; isDemo?: boolean } = {}): Promise<ReceiptDto> {
  const isDemo = change.isDemo ?? false
  const data = answersOf(change.name ? { name: change.name } : {})
  const filing = await makeCase({ operatorId: await makeOperator(isDemo), data, isDemo })
  const { number } = await transaction(async (tx) => {
    const { facilityId } = await applyAcceptedCase(tx, reviewer, {
      ...filing,
      effect: 'file',
      caseNumber: filing.number,
      facilityId: null,
      acceptedOn: '2026-11-22',
    })
    const common = { caseId: filing.id, countyCode: FENGXIAN, issuerName: '上海市奉贤区教育局', isDemo }
    return issueReceipt(tx, reviewer, { ...common, facilityId, issuedOn: '2026-11-22' })
  })
  const receipt = await findReceipt(publicActor, number)
  if (!receipt) throw new Error('no receipt')
  return receipt
}

const bare = (text: string) => text.replace(/\s/g, '')

let receipt: ReceiptDto
let pdf: Buffer
beforeAll(async () => {
  await layRegions()
  await layProcedure()
  receipt = await receiptOf({ name: '奉贤小星星托育园（解放路店）' })
  pdf = await writeReceipt(receipt, ORIGIN)
})

describe('备案回执', () => {
  test('says what 附件3 asks, and carries its page and its signature', async () => {
    const text = bare(await textOfPdf(pdf))
    for (const words of [
      ...['托育机构备案回执', `编号：${receipt.number}`, '你单位报送的备案材料收悉，备案如下。'],
      ...['机构名称奉贤小星星托育园（解放路店）', '机构住所南桥镇解放东路1号101室', '负责人李园长'],
      ...['机构性质民办营利', '服务范围全日托、计时托', '收托规模43人', '不代替依法应当办理的其他手续'],
      ...['上海市奉贤区教育局', '2026年11月22日', '怎样核验', receipt.signed.keyId],
    ]) {
      expect(text).toContain(bare(words))
    }
    const [address, offline, ...others] = await qrTextsOfPdf(pdf)
    expect(others).toEqual([])
    expect(address).toBe(`${ORIGIN}/receipts/${receipt.number}`)
    expect(offline).toBe(signedText(receipt.signed))
    const [[name, content] = ['', new Uint8Array()]] = Object.entries(await attachmentsOfPdf(pdf))
    expect(name).toBe(`receipt-${receipt.number}.json`)
    expect(Buffer.from(content).toString()).toBe(offline)
    expect(readSignedPdf(pdf)).toEqual(receipt.signed)
  })

  test('names nobody but the head', () => {
    const words = JSON.stringify(receipt.signed.payload)
    expect(words).toContain('李园长')
    expect(words).not.toMatch(/王联系|021-57180000|sealed/)
  })

  test('the demo world marks its own', async () => {
    const demo = await receiptOf({ isDemo: true })
    expect(demo.number).toMatch(/^演示-310120-2026-\d{5}$/)
    const text = bare(await textOfPdf(await writeReceipt(demo, ORIGIN)))
    expect(text).toContain('演示样张')
    expect(Object.keys(await attachmentsOfPdf(await writeReceipt(demo, ORIGIN)))).toEqual([
      `receipt-${demo.number.replace('演示-', 'demo-')}.json`,
    ])
  })

  test('one that no longer counts says so', async () => {
    const ended = await receiptOf()
    await transaction((tx) => cancelReceipt(tx, { facilityId: ended.facility.id, on: '2026-12-01' }))
    const now = await findReceipt(publicActor, ended.number)
    expect(now?.standing).toBe('cancelled')
    if (now) expect(bare(await textOfPdf(await writeReceipt(now, ORIGIN)))).toContain('自2026年12月1日起注销')
  })

  test('the longest name and address still fit the codes', async () => {
    const long = structuredClone(receipt)
    if (!long.payload) throw new Error('no payload')
    Object.assign(long.payload.facility, {
      name: '名'.repeat(100),
      address: '址'.repeat(200),
      headName: '长'.repeat(50),
    })
    long.signed.payload = long.payload
    expect((await qrTextsOfPdf(await writeReceipt(long, ORIGIN)))[1]).toBe(signedText(long.signed))
  })
})

describe('other letters', () => {
  test('基本条件告知书 holds the conditions of the procedure', async () => {
    const bytes = await writeConditions(receipt, ORIGIN)
    const text = bare(await textOfPdf(bytes))
    expect(receipt.texts.conditions).toHaveLength(4)
    for (const condition of receipt.texts.conditions) expect(text).toContain(bare(condition))
    expect(text).toContain('依法开展托育服务告知书')
    expect(await qrTextsOfPdf(bytes)).toEqual([`${ORIGIN}/receipts/${receipt.number}`])
  })

  test('补正通知书 and 不符合标准告知书 list everything once, with reasons', async () => {
    const common = { addressee: '小星星', issuerName: '奉贤区教育局', issuedOn: '2026-11-22', isDemo: false }
    const items = [{ target: '场地证明', reason: '材料已过有效期', text: '请上传租期不少于 3 年的合同' }]
    const correction = await writeCorrectionLetter({
      ...common,
      ...{ caseNumber: '2026-000001', procedureTitle: '备案', dueOn: '2026-12-04', message: '', items },
    })
    const first = bare(await textOfPdf(correction))
    for (const words of ['下列1项需要补正', '场地证明', '材料已过有效期', '请在2026年12月4日前补正']) {
      expect(first).toContain(words)
    }
    const reasons = [{ text: '生活用房设在四层', article: '设置标准 第十四条' }]
    const notice = { ...common, number: '不符合-310120-2026-00001', address: null, reasons }
    const second = bare(await textOfPdf(await writeNoncomplianceLetter(notice)))
    for (const words of ['不符合-310120-2026-00001', '生活用房设在四层（设置标准第十四条）', '向社会公布']) {
      expect(second).toContain(words)
    }
  })
})

describe('tampering past the portal', () => {
  /** As somebody with the database in hand would, trigger and all. */
  async function tamper(number: string, set: string): Promise<ReceiptDto | null> {
    const change: Record<string, string> = {
      issuer: "issuer_name = '别的局'",
      payload: "payload = jsonb_set(payload, '{facility,places}', '99')",
      signature: "signature = 'AAAA'",
      key: "key_id = '0000000000000000'",
    }
    await asOwner(`alter table receipts disable trigger receipts_kept;
      update receipts set ${change[set] ?? change.key} where number = '${number}';
      alter table receipts enable trigger receipts_kept`)
    return findReceipt(publicActor, number)
  }

  test.each([
    ['payload', 'invalid', []],
    ['signature', 'invalid', []],
    ['key', 'unknown_key', []],
    ['issuer', 'valid', ['出具部门']],
  ])('a changed %s shows', async (what, check, problems) => {
    const { number } = await receiptOf()
    expect(await tamper(number, what)).toMatchObject({ standing: 'invalid', check, problems })
  })

  test('a register put right since voids nothing, and is said', async () => {
    const { number, facility } = await receiptOf()
    await db.facility.update({ where: { id: facility.id }, data: { address: '别处' } })
    expect(await findReceipt(publicActor, number)).toMatchObject({ standing: 'valid', differences: ['地址'] })
  })
})

describe('SM2 by setting', () => {
  test('signs new receipts; those signed before stay valid', async () => {
    env.PORTAL_SIGNING = 'sm2'
    try {
      const newer = await receiptOf()
      expect(newer).toMatchObject({ standing: 'valid', signed: { algorithm: 'sm2' } })
      expect(readSignedPdf(await writeReceipt(newer, ORIGIN))).toEqual(newer.signed)
      const older = await findReceipt(publicActor, receipt.number)
      expect(older).toMatchObject({ standing: 'valid', signed: { algorithm: 'ed25519' } })
      const key = publicKeys().find(({ algorithm }) => algorithm === 'sm2')
      const keys = readPublicKeys(key?.publicKey ?? '', 'sm2')
      expect(checkSignature(newer.signed, keys)).toBe('valid')
      const payload = { ...newer.payload, issuer: '别的局' }
      expect(checkSignature({ ...newer.signed, payload }, keys)).toBe('invalid')
    } finally {
      env.PORTAL_SIGNING = 'ed25519'
    }
  })
})

describe('numbers as people type them', () => {
  test.each([
    (number: string) => ` ${number} `,
    (number: string) => number.replaceAll('-', '－'),
    (number: string) => number.replaceAll('-', '—'),
    (number: string) => number.replaceAll('-', ''),
    (number: string) => number.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ])('finds it (%#)', async (typed) => {
    expect((await findReceipt(publicActor, typed(receipt.number)))?.number).toBe(receipt.number)
  })

  test.each(['310120-2026-99999', '', "' or 1=1", '\u0000', '演示', `${'9'.repeat(5000)}`])(
    'there is no such one (%#)',
    async (typed) => {
      expect(await findReceipt(publicActor, typed)).toBeNull()
    },
  )
})

describe('npm run receipt -- verify', () => {
  const run = promisify(execFile)
  const root = path.resolve(import.meta.dirname, '../../..')
  async function cli(...args: string[]): Promise<{ code: number; out: string }> {
    const command = ['--conditions=react-server', '--import', 'tsx', 'scripts/receipt.ts', ...args]
    const settings = { cwd: root, env: { ...process.env, PORTAL_DATA_DIR: env.PORTAL_DATA_DIR } }
    return run(process.execPath, command, settings).then(
      ({ stdout }) => ({ code: 0, out: stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        out: error.stdout + error.stderr,
      }),
    )
  }
  const keep = (name: string, content: string | Buffer) => {
    const file = path.join(folder, name)
    writeFileSync(file, content)
    return file
  }

  test('PDF, JSON and scanned text are valid, by the own key and by one handed over', async () => {
    const [key] = publicKeys()
    const pem = `-----BEGIN PUBLIC KEY-----\n${key?.publicKey}\n-----END PUBLIC KEY-----\n`
    const answers = await Promise.all([
      cli('verify', keep('回执.pdf', pdf)),
      cli('verify', keep('receipt.json', signedText(receipt.signed)), '--key', keep('key.pem', pem)),
      cli('verify', signedText(receipt.signed), '--key', JSON.stringify({ items: publicKeys() })),
    ])
    for (const { code, out } of answers) {
      expect(out).toContain('有效。签名有效')
      expect(out).toContain('奉贤小星星托育园（解放路店）')
      expect(code).toBe(0)
    }
  })

  test('another word, another key, no receipt: said so, by exit code too', async () => {
    const forged = signedText(receipt.signed).replace('李园长', '王园长')
    const wrong = Buffer.from('302a300506032b6570032100'.padEnd(88, 'a'), 'hex').toString('base64')
    const [changed, other, nothing, usage] = await Promise.all([
      cli('verify', forged),
      cli('verify', signedText(receipt.signed), '--key', wrong),
      cli('verify', keep('empty.pdf', '%PDF-1.7\n')),
      cli('check'),
    ])
    expect(changed).toMatchObject({ code: 1, out: expect.stringContaining('无效。签名无效') })
    expect(other).toMatchObject({ code: 1, out: expect.stringContaining('不是用已知的密钥签的') })
    expect([nothing.code, usage.code]).toEqual([2, 2])
  })
})
