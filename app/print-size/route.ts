import type { NextRequest } from 'next/server'
import { PRINT_SIZE_COOKIE } from '@/components/shell/print-size'
import { refuseCrossSite } from '@/lib/core/request'

const YEAR_SECONDS = 365 * 24 * 3600

/** Remembers large or normal print and goes back to the page the switch stood on. */
export async function POST(request: NextRequest) {
  try {
    refuseCrossSite(request.headers)
  } catch {
    return new Response(null, { status: 403 })
  }
  const form = await request.formData().catch(() => null)
  if (!form) return new Response(null, { status: 400 })
  const size = form.get('size') === 'large' ? 'large' : 'normal'
  return new Response(null, {
    status: 303,
    headers: {
      // A bare path: the server must not pin people to one host name.
      Location: pathBack(request),
      'Set-Cookie': `${PRINT_SIZE_COOKIE}=${size}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly`,
    },
  })
}

/** Only a page of ours, never the address another site sends along. */
function pathBack(request: NextRequest): string {
  const referrer = request.headers.get('referer')
  if (!referrer || !URL.canParse(referrer)) return '/'
  const { host, pathname, search } = new URL(referrer)
  return host === request.headers.get('host') && !pathname.startsWith('//') ? pathname + search : '/'
}
