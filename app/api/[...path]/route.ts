import { z } from 'zod'
import { endpoint } from '@/lib/core/endpoint'
import { AppError } from '@/lib/core/errors'

const schema = z.object({})

/** Any other address below /api: the 404 of the contract in JSON, where a program would not read the page of people. */
export const GET = endpoint<typeof schema, { path: string[] }>(schema, async (): Promise<never> => {
  throw new AppError('not_found')
})
