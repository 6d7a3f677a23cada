import 'server-only'
import { moveCase } from '@/lib/case-moves/commands'
import { type Actor, can } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now, todayInShanghai } from '@/lib/core/clock'
import { seal } from '@/lib/core/crypto'
import { type Prisma, type Tx, transaction } from '@/lib/core/db'
import { AppError, type FieldErrors } from '@/lib/core/errors'
import { type Answers, withoutSeals } from '@/lib/filings/answers'
import { fieldsOf } from '@/lib/filings/asked'
import {
  addRow,
  applyInput,
  type InputResult,
  type Inputs,
  removeRow,
  secretName,
} from '@/lib/filings/inputs'
import { sameAnswer } from '@/lib/filings/missing'
import { type LockedCase, loadCaseForUpdate } from '@/lib/filings/queries'
import { maskIdentityNumber } from '@/lib/format/mask'
import { checkIdentityNumber } from '@/lib/identity-numbers/rules'
import { findProcedureFor } from '@/lib/procedures/queries'
import { findRegion, type RegionDto, resolveRegion } from '@/lib/regions/queries'
import { isInForce } from '@/lib/regions/rules'
import { prefillFor } from './queries'
import { startProblem, startsAtNewSite } from './rules'
import type { StartInput } from './schema'

const ROOT = '100000'
const subjectOf = (id: string) => ({ type: 'filing', id })
const json = (answers: Answers) => JSON.parse(JSON.stringify(answers)) as Prisma.InputJsonObject

/** The name as lists show it; the answer itself is kept in full. */
export const titleOf = (answers: Answers, fallback: string): string => {
  const name = typeof answers.name === 'string' && answers.name !== '' ? answers.name : fallback
  return Array.from(name).slice(0, 100).join('')
}

/**
 * Begins a case under the procedure in force today, prefilled. A second click, or a case of the kind already under way
 * for the facility, leads to the one that is there. Throws forbidden, invalid, not_found for another body's facility.
 */
export async function startCase(actor: Actor, input: StartInput): Promise<{ id: string }> {
  const { operatorId } = actor
  if (!can(actor, 'operator.run') || !operatorId) throw new AppError('forbidden')
  return transaction(async (tx) => {
    // Two starts of one body wait for each other here, so that the second finds what the first began.
    await tx.$queryRaw`select 1 from operator_bodies where id = ${operatorId}::uuid for no key update`
    const about = input.facilityId
      ? await atFacility(tx, input, operatorId, input.facilityId)
      : await atNewSite(tx, actor, input)
    const earlier = await earlierCase(tx, operatorId, input, about)
    if (earlier) return earlier
    const procedure = await findProcedureFor(actor, input.kind, about.regionCode, todayInShanghai(), tx)
    if (!procedure)
      throw new AppError('invalid', { kind: ['这个地区现在不受理这件事，请向当地主管部门咨询'] })
    const { answers } = await prefillFor(actor, { operatorId, ...about, kind: input.kind }, tx)
    const codes = fieldsOf(procedure.definition).map(({ code }) => code as string)
    const data = Object.fromEntries(
      Object.entries({ ...answers, region: about.regionCode }).filter(([code]) => codes.includes(code)),
    )
    const created = await tx.filingCase.create({
      data: {
        ...about,
        kind: input.kind,
        operatorId,
        procedureId: procedure.id,
        title: titleOf(answers, ''),
        data: json(data),
        createdById: actor.accountId,
        createdByName: actor.name,
        isDemo: actor.isDemo,
      },
      select: { id: true, number: true },
    })
    await audit(tx, actor, {
      action: 'filing.start',
      subject: subjectOf(created.id),
      regionCode: about.regionCode,
      after: { number: created.number, kind: input.kind },
    })
    return { id: created.id }
  })
}

type About = { facilityId: string | null; regionCode: string }

async function atFacility(tx: Tx, { kind }: StartInput, operatorId: string, id: string): Promise<About> {
  const facility = await tx.facility.findFirst({
    where: { id, operatorId },
    select: { regionCode: true, status: true, filingState: true },
  })
  if (!facility) throw new AppError('not_found')
  const problem = startProblem(kind, facility)
  if (problem) throw new AppError('invalid', { facilityId: [problem] })
  return { facilityId: id, regionCode: facility.regionCode }
}

async function atNewSite(tx: Tx, actor: Actor, { kind, region: text }: StartInput): Promise<About> {
  if (!startsAtNewSite(kind)) throw new AppError('invalid', { facilityId: ['请选择是哪一家机构'] })
  if (text === null) throw new AppError('invalid', { region: ['请填写开办的街镇，可填名称或区划代码'] })
  const region =
    (actor.regionPath && (await resolveRegion(actor, text, actor.regionPath, tx))) ||
    (await resolveRegion(actor, text, ROOT, tx))
  if (!region) throw new AppError('invalid', { region: ['没有找到这个街镇，或有几个同名，请填区划代码'] })
  if (region.anchorCode === null) throw new AppError('invalid', { region: ['请填到街镇，至少到区县'] })
  return { facilityId: null, regionCode: region.code }
}

