/**
 * How long a session lasts while nobody set another rule (security_policies). Source: GB/T 22239-2019 8.1.4.1 b
 * (登录连接超时自动退出); the numbers are the portal's.
 */
export const DEFAULT_IDLE_MINUTES = 30
export const DEFAULT_SESSION_HOURS = 8

/** The longest a policy may allow; the cookie lives as long, the row in the database decides. */
export const LONGEST_SESSION_HOURS = 24

/** People are warned so long before an idle session ends. */
export const WARNING_SECONDS = 120

/** `lastSeenAt` is written at most once in so many seconds: reading pages must not write rows. */
export const SEEN_STEP_SECONDS = 60
