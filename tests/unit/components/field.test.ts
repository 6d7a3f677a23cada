import { expect, test } from 'vitest'
import { fieldId, fieldValue, inputProps } from '@/components/forms/field'
import type { ActionState } from '@/lib/core/action-state'

const refused: ActionState = {
  status: 'error',
  code: 'invalid',
  fields: { 'places.infant': ['托位数应为整数'] },
  values: { 'places.infant': '三', name: '' },
  requestId: null,
}

test.each([
  ['first drawing shows the record', undefined, 'places.infant', 12, '12'],
  ['zero is a value, not a blank', undefined, 'places.infant', 0, '0'],
  ['what was typed wins over the record', refused, 'places.infant', 12, '三'],
  ['what was emptied stays empty', refused, 'name', '旧名', ''],
  ['a field not sent falls back to the record', refused, 'note', '旧说明', '旧说明'],
  ['an accepted form shows the record', { status: 'ok', data: null } as const, 'name', '新名', '新名'],
])('%s', (_, state, name, defaultValue, value) => {
  expect(fieldValue({ state, name, defaultValue })).toBe(value)
})

test('a refused input is tied to its hint and its message', () => {
  const id = fieldId('places.infant', 'a-')
  expect(
    inputProps({ name: 'places.infant', label: '乳儿班', hint: '个', state: refused, idPrefix: 'a-' }),
  ).toMatchObject({
    id,
    'aria-invalid': true,
    'aria-describedby': `${id}-hint ${id}-error`,
  })
})
