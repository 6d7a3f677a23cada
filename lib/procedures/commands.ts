import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/core/audit'
import { todayInShanghai } from '@/lib/core/clock'
import { isUniqueViolation, transaction } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { toDateColumn } from '@/lib/format/date'
import { resolveRegion } from '@/lib/regions/queries'
import { jsonProblem, KIND_LABELS, partText } from './labels'
import { canPublish } from './policy'
import { EFFECT_OF_KIND } from './rules'
import {
  type ProcedureDefinition,
  type PublishProcedureInput,
  publishableDefinition,
  type SetProcedureEnabledInput,
} from './schema'

const MOST_PROBLEMS = 20

/**
 * Publishes the next version of a procedure in a jurisdiction; new cases take it from its start date on, running cases
 * keep theirs. Throws forbidden; invalid for a text that may not be published (each place in words) or that does what another kind does, a start date in
 * the past or one taken; conflict when somebody published at the same moment.
 */
export async function publishProcedure(actor: Actor, input: PublishProcedureInput): Promise<{ id: string }> {
  if (!canPublish(actor)) throw new AppError('forbidden')
  const definition = readDefinition(input.definition)
  if (input.validFrom < todayInShanghai())
    throw new AppError('invalid', { validFrom: ['不能早于今天：已经受理的办件不能换规则'] })
  const { kind, source } = input
  if (definition.effect !== EFFECT_OF_KIND[kind])
    throw new AppError('invalid', {
      definition: [`${partText(['effect'])}：${KIND_LABELS[kind]}只能是 ${EFFECT_OF_KIND[kind]}`],
    })
  const validFrom = toDateColumn(input.validFrom)
  return transaction(async (tx) => {
    const region = await resolveRegion(actor, input.region, '100000', tx)
    if (!region) throw new AppError('invalid', { region: ['没有找到这个地区，请填区划代码或全称'] })
    const earlier = await tx.procedureVersion.findMany({
      where: { kind, regionCode: region.code },
      select: { number: true, validFrom: true },
    })
    if (earlier.some((one) => one.validFrom.getTime() === validFrom.getTime()))
      throw new AppError('invalid', { validFrom: ['这一天已经有一版开始受理，请换一天'] })
    const number = Math.max(0, ...earlier.map((one) => one.number)) + 1
    const { id } = await tx.procedureVersion.create({
      data: {
        ...{ kind, regionCode: region.code, number, validFrom, source, definition },
        createdByName: actor.name,
      },
      select: { id: true },
    })
    await audit(tx, actor, {
      action: 'procedure.publish',
      subject: { type: 'procedure', id },
      regionCode: region.code,
      after: {
        name: `${KIND_LABELS[kind]}第 ${number} 版`,
        title: definition.title,
        validFrom: input.validFrom,
        source,
      },
    })
    return { id }
  }).catch((error: unknown) => {
    if (isUniqueViolation(error))
      throw new AppError('conflict', { '': ['刚刚有人发布了新版本。请先看它，再决定是否还要发布。'] })
    throw error
  })
}

/**
 * Switches a published version on or off for new cases; its text and the cases under it stay. Throws forbidden,
 * not_found, conflict when it already stands so.
 */
export async function setProcedureEnabled(actor: Actor, input: SetProcedureEnabledInput): Promise<void> {
  if (!canPublish(actor)) throw new AppError('forbidden')
  const { id, isEnabled, reason } = input
  await transaction(async (tx) => {
    const known = await tx.procedureVersion.findUnique({
      where: { id },
      select: { kind: true, number: true, regionCode: true },
    })
    if (!known) throw new AppError('not_found')
    const { count } = await tx.procedureVersion.updateMany({
      where: { id, isEnabled: !isEnabled },
      data: { isEnabled },
    })
    if (count === 0) throw new AppError('conflict')
    const name = `${KIND_LABELS[known.kind]}第 ${known.number} 版`
    await audit(tx, actor, {
      action: isEnabled ? 'procedure.enable' : 'procedure.disable',
      subject: { type: 'procedure', id },
      regionCode: known.regionCode,
      before: { name, takesNewCases: !isEnabled },
      after: { name, takesNewCases: isEnabled },
      reason,
    })
  })
}

function readDefinition(text: string): ProcedureDefinition {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new AppError('invalid', { definition: ['不是完整的 JSON：请检查引号、逗号和括号是否成对'] })
  }
  const parsed = publishableDefinition.safeParse(value, { error: jsonProblem })
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map(({ path, message }) => `${partText(path)}：${message}`)
  const more = lines.length > MOST_PROBLEMS ? [`另有 ${lines.length - MOST_PROBLEMS} 处`] : []
  throw new AppError('invalid', { definition: [...lines.slice(0, MOST_PROBLEMS), ...more] })
}
