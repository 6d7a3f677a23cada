import { beforeAll, describe, expect, it } from 'vitest'
import { publicActor } from '@/lib/core/actor'
import { canonicalText } from '@/lib/core/canonical'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { readSignedPdf } from '@/lib/core/signed-words'
import { publicKeys, signText } from '@/lib/core/signing'
import { recordAttendance, revokeAttendance } from '@/lib/training-attendances/commands'
import { listAttendees } from '@/lib/training-attendances/queries'
import { exportBehind } from '@/lib/training-ledgers/commands'
import { listFacilityLedgers, listStaffLedgers, transcriptOf } from '@/lib/training-ledgers/queries'
import { issueProof, revokeProof } from '@/lib/training-proofs/commands'
import { findProof, getProofLetter, listProofs } from '@/lib/training-proofs/queries'
import { checkProof } from '@/lib/training-proofs/verification'
import { asOwner, useTestDatabase } from '@/tests/support/database'
import { attachmentsOfPdf, qrTextsOfPdf, textOfPdf } from '@/tests/support/read-pdf'
import { makeDivisions } from '@/tests/support/small-world'
import { makeCourse, makeSession, makeWorker, official, refusal, type Worker } from './training-world'

useTestDatabase()
const reviewer = official('reviewer')
const ORIGIN = 'https://portal.example.cn'
const bare = (text: string) => text.replace(/\s/g, '')

beforeAll(async () => {
  await makeDivisions()
  Object.assign(env, { PORTAL_RATE_LIMIT: false })
  const setting = (regionCode: string, key: string, value: number) => ({
    ...{ regionCode, key, value, source: `${regionCode} 的文件`, setByName: '测试' },
  })
  await db.jurisdictionSetting.createMany({
    data: [
      setting('310120', 'trainingSkillHoursPerYear', 72),
      setting('310120', 'trainingEthicsHoursPerYear', 40),
      setting('530000', 'trainingCarerHoursPerCycle', 120),
      setting('530000', 'trainingCycleStartYear', 2021),
    ],
  })
})

/** Trained for so many hours of skill, at one session a time. */
async function train(worker: Worker, hours: string, keeper = reviewer, accounts = ['skill_year']) {
  const sessionId = await makeSession(await makeCourse(keeper, { hours, accounts }), { from: -9, to: -8 })
  await recordAttendance(keeper, { sessionId, attendees: `${worker.name} ${worker.number}` })
  await db.trainingSession.update({
    where: { id: sessionId },
    data: { startsAt: new Date('2020-01-01'), endsAt: new Date('2020-01-02') },
  })
  return (await listAttendees(keeper, sessionId))[0]?.attendanceId ?? ''
}

