import 'server-only'
import { type Actor, can } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { now, todayInShanghai } from '@/lib/core/clock'
import { lookupHash, seal } from '@/lib/core/crypto'
import { type Tx, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { limitRate } from '@/lib/core/rate-limit'
import { toDateColumn } from '@/lib/format/date'
import { maskIdentityNumber, maskName } from '@/lib/format/mask'
import { IDENTITY_PROBLEMS } from '@/lib/identity-numbers/labels'
import { checkIdentityNumber, comparableName } from '@/lib/identity-numbers/rules'
import { postNotice } from '@/lib/notices/commands'
import { resolveRegion } from '@/lib/regions/queries'
import { CURRENT_CONSENT } from './consent'
import { type ChildDto, getOwnChild, isHeld } from './queries'
import { birthMonthError, monthColumn, monthOfBirth } from './rules'
import type { AddChildInput, CorrectChildInput, WithdrawConsentInput } from './schema'

const MOST_CHILDREN = 12
const NAME_DIFFERS =
  '这个证件号已经登记过，但姓名对不上。请对照户口簿核对姓名和号码；都没有错的话，请联系居住地的托育主管部门。'
const SHARED = '另一位监护人也登记了这个孩子，这一项不能单独改。确有错误，请联系居住地的托育主管部门。'

type Guardian = Actor & { accountId: string }
type Identity = { number: string; hash: string; masked: string; sealed: string }
type Fields = { name: string; birthMonth: string; identitySecret: string | null }

function requireGuardian(actor: Actor): asserts actor is Guardian {
  if (!can(actor, 'family.use') || actor.accountId === null) throw new AppError('forbidden')
  // Number and name are compared with what others entered: nobody may try names by the hundred.
  limitRate(`child:${actor.accountId}`, { burst: 20, perMinute: 4 })
}

/** The number in its kept forms, null without one. Throws invalid: no such number, or of another month of birth. */
async function checkFields({ birthMonth, identitySecret }: Fields): Promise<Identity | null> {
  const today = todayInShanghai()
  const problem = birthMonthError(birthMonth, today)
  if (problem) throw new AppError('invalid', { birthMonth: [problem] })
  if (identitySecret === null) return null
  const checked = checkIdentityNumber(identitySecret, today)
  if (!checked.ok) throw new AppError('invalid', { identitySecret: [IDENTITY_PROBLEMS[checked.reason]] })
  if (monthOfBirth(checked.birthDate) !== birthMonth)
    throw new AppError('invalid', { birthMonth: ['出生年月和证件号里的不一致，请核对'] })
  const { number } = checked
  const sealed = await seal(number)
  return { number, hash: lookupHash(number), masked: maskIdentityNumber(number), sealed }
}

async function townOf(tx: Tx, actor: Actor, text: string): Promise<string> {
  const region = await resolveRegion(actor, text, actor.regionPath ?? '100000', tx)
  if (!region) throw new AppError('invalid', { region: ['没有找到这个地方，请从提示里选，或填写街镇全名'] })
  if (region.level !== 'township' && region.level !== 'county')
    throw new AppError('invalid', { region: ['请填写到区县或街镇'] })
  return region.code
}

/**
 * Enters a child with the guardian's consent. A number that is known is the same child, whoever entered it: the guardian
 * is tied to that record and reads nothing of it but what he typed. Throws forbidden, invalid, or conflict for a child
 * he has already. Source: 个人信息保护法 第二十九、三十一、五十一条.
 */
export async function addChild(
  actor: Actor,
  input: AddChildInput,
): Promise<{ childId: string; isJoined: boolean }> {
  requireGuardian(actor)
  if (input.consentVersion !== CURRENT_CONSENT.version)
    throw new AppError('invalid', { consent: ['说明有了更新，请重新阅读后再勾选'] })
  const identity = await checkFields(input)
  return transaction(async (tx) => {
    const regionCode = await townOf(tx, actor, input.region)
    await refuseMany(tx, actor)
    const { id, isNew } = await findOrMakeChild(tx, actor, input, regionCode, identity)
    await tie(tx, actor, id, regionCode, isNew)
    return { childId: id, isJoined: !isNew }
  })
}

async function refuseMany(tx: Tx, { accountId }: Guardian): Promise<void> {
  await tx.$queryRaw`select 1 from accounts where id = ${accountId}::uuid for update`
  if ((await tx.guardianship.count({ where: { accountId, withdrawnAt: null } })) >= MOST_CHILDREN)
    throw new AppError('conflict', { '': [`一个账号最多登记 ${MOST_CHILDREN} 个孩子`] })
}

/** One child one record, also when two guardians enter it in the same moment: the hash is unique. */
async function findOrMakeChild(
  tx: Tx,
  actor: Actor,
  { name, birthMonth }: Fields,
  regionCode: string,
  identity: Identity | null,
): Promise<{ id: string; isNew: boolean }> {
  const birth = toDateColumn(monthColumn(birthMonth))
  const numbered = identity && {
    identityHash: identity.hash,
    identitySealed: identity.sealed,
    identityMasked: identity.masked,
  }
  const data = { name, birthMonth: birth, regionCode, isDemo: actor.isDemo, ...numbered }
  const [made] = await tx.child.createManyAndReturn({
    data: [data],
    skipDuplicates: true,
    select: { id: true },
  })
  if (made) return { id: made.id, isNew: true }
  const [known] = await tx.$queryRaw<{ id: string; name: string; isDemo: boolean }[]>`
    select id, name, is_demo as "isDemo" from children where identity_hash = ${identity?.hash} for update`
  // Erased by its last guardian in this very moment: sent again, it is a new child.
  if (!known) throw new AppError('conflict', { '': ['没有保存，请再提交一次'] })
  if (comparableName(known.name) !== comparableName(name))
    throw new AppError('invalid', { name: [NAME_DIFFERS] })
  if (known.isDemo && !actor.isDemo)
    await tx.child.update({ where: { id: known.id }, data: { isDemo: false }, select: { id: true } })
  return { id: known.id, isNew: false }
}

async function tie(tx: Tx, actor: Guardian, childId: string, regionCode: string, isNew: boolean) {
  const running = await tx.guardianship.findMany({
    where: { childId, withdrawnAt: null },
    select: { accountId: true },
  })
  if (running.some(({ accountId }) => accountId === actor.accountId))
    throw new AppError('conflict', { '': ['这个孩子您已经登记过，不用再填。'] })
  // A record that was only kept for another duty moves with the guardian who takes it up again.
  if (!isNew && running.length === 0)
    await tx.child.update({ where: { id: childId }, data: { regionCode }, select: { id: true } })
  const { accountId, isDemo } = actor
  const consentVersion = CURRENT_CONSENT.version
  await tx.guardianship.create({
    data: { childId, accountId, regionCode, consentVersion, isDemo },
    select: { id: true },
  })
  const { name } = await tx.child.findUniqueOrThrow({ where: { id: childId }, select: { name: true } })
  await audit(tx, actor, {
    action: isNew ? 'child.add' : 'child.join',
    subject: { type: 'child', id: childId },
    regionCode,
    right: 'family.use',
    after: { name: maskName(name), consentVersion },
  })
  if (running.length === 0) return
  await postNotice(tx, {
    to: { accountIds: running.map((one) => one.accountId) },
    kind: 'child.join',
    title: '又有一位监护人登记了您的孩子',
    text: '这位监护人填写了孩子的姓名和证件号，看不到您填写的内容。如果您觉得不对，请联系居住地的托育主管部门。',
    href: '/family/children',
    eventKey: `child.join:${childId}:${accountId}`,
  })
}

async function lockChild(tx: Tx, actor: Actor, childId: string): Promise<ChildDto> {
  await tx.$queryRaw`select 1 from children where id = ${childId}::uuid for update`
  return getOwnChild(actor, childId, tx)
}

/**
 * Puts a child's record right (个人信息保护法 第四十六条). What two guardians share neither changes alone. Throws
 * not_found, invalid, conflict after another's change or for a number another record has.
 */
export async function correctChild(actor: Actor, input: CorrectChildInput): Promise<void> {
  requireGuardian(actor)
  const { childId, version, name, birthMonth } = input
  const identity = await checkFields(input)
  await transaction(async (tx) => {
    const before = await lockChild(tx, actor, childId)
    if (before.version !== version) throw new AppError('conflict')
    const regionCode = await townOf(tx, actor, input.region)
    const hash = await hashOf(tx, childId)
    const changesNumber = identity !== null && identity.hash !== hash
    if (before.hasOtherGuardian) {
      if (name !== before.name) throw new AppError('invalid', { name: [SHARED] })
      if (birthMonth !== before.birthMonth) throw new AppError('invalid', { birthMonth: [SHARED] })
      if (changesNumber && hash !== null) throw new AppError('invalid', { identitySecret: [SHARED] })
    }
    if (birthMonth !== before.birthMonth && hash !== null && identity === null)
      throw new AppError('invalid', { identitySecret: ['改出生年月时，请把证件号也填上，以便核对'] })
    if (changesNumber && (await tx.child.count({ where: { identityHash: identity.hash } })) > 0)
      throw new AppError('conflict', {
        '': ['这个证件号已有登记。请先在这里撤回同意、删除这一条，再用证件号重新登记，就会并到同一个孩子。'],
      })
    const fields = { name, birthMonth, regionCode }
    await tx.child.update({
      where: { id: childId },
      data: {
        name,
        birthMonth: toDateColumn(monthColumn(birthMonth)),
        ...(regionCode !== before.regionCode && { regionCode }),
        ...(changesNumber && {
          identityHash: identity.hash,
          identitySealed: identity.sealed,
          identityMasked: identity.masked,
        }),
        version: version + 1,
      },
      select: { id: true },
    })
    await tx.guardianship.updateMany({
      where: { childId, accountId: actor.accountId, withdrawnAt: null },
      data: { regionCode },
    })
    // Which fields, never what was in them: the log cannot forget, the record must.
    const changed = (['name', 'birthMonth', 'regionCode'] as const).filter(
      (key) => fields[key] !== before[key],
    )
    await audit(tx, actor, {
      action: 'child.correct',
      subject: { type: 'child', id: childId },
      regionCode,
      right: 'family.use',
      after: { name: maskName(name), changed: [...changed, ...(changesNumber ? ['identity'] : [])] },
    })
  })
}

async function hashOf(tx: Tx, childId: string): Promise<string | null> {
  const row = await tx.child.findUnique({ where: { id: childId }, select: { identityHash: true } })
  return row?.identityHash ?? null
}

/**
 * Ends the guardian's consent. With the last one the record is erased at once, unless another duty holds it: then the
 * erasing job does so when that ends. Throws not_found. Source: 个人信息保护法 第十五、四十七条.
 */
export async function withdrawConsent(
  actor: Actor,
  { childId }: WithdrawConsentInput,
): Promise<'erased' | 'left' | 'held'> {
  requireGuardian(actor)
  return transaction(async (tx) => {
    const child = await lockChild(tx, actor, childId)
    const at = now()
    await tx.guardianship.updateMany({
      where: { childId, accountId: actor.accountId, withdrawnAt: null },
      data: { withdrawnAt: at },
    })
    const line = {
      subject: { type: 'child', id: childId },
      regionCode: child.regionCode,
      right: 'family.use' as const,
      before: { name: maskName(child.name) },
    }
    await audit(tx, actor, { action: 'child.withdraw', ...line })
    if (child.hasOtherGuardian) return 'left'
    if (await isHeld(tx, childId, at)) return 'held'
    await tx.child.delete({ where: { id: childId }, select: { id: true } })
    await audit(tx, actor, { action: 'child.erase', ...line, reason: '最后一位监护人撤回同意' })
    return 'erased'
  })
}
