import path from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { changedInputs, layer, startProblem } from '@/lib/filing-drafts/rules'
import { drawnInputs, nextPage, postedInputs, stepsOf } from '@/lib/filing-drafts/steps'
import { promisesLeft, sentAnswers } from '@/lib/filing-submissions/rules'
import { readProcedures } from '@/prisma/seed/load-procedures'

const seeds = await readProcedures(path.resolve('prisma/seed/reference/procedures'))
const change = seeds.find(({ kind }) => kind === 'change')?.definition
if (!change) throw new Error('no seed')

describe('changedInputs', () => {
  test.each([
    ['nothing', { name: 'a' }, { name: 'a' }, {}],
    ['a text', { name: 'a' }, { name: 'b' }, { name: 'b' }],
    ['a radio nobody chose', { ownership: '' }, {}, {}],
    ['boxes that were emptied', { service_forms: ['full_day'] }, {}, { service_forms: [] }],
    ['one box of several', { service_forms: ['a', 'b'] }, { service_forms: 'a' }, { service_forms: ['a'] }],
    ['one box, as it was', { service_forms: ['a'] }, { service_forms: 'a' }, {}],
    ['a secret that is never drawn', {}, { 'head_identity.secret': '1' }, { 'head_identity.secret': '1' }],
    ['an empty secret', {}, { 'head_identity.secret': '' }, {}],
  ])('%s', (_, drawn, posted, expected) => {
    expect(changedInputs(drawn, posted)).toEqual(expected)
  })
})

it('reads what was drawn, whatever was made of it', () => {
  expect(drawnInputs('{"name":"a","x":["b"],"y":{"z":1},"n":5}')).toEqual({ name: 'a', x: ['b'] })
  for (const text of ['', 'null', '[]', '{', '"a"']) expect(drawnInputs(text)).toEqual({})
})

it('takes answers from a form, not its own fields and not files', () => {
  const form = {
    name: 'a',
    reason: '一\r\n二',
    go: 'next',
    service_forms: ['full_day', 'hourly'],
    address: new Blob(['x']),
  }
  expect(postedInputs(form, Object.keys(form))).toEqual({
    name: 'a',
    reason: '一\n二',
    service_forms: ['full_day', 'hourly'],
    address: '',
  })
})

describe('nextPage', () => {
  const to = (page: string, go: string, changed: string[], back: '' | 'check' = '') =>
    nextPage('id', page, go, back, { filing: { definition: change }, answers: { changed_fields: changed } })
  it('skips pages that ask nothing, and ends at the files', () => {
    expect(stepsOf(change, { changed_fields: ['address'] })).toEqual(['change', 'site', 'materials'])
    expect(to('change', 'next', ['address'])).toBe('/operator/filings/id/site')
    expect(to('site', 'next', ['address'])).toBe('/operator/filings/id/materials')
    expect(to('identity', 'next', ['address'])).toBe('/operator/filings/id/site')
  })
  it('goes back where it came from, stays for a row, leaves on demand', () => {
    expect(to('site', 'next', ['address'], 'check')).toBe('/operator/filings/id/check')
    expect(to('places', 'add:rooms:k', ['classes'], 'check')).toBe(
      '/operator/filings/id/places?back=check&add=k#field-rooms',
    )
    expect(to('site', 'list', ['address'])).toBe('/operator/filings/id')
  })
})

test.each([
  ['filing', 'operating', 'filed', true],
  ['filing', 'operating', 'not_filed', false],
  ['change', 'operating', 'filed', false],
  ['change', 'operating', 'not_filed', true],
  ['change', 'closed', 'filed', true],
  ['suspension', 'operating', 'filed', false],
  ['suspension', 'suspended', 'filed', true],
  ['resumption', 'suspended', 'filed', false],
  ['resumption', 'operating', 'filed', true],
  ['cancellation', 'suspended', 'filed', false],
] as const)('%s of a facility that is %s and %s is refused: %s', (kind, status, filingState, isRefused) => {
  expect(startProblem(kind, { status, filingState }) !== null).toBe(isRefused)
})

it('layers what is known, the nearer source winning, nothing never', () => {
  expect(
    layer(
      { source: 'operator', answers: { name: '公司', contact_name: '陈' } },
      { source: 'facility', answers: { name: '园', contact_name: '', classes: [] } },
    ),
  ).toEqual({
    answers: { name: '园', contact_name: '陈' },
    sources: { name: 'facility', contact_name: 'operator' },
  })
})

describe('what is sent', () => {
  it('leaves out what was not asked or not answered', () => {
    const answers = {
      changed_fields: ['address'],
      change_reason: 'x',
      address: 'b',
      name: '旧名',
      classes: [],
    }
    expect(sentAnswers(change, answers)).toEqual({
      changed_fields: ['address'],
      change_reason: 'x',
      address: 'b',
    })
  })
  it('says the coordinate system of a position', () => {
    const answers = { changed_fields: ['address'], address: 'b', position: { lng: 121, lat: 31, system: '' } }
    expect(sentAnswers(change, answers).position).toEqual({ lng: 121, lat: 31, system: 'WGS84' })
  })
  it('wants every promise by itself', () => {
    expect(promisesLeft(['一', '二', '三'], ['0', '2', '7'])).toEqual([1])
    expect(promisesLeft([], [])).toEqual([])
  })
})