describe('the accounts', () => {
  it('are asked for by the area of the facility and the post', async () => {
    const [here, there] = [await makeWorker(), await makeWorker('yunnan')]
    await train(here, '72')
    await train(there, '100', official('planner', 'yunnan'), ['carer_cycle'])
    const lines = async ({ actor, personId }: Worker) =>
      (await transcriptOf(actor, personId))?.ledger.map((line) => [
        line.account,
        line.required,
        line.done,
        line.standing,
      ])
    expect(await lines(here)).toEqual([
      ['skill_year', 72, 72, 'met'],
      ['ethics_year', 40, 0, 'behind'],
    ])
    expect(await lines(there)).toEqual([['carer_cycle', 120, 100, 'behind']])
  })

  it('a revoked attendance stays in the transcript and counts nothing', async () => {
    const worker = await makeWorker()
    const attendanceId = await train(worker, '80')
    await revokeAttendance(reviewer, { attendanceId, reason: '代签' })
    const transcript = await transcriptOf(reviewer, worker.personId)
    expect(transcript?.ledger[0]).toMatchObject({ done: 0, standing: 'behind' })
    expect(transcript?.attendances).toMatchObject([{ hours: 80, revokeReason: '代签' }])
  })

  it('are read by the person, the employer of today and the area; by nobody else', async () => {
    const [worker, stranger] = [await makeWorker(), await makeWorker()]
    for (const actor of [
      worker.actor,
      worker.operator,
      reviewer,
      official('inspector'),
      official('township'),
    ])
      expect((await transcriptOf(actor, worker.personId))?.name).toBe(worker.name)
    for (const actor of [
      ...[stranger.actor, stranger.operator, official('reviewer', 'yunnan')],
      ...[official('reviewer', 'fengcheng'), official('department'), official('secadmin'), publicActor],
    ])
      expect(await transcriptOf(actor, worker.personId)).toBeNull()
    await db.staffPost.updateMany({
      where: { personId: worker.personId },
      data: { endedOn: new Date('2026-11-01') },
    })
    expect(await transcriptOf(worker.operator, worker.personId)).toBeNull()
    expect(await listStaffLedgers(worker.operator)).toEqual([])
    expect((await transcriptOf(worker.actor, worker.personId))?.ledger).toEqual([])
    expect(await transcriptOf(worker.actor, 'no-id')).toBeNull()
  })

  it('say by facility who is behind, and hand it out as CSV that runs no formula, with an audit line', async () => {
    const worker = await makeWorker('fengcheng', { name: '=1+1甲' })
    const keeper = official('planner', 'fengcheng')
    const { items } = await listFacilityLedgers(keeper, { page: 1 })
    const own = items.find(({ facilityId }) => facilityId === worker.facilityId)
    expect(own?.people.map(({ name }) => name)).toEqual(['=1+1甲'])
    const csv = await exportBehind(keeper)
    expect(csv).toContain("'=1+1甲")
    expect(csv).not.toMatch(/(^|,)=1/m)
    expect(csv).toContain('综合技能培训,')
    expect(csv).not.toContain(worker.number)
    // Another township's people are not in it.
    expect(csv.split('\r\n').filter((line) => line.includes('机构'))).toHaveLength(3)
    expect(
      await db.auditEvent.count({ where: { action: 'training.export', actorId: keeper.accountId } }),
    ).toBe(1)
    for (const actor of [official('inspector'), worker.actor, worker.operator, publicActor]) {
      expect(await refusal(exportBehind(actor))).toMatchObject({ code: 'not_found' })
      expect(await refusal(listFacilityLedgers(actor, { page: 1 }))).toMatchObject({ code: 'not_found' })
    }
  })
})

