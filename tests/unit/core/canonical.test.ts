import { expect, it } from 'vitest'
import { canonicalText } from '@/lib/core/canonical'

it.each([
  [{ b: 1, a: [true, null, '托育'] }, '{"a":[true,null,"托育"],"b":1}'],
  // RFC 8785 §3.2.3: order by UTF-16 code units, so the emoji comes before ﬓ (U+FB33).
  [
    { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5 },
    '{"\\r":2,"1":4,"€":1,"😀":5,"\ufb33":3}',
  ],
  // RFC 8785 §3.2.2: numbers as ECMAScript writes them.
  [[1 / 3, 1e30, 4.5, 2e-3, 1e-27, -0], '[0.3333333333333333,1e+30,4.5,0.002,1e-27,0]'],
  [{ left: undefined, kept: 'a\u000fb\n"\\' }, '{"kept":"a\\u000fb\\n\\"\\\\"}'],
  [new Date(0), '"1970-01-01T00:00:00.000Z"'],
  ['\\ud800', '"\\\\ud800"'],
])('%j', (value, text) => {
  expect(canonicalText(value)).toBe(text)
})

it.each([
  ['nothing', undefined],
  ['a function', { run: () => 1 }],
  ['NaN', [Number.NaN]],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a bigint', { count: 1n }],
  ['half a pair', { name: '\ud800' }],
  ['half a pair as a name', { '\udc00': 1 }],
])('refuses %s', (_, value) => {
  expect(() => canonicalText(value)).toThrow()
})

it('refuses a circle', () => {
  const circle: { self?: unknown } = {}
  circle.self = circle
  expect(() => canonicalText(circle)).toThrow()
})
