import { createElement, Fragment, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { TargetTile } from '@/components/targets/target-tile'
import { drawHtml } from '@/components/ui/draw-html'
import { frozenHtml } from '@/components/ui/frozen'
import { StatusTag } from '@/components/ui/status-tag'
import { findIndicator } from '@/lib/indicators/catalogue'
import type { Tile } from '@/lib/scorecards/queries'

const EVIL = `<script>alert("1")</script> & 'x' </li>`
const tile = {
  indicator: { ...findIndicator('places_per_1000'), name: EVIL },
  figure: { value: 4.2, notes: [EVIL], missing: null },
  status: 'behind',
  target: null,
  wanted: 4.5,
  missing: 12,
  steps: [],
  areas: { met: 1, behind: 1, unknown: 0, level: 'county', short: ['1'], shortNames: [EVIL] },
} as unknown as Tile

const link = { href: '/x?a=1&b=2', 'aria-current': undefined, 'aria-busy': true, 'data-n': 3, className: 'c' }

const CASES: [string, ReactNode][] = [
  ['text that looks like markup', createElement('p', { title: EVIL }, EVIL, 0, null, false, ' ', 1.5)],
  ['a component', createElement(StatusTag, { status: 'behind' })],
  ['nested lists and fragments', ['一', ['二', null], createElement(Fragment, null, '三', ['四'])]],
  ['attributes', createElement('a', link, 'x')],
  ['boolean attributes', createElement('details', { open: true, hidden: false }, 'x')],
  ['void tags', [createElement('br', { key: 1 }), createElement('input', { key: 2, disabled: true })]],
  ['style', createElement('span', { style: { backgroundSize: '43.1% 100%', color: 'red' } })],
  ['table attributes', createElement('td', { colSpan: 2, tabIndex: 0 }, 'x')],
  [
    'a tile with hostile names',
    <TargetTile key="t" tile={tile} href={`/x"onclick="`} basis="all" asOf="2026-11-22" />,
  ],
]

describe('drawHtml', () => {
  test.each(CASES)('writes what React writes: %s', (_name, node) => {
    // React keeps colSpan as it is written in JSX; HTML does not care.
    expect(drawHtml(node)).toBe(renderToStaticMarkup(node).replace('colSpan', 'colspan'))
  })
  test('no foreign markup gets through', () => {
    const html = drawHtml(<TargetTile tile={tile} href="/x" basis="all" asOf="2026-11-22" />)
    expect(html).not.toContain('<script')
  })
  test('refuses what it cannot draw', () => {
    const client = Object.assign(() => null, { $$typeof: Symbol.for('react.client.reference') })
    expect(() => drawHtml(createElement(client))).toThrow()
    const raw = { dangerouslySetInnerHTML: { __html: 'x' } }
    expect(() => drawHtml(createElement('p', raw))).toThrow()
    expect(() => drawHtml(<button type="button" onClick={() => {}} />)).toThrow()
    expect(() => drawHtml(Promise.resolve('x'))).toThrow()
  })
})

describe('frozenHtml', () => {
  test('draws once per object and view, and again for another of either', () => {
    let times = 0
    const draw = () => {
      times += 1
      return `drawing ${times}`
    }
    const card = {}
    expect(frozenHtml(card, 'a', draw)).toBe('drawing 1')
    expect(frozenHtml(card, 'a', draw)).toBe('drawing 1')
    expect(frozenHtml(card, 'b', draw)).toBe('drawing 2')
    expect(frozenHtml({}, 'a', draw)).toBe('drawing 3')
  })
  test('forgets what was asked for longest ago', () => {
    const [first, second] = [{}, {}]
    frozenHtml(first, 'a', () => 'first')
    frozenHtml(second, 'a', () => 'second')
    for (let index = 0; index < 199; index++) {
      frozenHtml(second, 'a', () => 'drawn again')
      frozenHtml({}, 'a', () => 'other')
    }
    expect(frozenHtml(second, 'a', () => 'drawn again')).toBe('second')
    expect(frozenHtml(first, 'a', () => 'drawn again')).toBe('drawn again')
  })
})
