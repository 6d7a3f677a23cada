import { signIn } from '@/lib/accounts/commands'
import { signInSchema } from '@/lib/accounts/schema'
import { AppError } from '@/lib/core/errors'
import { clientAddress } from '@/lib/core/request'
import { authHandler, currentActor } from '@/lib/core/session'

const handler = authHandler(async ({ headers, ...credentials }) => {
  const parsed = signInSchema.safeParse(credentials)
  if (!parsed.success) return null
  try {
    return await signIn(await currentActor(), parsed.data, clientAddress(headers))
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
})

export { handler as GET, handler as POST }
