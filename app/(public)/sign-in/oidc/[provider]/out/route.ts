import { isOidcProvider, oidcIssuer, oidcSignOutAddress } from '@/lib/core/oidc'

type Context = { params: Promise<{ provider: string }> }

/** After signing out here: on to the provider's own sign-out, or home where it has none. */
export async function GET(_request: Request, context: Context): Promise<Response> {
  const { provider } = await context.params
  const issuer = isOidcProvider(provider) ? oidcIssuer(provider) : null
  const address = issuer && (await oidcSignOutAddress(issuer))
  return new Response(null, {
    status: 303,
    headers: { location: address ?? '/', 'cache-control': 'no-store' },
  })
}
