import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const env = vi.hoisted(() => ({ PORTAL_DATA_DIR: '', PORTAL_SIGNING: 'ed25519' }))
vi.mock('@/lib/core/env', () => ({ env }))

/** The module as another process would load it: without the key it remembers. */
async function load(signing: 'ed25519' | 'sm2') {
  vi.resetModules()
  env.PORTAL_SIGNING = signing
  return import('@/lib/core/signing')
}

beforeEach(() => {
  env.PORTAL_DATA_DIR = mkdtempSync(path.join(tmpdir(), 'signing test '))
})
afterEach(() => rmSync(env.PORTAL_DATA_DIR, { recursive: true }))

const TEXT = '{"编号":"310120-2026-000001","名称":"善育😀"}'

describe.each([
  ['ed25519', 'signing-ed25519.pem'],
  ['sm2', 'signing-sm2.json'],
] as const)('%s', (algorithm, file) => {
  it('signs what the public key of the same id verifies, and nothing else', async () => {
    const { publicKeys, signText, verifyText } = await load(algorithm)
    const signed = signText(TEXT)
    const [key, ...others] = publicKeys()
    expect(others).toEqual([])
    expect(signed).toMatchObject({ algorithm, keyId: key?.keyId })
    expect(signed.keyId).toMatch(/^[0-9a-f]{16}$/)
    const by = { ...signed, publicKey: key?.publicKey ?? '' }
    expect(verifyText(TEXT, by)).toBe(true)
    expect(verifyText(`${TEXT} `, by)).toBe(false)
    expect(verifyText('', by)).toBe(false)
    expect(verifyText(TEXT, { ...by, algorithm: algorithm === 'sm2' ? 'ed25519' : 'sm2' })).toBe(false)
    expect(verifyText(TEXT, { ...by, algorithm: 'rsa' })).toBe(false)
    expect(verifyText(TEXT, { ...by, signature: signText('other').signature })).toBe(false)
    for (const damaged of ['', 'AAAA', '不是', by.signature.slice(4), `AAAA${by.signature.slice(4)}`]) {
      expect(verifyText(TEXT, { ...by, signature: damaged })).toBe(false)
    }
    for (const damaged of ['', 'AAAA', by.publicKey.slice(0, -8)]) {
      expect(verifyText(TEXT, { ...by, publicKey: damaged })).toBe(false)
    }
  })

  it('keeps its key in one file for its owner only, the same after a restart', async () => {
    const first = (await load(algorithm)).publicKeys()
    expect((await load(algorithm)).publicKeys()).toEqual(first)
    expect(readdirSync(env.PORTAL_DATA_DIR)).toEqual([file])
    expect(statSync(path.join(env.PORTAL_DATA_DIR, file)).mode & 0o777).toBe(0o600)
  })

  it('does not verify with the key of another portal', async () => {
    const { signText, publicKeys } = await load(algorithm)
    const signed = signText(TEXT)
    publicKeys()
    rmSync(path.join(env.PORTAL_DATA_DIR, file))
    const other = await load(algorithm)
    const publicKey = other.publicKeys()[0]?.publicKey ?? ''
    expect(other.publicKeys()[0]?.keyId).not.toBe(signed.keyId)
    expect(other.verifyText(TEXT, { ...signed, publicKey })).toBe(false)
  })

  it.each(['', 'damaged', '{}', '{"privateKey":"00"}'])('refuses the key file %j', async (content) => {
    writeFileSync(path.join(env.PORTAL_DATA_DIR, file), content)
    const { signText } = await load(algorithm)
    expect(() => signText(TEXT)).toThrow(/签名密钥文件损坏/)
  })
})

it('still publishes the old key after a change of PORTAL_SIGNING', async () => {
  const before = await load('ed25519')
  const signed = before.signText(TEXT)
  const after = await load('sm2')
  expect(after.publicKeys().map((key) => key.algorithm)).toEqual(['sm2', 'ed25519'])
  const key = after.publicKeys().find(({ keyId }) => keyId === signed.keyId)
  expect(after.verifyText(TEXT, { ...signed, publicKey: key?.publicKey ?? '' })).toBe(true)
})

describe('against published examples', () => {
  it('RFC 8032 §7.1, test 2', async () => {
    const { verifyText } = await load('ed25519')
    const key = '302a300506032b65700321003d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'
    const signature =
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'
    const by = { algorithm: 'ed25519', publicKey: base64(key), signature: base64(signature) }
    expect(verifyText('r', by)).toBe(true)
    expect(verifyText('s', by)).toBe(false)
  })

  it('GB/T 32918.5-2017 annex A.2 (message digest, id 1234567812345678)', async () => {
    const { verifyText } = await load('sm2')
    const point =
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'
    const r = 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3'
    const s = 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'
    const by = {
      algorithm: 'sm2',
      publicKey: base64(`3059301306072a8648ce3d020106082a811ccf5501822d034200${point}`),
      signature: base64(`3046022100${r}022100${s}`),
    }
    expect(verifyText('message digest', by)).toBe(true)
    expect(verifyText('message digesT', by)).toBe(false)
    // The same r and s in other bytes would be a second signature nobody made.
    for (const other of [
      `3047022100${r}022100${s}00`,
      `304702220000${r}022100${s}`,
      `3045022100${r}0220${s}`,
      `3146022100${r}022100${s}`,
      `3046042100${r}022100${s}`,
    ]) {
      expect(verifyText('message digest', { ...by, signature: base64(other) })).toBe(false)
    }
  })
})

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64')
