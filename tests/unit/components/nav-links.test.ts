import { expect, test } from 'vitest'
import { currentItem } from '@/components/shell/nav-links'

const items = ['/', '/office', '/office/targets', '/admin'].map((href) => ({ href, label: href }))

test.each([
  ['/', '/'],
  ['/office', '/office'],
  ['/office/targets', '/office/targets'],
  ['/office/targets/310120', '/office/targets'],
  ['/office/filings', '/office'],
  ['/officers', undefined],
  ['/facilities', undefined],
])('on %s the navigation marks %s', (path, href) => {
  expect(currentItem(items, path)?.href).toBe(href)
})