async function earlierCase(tx: Tx, operatorId: string, { kind }: StartInput, about: About) {
  return tx.filingCase.findFirst({
    where: about.facilityId
      ? { operatorId, facilityId: about.facilityId, kind, state: { in: ['draft', 'received', 'correction'] } }
      : // A draft nobody has touched yet is the other half of a double click.
        { operatorId, facilityId: null, kind, regionCode: about.regionCode, state: 'draft', version: 1 },
    select: { id: true },
  })
}

export type Saved = {
  savedAt: Date
  filing: Pick<LockedCase, 'definition' | 'state'>
  answers: Answers
  problems: FieldErrors
}
type RowChange = { do: 'add' | 'remove'; list: string; key: string }

/**
 * Puts some inputs into the answers, everything beside them as the database has it now: two devices do not overwrite
 * each other. What cannot be kept is told under its name; the rest is saved. Throws not_found, forbidden, conflict.
 */
export async function saveInputs(
  actor: Actor,
  caseId: string,
  inputs: Inputs,
  row?: RowChange,
): Promise<Saved> {
  return transaction(async (tx) => {
    const filing = await loadCaseForUpdate(tx, actor, caseId, 'save', null)
    const problems: FieldErrors = {}
    let answers = filing.stored
    const take = (name: string, result: InputResult) => {
      if (result.ok) answers = result.answers
      else problems[name] = [result.problem]
    }
    for (const [name, raw] of Object.entries(inputs)) {
      take(name, await readInput(tx, actor, filing, answers, name, raw))
    }
    if (row)
      take(
        row.list,
        row.do === 'add' ? addRow(answers, row.list, row.key) : removeRow(answers, row.list, row.key),
      )
    if (JSON.stringify(answers).length > 1_000_000)
      throw new AppError('too_large', { '': ['填写的内容太多，这一次没有保存，请删短'] })
    const savedAt = now()
    if (!sameAnswer(answers, filing.stored)) await write(tx, actor, filing, answers)
    return { savedAt, filing, answers: withoutSeals(answers), problems }
  })
}

async function readInput(
  tx: Tx,
  actor: Actor,
  filing: LockedCase,
  answers: Answers,
  name: string,
  raw: string | string[],
): Promise<InputResult> {
  const code = name.split('.')[0]
  const field = fieldsOf(filing.definition).find((one) => one.code === code)
  if (!field) return { ok: false, problem: '表里没有这一项' }
  if (field.field.kind === 'identity') return readIdentity(answers, field.code, name, raw)
  const result = applyInput(answers, name, raw)
  if (!result.ok || field.field.kind !== 'region') return result
  const region = await findRegion(actor, String(result.answers[field.code]), tx)
  if (region && isWithin(region, filing.countyCode)) return result
  return { ok: false, problem: '请在列表里选街镇；换到别的区县要另外新建一件备案' }
}

const isWithin = (region: RegionDto, countyCode: string) =>
  (region.anchorCode ?? region.code) === countyCode && isInForce(region, todayInShanghai())

/** An empty input leaves the number as it is: it is never drawn again, so empty is how it always looks. */
async function readIdentity(
  answers: Answers,
  code: string,
  name: string,
  raw: string | string[],
): Promise<InputResult> {
  const typed = typeof raw === 'string' ? raw.trim() : ''
  if (name !== secretName(code)) return { ok: false, problem: '表里没有这一项' }
  if (typed === '') return { ok: true, answers }
  const checked = checkIdentityNumber(typed, todayInShanghai())
  if (!checked.ok) return { ok: false, problem: '身份证号码不对，没有保存，请核对 18 位号码后重新填写' }
  const kept = { sealed: await seal(checked.number), masked: maskIdentityNumber(checked.number) }
  return { ok: true, answers: { ...answers, [code]: kept } }
}

async function write(tx: Tx, actor: Actor, filing: LockedCase, answers: Answers): Promise<void> {
  const regionCode = typeof answers.region === 'string' && answers.region ? answers.region : filing.regionCode
  await tx.filingCase.update({
    where: { id: filing.id },
    data: {
      data: json(answers),
      title: titleOf(answers, filing.title),
      regionCode,
      version: { increment: 1 },
    },
    select: { id: true },
  })
  // A draft is the operator's own paper; what changes after it was sent in is evidence.
  if (filing.state === 'draft') return
  const codes = Object.keys(answers).filter((code) => !sameAnswer(answers[code], filing.stored[code]))
  const pick = (from: Answers) => Object.fromEntries(codes.map((code) => [code, from[code] ?? null]))
  await audit(tx, actor, {
    action: 'filing.save',
    subject: subjectOf(filing.id),
    regionCode,
    before: withoutSeals(pick(filing.stored)),
    after: withoutSeals(pick(answers)),
  })
}

/** Puts a draft away. Its files stay as records of the operator. Throws conflict once it was sent in. */
export async function discardDraft(actor: Actor, caseId: string): Promise<void> {
  await transaction(async (tx) => {
    const filing = await loadCaseForUpdate(tx, actor, caseId, 'discard', null)
    await moveCase(tx, actor, filing, 'discard')
  })
}
