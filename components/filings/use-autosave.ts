'use client'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { idle } from '@/lib/core/action-state'
import { ERROR_TEXT } from '@/lib/core/errors'
import { saveInputsAction } from '@/lib/filing-drafts/actions'
import type { Inputs } from '@/lib/filings/inputs'

export type SaveState = { kind: 'idle' | 'saving' | 'saved' | 'waiting' | 'problem'; text: string }

const WAITS_MS = [2_000, 5_000, 15_000, 30_000]
/** What the form carries for itself and nobody typed. */
const OWN_NAMES = ['caseId', 'page', 'drawn', 'go', 'back']
const isAnswer = (name: string) => name !== '' && !name.startsWith('$') && !OWN_NAMES.includes(name)

const isBlankable = (form: HTMLFormElement, name: string) =>
  form.querySelector(`[name="${CSS.escape(name)}"][type="checkbox"]`) !== null

/**
 * Saves every answer as soon as its input is left. Without a connection the answers wait on the page and go out when
 * it is back; the person goes on writing meanwhile. `drawn` follows what was saved, for the page's own button.
 */
export function useAutosave(form: RefObject<HTMLFormElement | null>, caseId: string, first: Inputs) {
  const [state, setState] = useState<SaveState>({ kind: 'idle', text: '' })
  const [drawn, setDrawn] = useState(first)
  const pending = useRef(new Map<string, string[]>())
  const running = useRef(false)
  const failures = useRef(0)

  const flush = useCallback(async () => {
    if (running.current || pending.current.size === 0) return
    running.current = true
    const sent = new Map(pending.current)
    setState({ kind: 'saving', text: '正在保存…' })
    const result = await send(caseId, sent)
    running.current = false
    if (result === null) {
      failures.current += 1
      setState({
        kind: 'waiting',
        text: '现在连不上网，填写的内容留在这一页，连上后自动保存。请不要关闭页面',
      })
      setTimeout(flush, WAITS_MS[Math.min(failures.current, WAITS_MS.length) - 1])
      return
    }
    failures.current = 0
    if (result.status === 'error' && result.code !== 'invalid') {
      setState({ kind: 'problem', text: result.fields['']?.[0] ?? ERROR_TEXT[result.code] })
      if (result.code === 'too_many') setTimeout(flush, 10_000)
      return
    }
    for (const [name, values] of sent) {
      if (pending.current.get(name) === values) pending.current.delete(name)
    }
    const refused = result.status === 'error' ? result.fields : {}
    setDrawn((before) => withSaved(before, sent, refused, form.current))
    const problem = Object.values(refused)[0]?.[0]
    if (result.status === 'ok') setState({ kind: 'saved', text: `已保存 ${result.data.savedAt}` })
    else setState({ kind: 'problem', text: problem ?? ERROR_TEXT.invalid })
    if (pending.current.size > 0) void flush()
  }, [caseId, form])

  useEffect(() => {
    const element = form.current
    if (!element) return
    // The DOM's own change event: once an input is left, not at every key.
    const changed = (event: Event) => {
      const { target } = event
      const isInput =
        target instanceof HTMLInputElement ||
        target instanceof HTMLSelectElement ||
        target instanceof HTMLTextAreaElement
      if (!isInput || !isAnswer(target.name)) return
      pending.current.set(target.name, new FormData(element).getAll(target.name).map(String))
      void flush()
    }
    const leaving = (event: BeforeUnloadEvent) => {
      if (pending.current.size > 0) event.preventDefault()
    }
    // The page's own button sends everything anyway: nothing is lost by going.
    const submitted = () => pending.current.clear()
    element.addEventListener('change', changed)
    element.addEventListener('submit', submitted)
    window.addEventListener('online', flush)
    window.addEventListener('beforeunload', leaving)
    return () => {
      element.removeEventListener('change', changed)
      element.removeEventListener('submit', submitted)
      window.removeEventListener('online', flush)
      window.removeEventListener('beforeunload', leaving)
    }
  }, [form, flush])

  return { state, drawn }
}

/** Null when the portal could not be reached. */
async function send(caseId: string, inputs: ReadonlyMap<string, string[]>) {
  const form = new FormData()
  form.set('caseId', caseId)
  form.set('names', [...inputs.keys()].join('\n'))
  for (const [name, values] of inputs) for (const value of values) form.append(name, value)
  try {
    return await saveInputsAction(idle, form)
  } catch {
    return null
  }
}

function withSaved(
  drawn: Inputs,
  sent: ReadonlyMap<string, string[]>,
  refused: Record<string, string[]>,
  form: HTMLFormElement | null,
): Inputs {
  const saved = [...sent].filter(([name]) => !(name in refused) && !name.endsWith('.secret'))
  return {
    ...drawn,
    ...Object.fromEntries(
      saved.map(([name, values]) => [name, form && isBlankable(form, name) ? values : (values[0] ?? '')]),
    ),
  }
}
