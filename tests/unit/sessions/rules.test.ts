import { describe, expect, it } from 'vitest'
import { deviceText, isSameDevice, secondsLeft } from '@/lib/sessions/rules'

const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36'
const EDGE = `${CHROME} Edg/140.0.0.0`
const SAFARI = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1'
const WECHAT = `${SAFARI} MicroMessenger/8.0.50`

describe('deviceText', () => {
  it.each([
    [CHROME, 'Chrome，Windows'],
    [EDGE, 'Edge，Windows'],
    [SAFARI, 'Safari，iOS'],
    [WECHAT, '微信，iOS'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Firefox/140.0', 'Firefox，macOS'],
    ['Mozilla/5.0 (Linux; Android 15; HarmonyOS) HuaweiBrowser/15 Chrome/114', '华为浏览器，鸿蒙'],
    ['curl/8.0', '未知设备'],
    ['', '未知设备'],
  ])('%s', (userAgent, text) => {
    expect(deviceText(userAgent)).toBe(text)
  })

  it('knows a device again after an update, and not another browser', () => {
    expect(isSameDevice(CHROME, CHROME.replace('140', '141'))).toBe(true)
    expect(isSameDevice(CHROME, EDGE)).toBe(false)
  })
})

describe('secondsLeft', () => {
  const now = new Date('2026-11-23T00:00:00Z')
  const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  it.each([
    [30, 480, { seconds: 1_800, canContinue: true }],
    [30, 10, { seconds: 600, canContinue: false }],
    [-1, 480, { seconds: 0, canContinue: true }],
  ])('idle in %i min, over in %i min', (idle, over, left) => {
    expect(secondsLeft({ idleEndsAt: inMinutes(idle), expiresAt: inMinutes(over) }, now)).toEqual(left)
  })
})
