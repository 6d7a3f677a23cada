export const TOTP_SECONDS = 30
/** One step of drift: a phone's clock may be half a minute off, and typing takes time. */
export const TOTP_TOLERANCE_SECONDS = 30

export const TOTP_SHAPE = /^\d{6}$/
/** The secret as people type it into an app: groups of four. */
export const groupedSecret = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? ''
