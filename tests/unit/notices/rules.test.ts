import { describe, expect, it } from 'vitest'
import { noticeHref } from '@/lib/notices/rules'

describe('noticeHref', () => {
  it.each(['/operator/filings/1', '/office/tasks?page=2', ''])('lets %j be', (href) => {
    expect(noticeHref(href)).toBe(href)
  })

  it.each([
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    'operator/filings',
    '/.//elsewhere.example',
  ])('refuses %j', (href) => {
    expect(() => noticeHref(href)).toThrow(RangeError)
  })
})
