import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export type IdentityProvider = { issuer: string; close: () => Promise<void> }
export const CLIENT = { id: 'shanyu', secret: 'a-client-secret-of-the-portal' }

/** A real OpenID provider on loopback (npm oidc-provider) that asks for PKCE; `amr` is what it says of the factors used. */
export async function startIdentityProvider(
  redirectAddresses: string[],
  { amr = ['pwd'] }: { amr?: string[] } = {},
): Promise<IdentityProvider> {
  const server: Server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: redirectAddresses,
        post_logout_redirect_uris: [new URL('/', redirectAddresses[0]).href],
      },
    ],
    cookies: { keys: ['of this test alone'] },
    pkce: { required: () => true },
    claims: { openid: ['sub', 'amr'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: async (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, name: `${id} 的名字`, amr }),
    }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  })
  const callback = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return callback(request, response)
    answerInteraction(provider, request, response, amr).catch(() => response.destroy())
  })
  return {
    issuer,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** The provider's own pages, as short as can be: a form that asks for the name, and one that asks for consent. */
async function answerInteraction(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  amr: string[],
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response)
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html')
    response.end(
      `<form method="post" action="${request.url}"><input name="prompt" value="${prompt.name}"></form>`,
    )
    return
  }
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  if (prompt.name === 'login') {
    const accountId = new URLSearchParams(Buffer.concat(chunks).toString()).get('login') ?? ''
    await provider.interactionFinished(request, response, { login: { accountId, amr } })
    return
  }
  const grant = new provider.Grant({ accountId: session?.accountId, clientId: String(params.client_id) })
  grant.addOIDCScope('openid profile')
  const consent = { grantId: await grant.save() }
  await provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true })
}

/** Walks through the provider's pages as one person until it sends the browser back to the portal. */
export async function walkThrough(address: string, login: string): Promise<URL> {
  const jar = new Map<string, string>()
  const ask = async (url: string, form?: Record<string, string>) => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }
  const own = new URL(address).origin
  let response = await ask(address)
  let here = address
  for (let steps = 0; steps < 12; steps += 1) {
    const location = response.headers.get('location')
    if (location) {
      const target = new URL(location, here)
      if (target.origin !== own) return target
      here = target.href
      response = await ask(here)
      continue
    }
    const page = await response.text()
    const action = /action="([^"]+)"/.exec(page)?.[1]
    if (!action) throw new Error(`no way on: ${response.status} ${page.slice(0, 300)}`)
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
    response = await ask(new URL(action, here).href, { prompt, login, password: 'x' })
  }
  throw new Error('the provider never sent the browser back')
}
