import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { ActionState } from './action-state'
import type { Actor } from './actor'
import { commandName } from './command-name'
import { AppError } from './errors'
import { echoFields, fieldErrors, formFields } from './form'
import { log } from './log'
import { limitRate } from './rate-limit'
import { recordRefusal } from './refused-door'
import { clientAddress, refuseCrossSite } from './request'
import { currentActor } from './session'

type Options = { access?: 'signed-in' | 'public' }

/** The only way to make a server action: origin, actor, rate, shape, then the command; refusals go back to the form. */
export function action<S extends z.ZodType, T>(
  schema: S,
  run: (actor: Actor, input: z.output<S>) => Promise<T>,
  { access = 'signed-in' }: Options = {},
) {
  const door = async (_previous: ActionState<T>, sent: FormData): Promise<ActionState<T>> => {
    // Only our forms send one for certain; anybody can post other arguments to an action's address.
    const form = sent instanceof FormData ? sent : new FormData()
    const list = await headers()
    const id = list.get('x-request-id')
    let actor: Actor | null = null
    try {
      // Before the origin is looked at: a form another site made somebody send is refused under their name.
      actor = await currentActor()
      refuseCrossSite(list)
      if (access === 'signed-in' && actor.accountId === null) throw new AppError('unauthenticated')
      limitRate(`action:${actor.accountId ?? clientAddress(list)}`, { burst: 60, perMinute: 240 })
      const parsed = schema.safeParse(formFields(form))
      if (!parsed.success) throw new AppError('invalid', fieldErrors(parsed.error))
      return { status: 'ok', data: await run(actor, parsed.data) }
    } catch (error) {
      unstable_rethrow(error)
      const refusal = error instanceof AppError ? error : null
      if (!refusal) log.error({ err: error, requestId: id }, 'action failed')
      await recordRefusal(actor, error, {
        command: commandName(door) ?? '',
        path: list.get('x-path'),
        input: formFields(form),
      })
      return {
        status: 'error',
        code: refusal?.code ?? 'unexpected',
        fields: refusal?.fields ?? {},
        values: echoFields(form),
        requestId: id,
      }
    }
  }
  return door
}
