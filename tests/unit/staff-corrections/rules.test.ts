import { expect, it } from 'vitest'
import { nextState, readField } from '@/lib/staff-corrections/rules'

const id = '019a0000-0000-7000-8000-000000000001'

it.each([
  ['name', { on: 'name' }],
  [`post:${id}:startedOn`, { on: 'post', id, field: 'startedOn' }],
  [`certificate:${id}`, { on: 'certificate', id }],
  [`post:${id}:operatorId`, null],
  [`post:${id}:isDemo`, null],
  ['identityHash', null],
  [`post:x:startedOn`, null],
])('%s', (text, field) => {
  expect(readField(text)).toEqual(field)
})

it('only an open request is decided or withdrawn', () => {
  expect(nextState('requested', 'accept')).toBe('accepted')
  for (const state of ['accepted', 'refused', 'withdrawn'] as const)
    for (const event of ['accept', 'refuse', 'withdraw'] as const) expect(nextState(state, event)).toBeNull()
})
