import { expect, it } from 'vitest'
import { ACTION_LABELS } from '@/lib/audit/labels'
import { CASE_EVENT_DONE, CASE_EVENT_LABELS, conflictText, FILING_ACTION_LABELS } from '@/lib/filings/labels'
import { CASE_EVENTS } from '@/lib/filings/rules'

it('has words for every event, in the audit log too', () => {
  for (const event of CASE_EVENTS) {
    expect(CASE_EVENT_LABELS[event]).toBeTruthy()
    expect(CASE_EVENT_DONE[event]).toBeTruthy()
    expect(ACTION_LABELS[`filing.${event}`]).toBe(FILING_ACTION_LABELS[`filing.${event}`])
  }
})

it('tells the second who did what, and when in Shanghai', () => {
  const last = { actorName: '张三', action: 'filing.issue_receipt', at: new Date('2026-11-22T02:32:00Z') }
  expect(conflictText(last)).toBe(
    '张三 已在 2026年11月22日 (周日) 10:32 出具了回执。请刷新页面看最新内容，再决定怎么办。',
  )
  expect(conflictText(null)).toContain('请刷新页面')
  expect(conflictText({ ...last, action: 'filing.unheard_of' })).not.toContain('unheard')
})
