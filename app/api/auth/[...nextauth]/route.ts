import { publicActor } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { log } from '@/lib/core/log'
import { requestDevice } from '@/lib/core/request'
import { authHandler, currentSession } from '@/lib/core/session'
import { signIn } from '@/lib/sign-ins/commands'
import { signInSchema } from '@/lib/sign-ins/schema'

const handler = authHandler(async ({ headers, ...credentials }) => {
  const parsed = signInSchema.safeParse(credentials)
  if (!parsed.success) return null
  try {
    const before = await currentSession()
    const actor = before?.actor ?? publicActor
    return await signIn(actor, parsed.data, await requestDevice(headers), before?.actor.sessionId)
  } catch (error) {
    // next-auth would write the message of anything thrown into the address it sends people to.
    if (!(error instanceof AppError)) log.error({ err: error }, 'sign-in failed')
    return null
  }
})

export { handler as GET, handler as POST }
