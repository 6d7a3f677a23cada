import 'server-only'
import { lookup as lookupDns } from 'node:dns/promises'
import http from 'node:http'
import https from 'node:https'
import ipaddr from 'ipaddr.js'
import { env } from './env'
import { SendError } from './send-error'

/** Hosts of one's own network that may be posted to all the same: `host:port`, comma-separated (PORTAL_OUTBOUND_HOSTS). */
const allowedHosts = (): string[] =>
  (env.PORTAL_OUTBOUND_HOSTS ?? '').split(',').flatMap((host) => host.trim().toLowerCase() || [])

/** True for an address of the public internet: not of this machine, a private network, a cloud's metadata service. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  // ::ffff:127.0.0.1 and 64:ff9b::7f00:1 lead where their IPv4 leads; only plain unicast passes.
  return ipaddr.process(address).range() === 'unicast'
}

export type AddressProblem = 'not_https' | 'credentials' | 'port' | 'host'

/** What is wrong with an address a partner gave, before any name is looked up; null when nothing is. */
export function addressProblem(text: string): AddressProblem | null {
  if (!URL.canParse(text)) return 'host'
  const url = new URL(text)
  if (url.username || url.password) return 'credentials'
  if (isAllowedHost(url)) return url.protocol === 'http:' || url.protocol === 'https:' ? null : 'not_https'
  if (url.protocol !== 'https:') return 'not_https'
  if (url.port !== '' && Number(url.port) < 1024) return 'port'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(host)) return isPublicAddress(host) ? null : 'host'
  return host.includes('.') && !/\.(local|localhost|internal|intranet|lan|home)$/i.test(host) ? null : 'host'
}

const isAllowedHost = (url: URL): boolean =>
  allowedHosts().includes(`${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`)

/**
 * Posts JSON to an address somebody typed in. The name is looked up once, every answer must be public, and the
 * connection goes to just that address (a second look-up could answer otherwise); no redirect is followed, nothing is
 * read but the status. Throws SendError.
 */
export async function postOutside(post: {
  url: string
  body: string
  headers: Record<string, string>
  timeoutMs: number
}): Promise<number> {
  if (addressProblem(post.url)) throw new SendError('address_refused', true)
  const url = new URL(post.url)
  const address = await publicAddressOf(url)
  const client = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const request = client.request(
      url,
      {
        method: 'POST',
        headers: { ...post.headers, 'content-type': 'application/json; charset=utf-8' },
        signal: AbortSignal.timeout(post.timeoutMs),
        // Node asks this for the address; it gets the one that was examined.
        lookup: (_host, options, done) => {
          const family = ipaddr.parse(address).kind() === 'ipv6' ? 6 : 4
          if (options.all) done(null, [{ address, family }])
          else done(null, address, family)
        },
      },
      (response) => {
        response.destroy()
        resolve(response.statusCode ?? 0)
      },
    )
    request.once('error', reject)
    request.end(post.body)
  })
}

async function publicAddressOf(url: URL): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = await lookupDns(host, { all: true }).catch(() => {
    throw new SendError('host_unknown')
  })
  const [first] = found
  if (!first) throw new SendError('host_unknown')
  if (!isAllowedHost(url) && !found.every(({ address }) => isPublicAddress(address)))
    throw new SendError('address_refused', true)
  return first.address
}