describe('a proof', () => {
  it('says on paper what was signed; its page masks name and number', async () => {
    const worker = await makeWorker('fengxian', { name: '欧阳小明' })
    await train(worker, '72')
    const { number } = await issueProof(worker.actor, { personId: worker.personId })
    expect(number).toMatch(/^XS\d{4}(-[0-9A-Z]{4}){3}$/)
    const { bytes, name } = await getProofLetter(worker.actor, number.toLowerCase(), ORIGIN)
    expect(name).toBe(`学时证明 ${number}`)
    const text = bare(await textOfPdf(bytes))
    for (const words of [
      ...['托育从业人员培训学时证明', `编号：${number}`, '姓名欧阳小明', '证件号319***********'],
      ...['综合技能培训', '72课时', '职业道德教育', '40课时', '婴幼儿急救', '区妇幼保健所'],
    ])
      expect(text).toContain(bare(words))
    expect(text).not.toContain(worker.number)
    expect(await qrTextsOfPdf(bytes)).toEqual([`${ORIGIN}/proofs/${number}`])
    expect(Object.keys(await attachmentsOfPdf(bytes))).toEqual([`proof-${number}.json`])
    const signed = readSignedPdf(bytes)
    expect(signed && checkProof(signed, publicKeys())).toBe('valid')
    const page = await findProof(publicActor, number)
    expect(page).toMatchObject({ standing: 'valid', nameMasked: '欧*', revokedAttendances: 0 })
    expect(page?.attendances).toMatchObject([{ title: '婴幼儿急救', hours: 72 }])
    const shown = JSON.stringify(page)
    for (const secret of ['小明', worker.number, worker.personId]) expect(shown).not.toContain(secret)
  })

  it('is issued for oneself or by the area, and read as paper by nobody else', async () => {
    const [worker, stranger] = [await makeWorker(), await makeWorker()]
    const { personId } = worker
    const tried = [
      [stranger.actor, 'not_found'],
      [official('reviewer', 'yunnan'), 'not_found'],
      [worker.operator, 'forbidden'],
      [official('inspector'), 'forbidden'],
      [publicActor, 'forbidden'],
    ] as const
    for (const [actor, code] of tried)
      expect(await refusal(issueProof(actor, { personId }))).toMatchObject({ code })
    const { number } = await issueProof(reviewer, { personId })
    for (const actor of [stranger.actor, stranger.operator, official('reviewer', 'yunnan'), publicActor]) {
      expect(await refusal(getProofLetter(actor, number, ORIGIN))).toMatchObject({ code: 'not_found' })
      expect(await listProofs(actor, personId)).toEqual([])
    }
    expect((await listProofs(worker.actor, personId)).map((one) => one.number)).toEqual([number])
  })

  it('taken back it says so and is printed no more; only the area takes it back, once', async () => {
    const worker = await makeWorker()
    const { number } = await issueProof(worker.actor, { personId: worker.personId })
    const input = { number, reason: '学时有误' }
    for (const [actor, code] of [
      [worker.actor, 'forbidden'],
      [worker.operator, 'forbidden'],
      [official('inspector'), 'forbidden'],
      [official('reviewer', 'yunnan'), 'not_found'],
    ] as const)
      expect(await refusal(revokeProof(actor, input))).toMatchObject({ code })
    const answers = await Promise.all([1, 2].map(() => refusal(revokeProof(reviewer, input))))
    expect(answers.filter((one) => one === 'done')).toHaveLength(1)
    expect(await findProof(publicActor, number)).toMatchObject({ standing: 'revoked' })
    expect(await refusal(getProofLetter(worker.actor, number, ORIGIN))).toMatchObject({ code: 'conflict' })
  })

  it('shows that an attendance it lists was taken back since', async () => {
    const worker = await makeWorker()
    const attendanceId = await train(worker, '8')
    const { number } = await issueProof(worker.actor, { personId: worker.personId })
    await revokeAttendance(reviewer, { attendanceId, reason: '代签' })
    expect(await findProof(publicActor, number)).toMatchObject({
      standing: 'outdated',
      revokedAttendances: 1,
    })
    const { bytes } = await getProofLetter(worker.actor, number, ORIGIN)
    expect(bare(await textOfPdf(bytes))).toContain('列出的学时有撤销')
  })

  it('forged is not valid: other hours, another key, another row, a receipt of something else', async () => {
    const [worker, other] = [await makeWorker(), await makeWorker()]
    const forge = async (set: string) => {
      const { number } = await issueProof(worker.actor, { personId: worker.personId })
      await asOwner(`alter table training_proofs disable trigger training_proofs_kept;
        update training_proofs set ${set} where number = '${number}';
        alter table training_proofs enable trigger training_proofs_kept`)
      return findProof(publicActor, number)
    }
    const invalid = { standing: 'invalid' }
    expect(await forge(`payload = jsonb_set(payload, '{accounts,0,done}', '99')`)).toMatchObject(invalid)
    expect(await forge(`payload = jsonb_set(payload, '{person,name}', '"别人"')`)).toMatchObject(invalid)
    expect(await forge(`signature = 'AAAA'`)).toMatchObject(invalid)
    expect(await forge(`key_id = '0000000000000000'`)).toMatchObject({ ...invalid, check: 'unknown_key' })
    expect(await forge(`person_id = '${other.personId}'`)).toMatchObject({ ...invalid, check: 'valid' })
    // Well signed by this portal, and no proof all the same.
    const words = { kind: 'training_proof', hello: 1 }
    const signed = { ...signText(canonicalText(words)), payload: words }
    expect(checkProof(signed, publicKeys())).toBe('invalid')
    expect(await findProof(publicActor, 'XS2026-AAAA-BBBB-CCCC')).toBeNull()
  })

  it('is not rewritten in the database, and not deleted', async () => {
    const worker = await makeWorker()
    const { number } = await issueProof(worker.actor, { personId: worker.personId })
    const where = { number }
    await expect(db.trainingProof.update({ where, data: { signature: 'x' } })).rejects.toThrow(/rewritten/)
    await expect(db.trainingProof.delete({ where })).rejects.toThrow(/rewritten/)
  })
})
