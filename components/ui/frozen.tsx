import type { ReactNode } from 'react'
import { drawHtml } from './draw-html'

/** Some 50 kB each: the areas and views most asked for, not every odd address a visitor may think of. */
const MOST_KEPT = 200
const drawn = new Map<string, string>()
const numbers = new WeakMap<object, number>()
let lastNumber = 0

function numberOf(data: object): number {
  const known = numbers.get(data)
  if (known !== undefined) return known
  lastNumber += 1
  numbers.set(data, lastNumber)
  return lastNumber
}

/** The HTML of a view of this object: drawn at its first asking, kept while it is among the ones asked for last. */
export function frozenHtml(data: object, view: string, draw: () => ReactNode): string {
  const key = `${numberOf(data)}|${view}`
  const html = drawn.get(key) ?? drawHtml(draw())
  drawn.delete(key)
  drawn.set(key, html)
  if (drawn.size > MOST_KEPT) drawn.delete(drawn.keys().next().value as string)
  return html
}

type Props = {
  /** What is drawn: a remembered query result, which is another object as soon as anything changes. */
  data: object
  /** Everything else the drawing depends on. */
  view: string
  children: () => ReactNode
}

/**
 * A large part of a page that is the same for everybody until the data change, kept as text. React would otherwise
 * walk its hundreds of elements three times a request (tree, HTML, data for the browser): most of what a dashboard
 * costs. Plain elements only; see drawHtml.
 */
export function Frozen({ data, view, children }: Props) {
  const __html = frozenHtml(data, view, children)
  // biome-ignore lint/security/noDangerouslySetInnerHtml: drawHtml escapes every text and takes no markup from outside
  return <div className="frozen" dangerouslySetInnerHTML={{ __html }} />
}
