/** Kept with a session so that its owner knows it again; longer ones are somebody's joke. */
export const MOST_ADDRESS = 64
export const MOST_USER_AGENT = 300

/** A sign-in that waits for its second step; nobody needs longer to find the phone. */
export const PENDING_MINUTES = 15

const BROWSERS: readonly [RegExp, string][] = [
  [/MicroMessenger/i, '微信'],
  [/HuaweiBrowser/i, '华为浏览器'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS|Chromium/, 'Chrome'],
  [/Safari/, 'Safari'],
]
const SYSTEMS: readonly [RegExp, string][] = [
  [/HarmonyOS/i, '鸿蒙'],
  [/Android/, 'Android'],
  [/iPhone|iPad|iPod/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/UOS|Kylin/i, '国产桌面系统'],
  [/Linux|X11/, 'Linux'],
]

const firstOf = (list: readonly [RegExp, string][], text: string) =>
  list.find(([pattern]) => pattern.test(text))?.[1]

/** A device in words: “Chrome，Windows”. Anything may be sent as a user agent, so it is a help, never a proof. */
export function deviceText(userAgent: string): string {
  const [browser, system] = [firstOf(BROWSERS, userAgent), firstOf(SYSTEMS, userAgent)]
  return [browser, system].filter(Boolean).join('，') || '未知设备'
}

/** Two sign-ins look alike when browser and system are the same: versions change every few weeks. */
export const isSameDevice = (one: string, other: string): boolean => deviceText(one) === deviceText(other)

export type SecondsLeft = {
  seconds: number
  /** True when being busy would make it last longer. */
  canContinue: boolean
}

/** Until the session ends by itself: idle, or at its absolute end if that is nearer. */
export function secondsLeft(
  { idleEndsAt, expiresAt }: { idleEndsAt: Date; expiresAt: Date },
  now: Date,
): SecondsLeft {
  const end = Math.min(idleEndsAt.getTime(), expiresAt.getTime())
  return {
    seconds: Math.max(0, Math.round((end - now.getTime()) / 1_000)),
    canContinue: idleEndsAt < expiresAt,
  }
}
