import { expect, test } from 'vitest'
import { kindergartenWarnings, type Milestone, milestoneState } from '@/lib/kindergartens/rules'

test.each([
  [null, null, 'unplanned'],
  ['2026-11-21', null, 'late'],
  ['2026-11-22', null, 'due'],
  ['2026-11-23', null, 'due'],
  ['2026-01-01', '2026-06-01', 'done'],
  [null, '2026-06-01', 'done'],
])('due %s, done %s: %s', (dueOn, doneOn, state) => {
  expect(milestoneState({ dueOn, doneOn }, '2026-11-22')).toBe(state)
})

const milestone = (kind: Milestone['kind'], doneOn: string): Milestone => ({ kind, dueOn: null, doneOn })
const project = { status: 'building', isNewBuild: true, completedOn: null, milestones: [] } as const

test('milestones passed in order give no warning, out of order one', () => {
  const inOrder = [milestone('accepted', '2026-05-01'), milestone('site_approved', '2025-01-01')]
  const reversed = [milestone('accepted', '2024-05-01'), milestone('site_approved', '2025-01-01')]
  expect(kindergartenWarnings({ ...project, milestones: inOrder })).toEqual([])
  expect(kindergartenWarnings({ ...project, milestones: reversed })).toHaveLength(1)
})

test('an open new-build without a completion day is named', () => {
  expect(kindergartenWarnings({ ...project, status: 'operating' })).toHaveLength(1)
})
