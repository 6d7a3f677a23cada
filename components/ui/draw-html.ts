import { Fragment, isValidElement, type ReactNode } from 'react'

const VOID = new Set(['br', 'hr', 'img', 'input', 'col', 'wbr'])
const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
}
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char)

/**
 * The HTML of plain tags and plain components (no hooks, no promises, no client parts), every text escaped: what
 * renderToStaticMarkup would write, which server components may not import.
 */
export function drawHtml(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (typeof node === 'string' || typeof node === 'number') return escapeHtml(String(node))
  if (Array.isArray(node)) return node.map(drawHtml).join('')
  if (!isValidElement<Record<string, unknown>>(node)) throw new Error('only plain elements can be drawn')
  const { type, props } = node
  const children = props.children as ReactNode
  if (type === Fragment) return drawHtml(children)
  if (typeof type === 'string') {
    const open = `<${type}${Object.entries(props).map(attribute).join('')}`
    return VOID.has(type) ? `${open}/>` : `${open}>${drawHtml(children)}</${type}>`
  }
  // A client component arrives as a reference, not as a function to call.
  if (typeof type !== 'function' || '$$typeof' in type) throw new Error('only plain components can be drawn')
  return drawHtml((type as (props: object) => ReactNode)(props))
}

const NAMES: Record<string, string> = { className: 'class', htmlFor: 'for' }

function attribute([name, value]: [string, unknown]): string {
  if (name === 'children' || value === undefined || value === null) return ''
  if (name === 'dangerouslySetInnerHTML' || typeof value === 'function')
    throw new Error(`${name} cannot be drawn`)
  const written = NAMES[name] ?? name.toLowerCase()
  if (typeof value === 'boolean') {
    if (/^(aria|data)-/.test(name)) return ` ${written}="${value}"`
    return value ? ` ${written}=""` : ''
  }
  const text = name === 'style' ? styleText(value as Record<string, string | number>) : String(value)
  return ` ${written}="${escapeHtml(text)}"`
}

const styleText = (style: Record<string, string | number>): string =>
  Object.entries(style)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (char) => `-${char.toLowerCase()}`)}:${value}`)
    .join(';')
