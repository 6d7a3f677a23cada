import { describe, expect, it } from 'vitest'
import { nextState, type RunningPost, timeConflict } from '@/lib/staff-conflicts/rules'

let serial = 0
const post = (operatorId: string, facilityId: string | null, sharePercent: number | null): RunningPost => {
  serial += 1
  return { id: `p${serial}`, operatorId, facilityId, sharePercent }
}

describe('timeConflict', () => {
  it.each([
    ['one whole week', [post('a', '1', 100)]],
    ['head and carer at one facility', [post('a', '1', 100), post('a', '1', 100)]],
    ['the body’s own post beside one at its facility', [post('a', null, 100), post('a', '1', 100)]],
    ['a whole week in two halves', [post('a', '1', 50), post('b', '2', 50)]],
    ['a share not told beside a whole week', [post('a', '1', 100), post('b', '2', null)]],
    ['nothing', []],
  ])('%s is none', (_what, posts) => {
    expect(timeConflict(posts)).toBeNull()
  })

  it.each([
    ['two bodies', [post('a', '1', 100), post('b', '2', 100)], 'two_full_time', 200],
    ['two facilities of one body', [post('a', '1', 100), post('a', '2', 100)], 'two_full_time', 200],
    ['a whole week and a bit', [post('a', '1', 100), post('b', '2', 1)], 'over_full_time', 101],
    ['shares above a week', [post('a', '1', 60), post('b', '2', 50)], 'over_full_time', 110],
  ] as const)('%s: %#', (_what, posts, kind, totalPercent) => {
    expect(timeConflict([...posts])).toMatchObject({
      kind,
      totalPercent,
      postIds: posts.map(({ id }) => id).sort(),
    })
  })
})

it('only an open conflict is decided', () => {
  expect(nextState('open', 'resolve')).toBe('resolved')
  expect(nextState('open', 'dismiss')).toBe('dismissed')
  for (const state of ['resolved', 'dismissed'] as const) expect(nextState(state, 'resolve')).toBeNull()
})
