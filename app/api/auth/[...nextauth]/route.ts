import { signIn } from '@/lib/accounts/commands'
import { signInSchema } from '@/lib/accounts/schema'
import { AppError } from '@/lib/core/errors'
import { log } from '@/lib/core/log'
import { clientAddress } from '@/lib/core/request'
import { authHandler, currentActor } from '@/lib/core/session'

const handler = authHandler(async ({ headers, ...credentials }) => {
  const parsed = signInSchema.safeParse(credentials)
  if (!parsed.success) return null
  try {
    return await signIn(await currentActor(), parsed.data, clientAddress(headers))
  } catch (error) {
    // next-auth would write the message of anything thrown into the address it sends people to.
    if (!(error instanceof AppError)) log.error({ err: error }, 'sign-in failed')
    return null
  }
})

export { handler as GET, handler as POST }
