import { type NextRequest, NextResponse } from 'next/server'
import { env } from '@/lib/core/env'
import { ERROR_TEXT } from '@/lib/core/errors'

const development = env.NODE_ENV === 'development'
const https = env.PORTAL_PUBLIC_URL?.startsWith('https://') ?? false

const FIXED_HEADERS: [string, string][] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'same-origin'],
  [
    'Permissions-Policy',
    'geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  ],
  ['X-Frame-Options', 'DENY'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  // Only where the portal is really reached by https: a browser remembers this for two years.
  ...(https
    ? [['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'] satisfies [string, string]]
    : []),
]

/** Nonce, security headers and a request id. Never authorization: pages and queries ask the policy themselves. */
export function proxy(request: NextRequest) {
  const nonce = crypto.randomUUID().replaceAll('-', '')
  const requestId = crypto.randomUUID()
  // What people uploaded is no page of ours: a header set by the route itself would be lost under this one.
  const isFile = request.nextUrl.pathname.startsWith('/files/')
  const policy = isFile ? "sandbox; default-src 'none'" : contentSecurityPolicy(nonce)

  const answer = (response: NextResponse) => {
    response.headers.set('x-request-id', requestId)
    response.headers.set('Content-Security-Policy', policy)
    for (const [name, value] of FIXED_HEADERS) response.headers.set(name, value)
    return response
  }

  // PostgreSQL knows no NUL: in any parameter it would end as an error of ours.
  if ((request.nextUrl.pathname + request.nextUrl.search).includes('%00'))
    return answer(refusal(request, requestId, 'bad_request', 400))

  // Next would read a form up to its limit and then answer with an error of ours, in English.
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes(request.nextUrl.pathname))
    return answer(refusal(request, requestId, 'too_large', 413))

  // An id from outside is not believed: a caller could hide behind another's.
  const forwarded = new Headers(request.headers)
  forwarded.set('x-request-id', requestId)
  forwarded.set('x-nonce', nonce)
  // A page cannot read its own address; requireActor() brings people back to it after signing in.
  forwarded.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  // Next reads the nonce from here and stamps it on its own scripts.
  forwarded.set('Content-Security-Policy', policy)

  return answer(NextResponse.next({ request: { headers: forwarded } }))
}

/**
 * Doors that take a file refuse a large one in their own words, beside the form it came from; what nobody means as a file
 * ends here. A form has what next.config.ts allows a server action.
 */
const mostBytes = (path: string): number =>
  (/\/(uploads?|files|import)(\/|$)/.test(path) ? 64 : 4) * 1024 * 1024

function refusal(
  request: NextRequest,
  requestId: string,
  code: 'bad_request' | 'too_large',
  status: 400 | 413,
): NextResponse {
  const headers = { 'cache-control': 'no-store' }
  const message = ERROR_TEXT[code]
  if (!request.nextUrl.pathname.startsWith('/api/')) {
    const plain = { ...headers, 'content-type': 'text/plain; charset=utf-8' }
    return new NextResponse(message, { status, headers: plain })
  }
  const open = { ...headers, 'access-control-allow-origin': '*' }
  return NextResponse.json({ error: { code, message, requestId } }, { status, headers: open })
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Charts and bars place their parts by style attributes; style elements still need the nonce.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    // MapLibre starts its worker from a blob.
    "worker-src 'self' blob:",
    "child-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

export const config = {
  // Hashed build files need no nonce; they get `nosniff` in next.config.ts. API answers carry the headers too.
  matcher: ['/((?!_next/static|favicon\\.svg|wordmark\\.svg).*)'],
}
