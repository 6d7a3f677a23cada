import { NextRequest } from 'next/server'
import type { z } from 'zod'
import { errorAnswer } from '@/lib/open-api/schema'

type Handler = (request: NextRequest, context: { params: Promise<never> }) => Promise<Response>

/** Calls a route as Next does: a real request, path parameters as a promise. */
export function call(
  handler: unknown,
  address: string,
  { params = {}, headers = {} }: { params?: Record<string, string>; headers?: Record<string, string> } = {},
): Promise<Response> {
  const request = new NextRequest(`http://portal.test${address}`, {
    headers: { 'x-request-id': 'request-1', ...headers },
  })
  return (handler as Handler)(request, { params: Promise.resolve(params as never) })
}

/** The body of a good answer, held to its documented shape. */
export async function good<S extends z.ZodType>(response: Response, shape: S): Promise<z.output<S>> {
  const body: unknown = await response.json()
  if (response.status !== 200) throw new Error(`${response.status}: ${JSON.stringify(body)}`)
  return shape.parse(body)
}

export async function refusal(
  response: Response,
): Promise<{ status: number; code: string; fields: string[] }> {
  const { error } = errorAnswer.parse(await response.json())
  return { status: response.status, code: error.code, fields: Object.keys(error.fields ?? {}) }
}
