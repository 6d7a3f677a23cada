import { describe, expect, it } from 'vitest'
import { failureInWords } from '@/lib/deliveries/labels'
import {
  absoluteLink,
  MOST_ATTEMPTS,
  mailText,
  maskedAddress,
  oneLine,
  paragraphs,
  retryForeverMilliseconds,
  retryMilliseconds,
  smsText,
  waitMinutes,
} from '@/lib/deliveries/rules'

describe('back-off', () => {
  it.each([
    [1, 1],
    [2, 5],
    [3, 15],
    [4, 60],
    [5, 60],
    [26, 60],
  ])('after try %i it waits about %i minutes', (attempts, minutes) => {
    expect(waitMinutes(attempts)).toBe(minutes)
    expect(retryMilliseconds(attempts, 0)).toBe(minutes * 54_000)
    expect(retryMilliseconds(attempts, 0.5)).toBe(minutes * 60_000)
    expect(retryMilliseconds(attempts, 1)).toBe(minutes * 66_000)
  })

  it('gives up after about a day of trying, and not before', () => {
    const waits = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, index) => waitMinutes(index + 1))
    const hours = waits.reduce((sum, minutes) => sum + minutes, 0) / 60
    expect(hours).toBeGreaterThan(23)
    expect(hours).toBeLessThanOrEqual(24)
    expect(retryMilliseconds(MOST_ATTEMPTS - 1, 0.5)).not.toBeNull()
    expect(retryMilliseconds(MOST_ATTEMPTS, 0.5)).toBeNull()
    expect(retryForeverMilliseconds(MOST_ATTEMPTS + 100, 0.5)).toBe(3_600_000)
  })
})

describe('texts', () => {
  it.each([
    ['备案已收到\r\nBcc: everybody@example.com', '备案已收到 Bcc: everybody@example.com'],
    ['a\u2028b\u0000c\u202ed', 'a b c d'],
    ['  多余   空格 ', '多余 空格'],
    ['半个\ud83d字', '半个 字'],
    ['👩‍👧 全角１２３', '👩‍👧 全角１２３'],
  ])('%j in one line is %j', (text, line) => {
    expect(oneLine(text)).toBe(line)
  })

  it('cuts by characters, never through one', () => {
    expect(oneLine('😀'.repeat(200))).toBe(`${'😀'.repeat(119)}…`)
    expect(oneLine('名'.repeat(120))).toBe('名'.repeat(120))
    expect(Array.from(paragraphs('长'.repeat(10_000)))).toHaveLength(2_000)
  })

  it('keeps paragraphs and nothing else that steers', () => {
    expect(paragraphs('一\r\n二\u2029三\n\n\n\n四\u0007')).toBe('一\n二\n三\n\n四')
  })

  it('links absolutely, or says in words where to look', () => {
    const message = { title: '请补正', text: '请在三天内补正。', href: '/operator/filings/1' }
    expect(absoluteLink('/a?b=1', 'https://shanyu.gov.cn')).toBe('https://shanyu.gov.cn/a?b=1')
    expect(absoluteLink('', 'https://shanyu.gov.cn')).toBeNull()
    expect(mailText(message, 'https://shanyu.gov.cn')).toContain('https://shanyu.gov.cn/operator/filings/1')
    expect(mailText(message, undefined)).toContain('请登录善育门户')
    expect(mailText({ ...message, href: '' }, undefined)).not.toContain('登录')
    expect(smsText(message, 'https://shanyu.gov.cn')).toBe(
      '请补正：请在三天内补正。 https://shanyu.gov.cn/operator/filings/1',
    )
    expect(Array.from(smsText({ title: 'x', text: '长'.repeat(5_000) }, undefined))).toHaveLength(200)
  })

  it.each([
    ['email', 'zhang@example.com', 'z***@example.com'],
    ['sms', '13812345678', '138****5678'],
  ] as const)('masks %s %s', (channel, address, masked) => {
    expect(maskedAddress(channel, address)).toBe(masked)
  })
})

describe('failureInWords', () => {
  it.each([
    'timeout',
    'unreachable',
    'redirect',
    'too_large',
    'unreadable',
    'bad_address',
    'mail_login',
    'expired',
    'damaged',
    'interrupted',
    'status_400',
    'status_404',
    'status_503',
    'smtp_451',
    'smtp_550',
    'something_new',
  ])('%s is said in Chinese', (code) => {
    expect(failureInWords(code)).toMatch(/^[\p{Script=Han}]/u)
    expect(failureInWords(code)).not.toMatch(/[a-z]/)
  })

  it('tells a refusal from a delay', () => {
    expect(failureInWords('smtp_550')).toContain('拒收')
    expect(failureInWords('smtp_451')).toContain('稍后')
    expect(failureInWords('status_403')).toContain('签名')
    expect(failureInWords(null)).toBe('')
  })
})
