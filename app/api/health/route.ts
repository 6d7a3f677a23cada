import { publicActor } from '@/lib/core/actor'
import { VERSION } from '@/lib/core/version'
import { isDatabaseUp } from '@/lib/open-api/queries'

export const dynamic = 'force-dynamic'

/** {status, database, version}; 503 while the database is away. Not rate-limited: watchers ask often. */
export async function GET(): Promise<Response> {
  const isUp = await isDatabaseUp(publicActor)
  return Response.json(
    { status: isUp ? 'ok' : 'unavailable', database: isUp ? 'ok' : 'unreachable', version: VERSION },
    {
      status: isUp ? 200 : 503,
      headers: { 'cache-control': 'no-store', 'access-control-allow-origin': '*' },
    },
  )
}
