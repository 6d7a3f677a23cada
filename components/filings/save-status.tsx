import type { SaveState } from './use-autosave'

/** “已保存 10:32”, in sight while the page scrolls; read aloud when it changes. */
export function SaveStatus({ state }: { state: SaveState }) {
  return (
    <p className="save-status" data-kind={state.kind} role="status">
      {state.text}
    </p>
  )
}
