import { notFound } from 'next/navigation'
import { AppError } from '@/lib/core/errors'

/** What a query found; the 404 page where it threw not_found. */
export function found<T>(query: Promise<T>): Promise<T> {
  return query.catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  })
}
