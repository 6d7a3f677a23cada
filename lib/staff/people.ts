import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { lookupHash, seal } from '@/lib/core/crypto'
import type { Tx } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { maskIdentityNumber } from '@/lib/format/mask'
import { comparableName } from '@/lib/identity-numbers/rules'

export const NAME_DIFFERS =
  '这个身份证号已经登记过，但姓名对不上。请对照身份证核对姓名和号码；都没有错的话，请联系主管部门。'

/**
 * One person one record, also when two bodies add them in the same moment: the hash is unique. The number is one that
 * checkIdentityNumber has passed; whether its bearer is barred is asked before (lib/bans/look-ups). Throws invalid at
 * `name` when the number is known under another one. Source: 个人信息保护法 第六、五十一条.
 */
export async function findOrMakePerson(
  tx: Tx,
  actor: Actor,
  { name, number }: { name: string; number: string },
): Promise<string> {
  const identityHash = lookupHash(number)
  await tx.staffPerson.createMany({
    data: [
      {
        name,
        identityHash,
        identitySealed: await seal(number),
        identityMasked: maskIdentityNumber(number),
        isDemo: actor.isDemo,
      },
    ],
    skipDuplicates: true,
  })
  const [person] = await tx.$queryRaw<{ id: string; name: string; isDemo: boolean }[]>`
    select id, name, is_demo as "isDemo" from staff_people where identity_hash = ${identityHash} for update`
  if (!person) throw new Error('the person just written is not there')
  if (comparableName(person.name) !== comparableName(name))
    throw new AppError('invalid', { name: [NAME_DIFFERS] })
  await keepForReal(tx, actor, person)
  return person.id
}

/** Somebody real employs them: they no longer go with the demo world. */
export async function keepForReal(
  tx: Tx,
  actor: Actor,
  person: { id: string; isDemo: boolean },
): Promise<void> {
  if (person.isDemo && !actor.isDemo)
    await tx.staffPerson.update({ where: { id: person.id }, data: { isDemo: false }, select: { id: true } })
}
