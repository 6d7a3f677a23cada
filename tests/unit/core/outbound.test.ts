import { afterEach, describe, expect, it, vi } from 'vitest'

const dns = vi.hoisted(() => ({ found: [] as { address: string; family: number }[] }))
vi.mock('node:dns/promises', () => ({ lookup: async () => dns.found }))

import { env } from '@/lib/core/env'
import { addressProblem, isPublicAddress, postOutside } from '@/lib/core/outbound'

afterEach(() => {
  env.PORTAL_OUTBOUND_HOSTS = undefined
})

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '114.114.114.114', '2400:3200::1'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    'not an address',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('addressProblem', () => {
  it.each([
    ['https://partner.example.gov.cn/hook', null],
    ['https://partner.example.gov.cn:8443/hook', null],
    ['http://partner.example.gov.cn/hook', 'not_https'],
    ['ftp://partner.example.gov.cn/', 'not_https'],
    ['file:///etc/passwd', 'not_https'],
    ['https://user:pass@partner.example.gov.cn/', 'credentials'],
    ['https://partner.example.gov.cn:22/', 'port'],
    ['https://localhost/', 'host'],
    ['https://printer.local/', 'host'],
    ['https://database/', 'host'],
    ['https://127.0.0.1/', 'host'],
    ['https://2130706433/', 'host'],
    ['https://0x7f.1/', 'host'],
    ['https://017700000001/', 'host'],
    ['https://[::1]/', 'host'],
    ['https://[::ffff:7f00:1]/', 'host'],
    ['https://169.254.169.254/latest/meta-data', 'host'],
    ['nonsense', 'host'],
  ])('%s → %s', (url, problem) => {
    expect(addressProblem(url)).toBe(problem)
  })

  it('lets through what the operator of the portal wrote into the settings, port and all', () => {
    env.PORTAL_OUTBOUND_HOSTS = '127.0.0.1:9000, partner.intranet:8080'
    expect(addressProblem('http://127.0.0.1:9000/x')).toBeNull()
    expect(addressProblem('http://partner.intranet:8080/x')).toBeNull()
    expect(addressProblem('http://127.0.0.1:9001/x')).toBe('not_https')
    expect(addressProblem('https://127.0.0.1/x')).toBe('host')
  })
})

it.each([
  ['inside', ['10.0.0.5']],
  ['inside as well as outside', ['8.8.8.8', '127.0.0.1']],
])('refuses a public name that leads %s, at the moment of sending', async (_where, addresses) => {
  dns.found = addresses.map((address) => ({ address, family: 4 }))
  const sent = postOutside({ url: 'https://partner.example.com/', body: '{}', headers: {}, timeoutMs: 2_000 })
  await expect(sent).rejects.toMatchObject({ code: 'address_refused', isFinal: true })
})
