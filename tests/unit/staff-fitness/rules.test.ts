import { expect, test } from 'vitest'
import { reasonsOf } from '@/lib/staff-fitness/rules'

const fit = {
  healthInForce: true,
  healthKnown: true,
  backgroundInForce: true,
  backgroundKnown: true,
  banned: false,
}

test.each([
  ['fit', {}, []],
  ['no health certificate', { healthInForce: false, healthKnown: false }, ['no_health_certificate']],
  ['an expired one', { healthInForce: false }, ['health_certificate_expired']],
  ['no check', { backgroundInForce: false, backgroundKnown: false }, ['no_background_check']],
  ['an old check', { backgroundInForce: false }, ['background_check_expired']],
  ['barred, whatever the papers', { banned: true }, ['banned']],
  [
    'everything at once',
    { healthInForce: false, backgroundInForce: false, backgroundKnown: false, banned: true },
    ['health_certificate_expired', 'no_background_check', 'banned'],
  ],
] as const)('%s', (_name, change, reasons) => {
  expect(reasonsOf({ ...fit, ...change })).toEqual(reasons)
})
