import { describe, expect, it, test } from 'vitest'
import type { Answers } from '@/lib/filings/answers'
import { addRow, applyInput, type Inputs, inputsOf, removeRow } from '@/lib/filings/inputs'
import { FIELD_CODES } from '@/lib/procedures/field-register'

const PERSON = '0198a0b0-0000-7000-8000-000000000001'
const whole: Answers = {
  name: '晨曦',
  service_forms: ['full_day', 'hourly'],
  inclusive: false,
  floors: [-1, 2],
  building_area: 420.5,
  position: { lng: 121.4, lat: 30.9, system: 'GCJ02' },
  rooms: [
    {
      key: 'a',
      name: '活动室',
      use: 'activity',
      areaSquareMetres: 60,
      windowAreaSquareMetres: null,
      floor: 1,
    },
  ],
  classes: [{ key: 'b', name: '小苗', kind: 'toddler', places: 15, roomKey: 'a', carers: 3 }],
  staff: [{ personId: PERSON, kind: 'carer' }],
  head_identity: { masked: '110***', sealed: 'v1' },
}

it('draws answers as inputs and reads them back the same, secrets apart', () => {
  const inputs = inputsOf(FIELD_CODES, whole)
  expect(JSON.stringify(inputs)).not.toMatch(/110|v1/)
  let back: Answers = {}
  for (const [name, raw] of Object.entries(inputs)) {
    const result = applyInput(back, name, raw)
    if (!result.ok) throw new Error(`${name}: ${result.problem}`)
    back = result.answers
  }
  const { head_identity: _, ...open } = whole
  expect(back).toMatchObject(open)
})

describe('a row', () => {
  it('that is gone comes back when its input is saved', () => {
    const result = applyInput({ rooms: [] }, 'rooms.x.name', '睡眠室')
    expect(result).toMatchObject({
      ok: true,
      answers: { rooms: [{ key: 'x', name: '睡眠室', floor: null }] },
    })
  })

  it('is added once and removed by its key', () => {
    const once = addRow({}, 'classes', 'k')
    if (!once.ok) throw new Error(once.problem)
    expect(addRow(once.answers, 'classes', 'k')).toEqual(once)
    expect(removeRow(once.answers, 'classes', 'k')).toEqual({ ok: true, answers: { classes: [] } })
  })

  it('beyond three hundred is refused', () => {
    const rooms = Array.from({ length: 300 }, (_, index) => ({ key: `k${index}` }))
    expect(addRow({ rooms }, 'rooms', 'one-more')).toMatchObject({ ok: false })
  })
})

test.each([
  ['nonsense', 'x'],
  ['name.more', 'x'],
  ['rooms', 'x'],
  ['rooms.a', 'x'],
  ['rooms.a.key', 'x'],
  ['rooms.A B.name', 'x'],
  ['rooms.__proto__.name', 'x'],
  ['position.z', '1'],
  ['staff.me', 'carer'],
  ['head_identity', '11010519491231002X'],
  ['constructor', 'x'],
  ['name', '长'.repeat(20_001)],
])('refuses the input %s', (name, raw) => {
  expect(applyInput(whole, name, raw)).toMatchObject({ ok: false })
})

it('leaves what stands beside alone', () => {
  const result = applyInput(whole, 'rooms.a.floor', '３')
  if (!result.ok) throw new Error(result.problem)
  expect(result.answers).toEqual({ ...whole, rooms: [{ ...(whole.rooms as object[])[0], floor: 3 }] })
})

it('forgets a position when all three inputs are emptied', () => {
  let answers: Answers = { position: { lng: 1, lat: 2, system: 'WGS84' } }
  const empty: Inputs = { 'position.lng': '', 'position.lat': '', 'position.system': '' }
  for (const [name, raw] of Object.entries(empty)) {
    const result = applyInput(answers, name, raw)
    if (result.ok) answers = result.answers
  }
  expect(answers.position).toBeNull()
})
