import type { ReactNode } from 'react'
import type { FieldView } from './field-view'

/** When it applies, the hint, what is kept, where the value is from, what it was before; undefined: nothing to say. */
export function fieldHint(view: FieldView): ReactNode | undefined {
  const lines = [
    view.whenWords,
    view.hint,
    view.masked && `已保存 ${view.masked}，不改就留空`,
    view.source,
    view.before && `原来：${view.before.join('；') || '没有登记'}`,
  ].filter((line) => line)
  if (lines.length === 0) return undefined
  return lines.map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ))
}
