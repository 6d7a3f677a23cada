/** What a partner's key may do; each scope is asked for by the address that needs it. */
export const SCOPES = {
  'certificates:check': '按姓名和编号核对从业人员证书',
  'class_months:write': '上报本机构各班的在托人数',
} as const

export type Scope = keyof typeof SCOPES
export const SCOPE_CODES = Object.keys(SCOPES) as [Scope, ...Scope[]]

/** These act for one body: such a key needs to say for which. */
export const OPERATOR_SCOPES: readonly Scope[] = ['class_months:write']

/** A key lives a year at most; by then somebody says again that the partner still needs it. */
export const LONGEST_DAYS = 365
/** After a rotation both keys work this long, so that the partner can change without a gap. */
export const OVERLAP_DAYS = 7

const SHAPE = /^sy_([0-9a-z]{12})_([\w-]{43})$/

/** The parts of a key as it is sent; null for anything else. */
export function readKey(text: string): { prefix: string; secret: string } | null {
  const [, prefix, secret] = SHAPE.exec(text.trim()) ?? []
  return prefix && secret ? { prefix, secret } : null
}

/** The key in an Authorization header (RFC 6750); null without one. */
export function bearerOf(authorization: string | null): { prefix: string; secret: string } | null {
  const [, text] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? []
  return text ? readKey(text) : null
}

export type KeyState = 'active' | 'expired' | 'revoked'

export function keyState(key: { expiresAt: Date; revokedAt: Date | null }, at: Date): KeyState {
  if (key.revokedAt) return 'revoked'
  return key.expiresAt <= at ? 'expired' : 'active'
}
