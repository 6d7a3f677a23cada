import 'server-only'
import { notFound } from 'next/navigation'
import { AppError } from './errors'

/** For pages: what cannot be seen becomes the 404 page; any other refusal goes on to the error page. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}
