/** The chosen certificates as a form carries them: what was seen is what is decided. */
export function PickInputs({ picks }: { picks: readonly { id: string; version: number }[] }) {
  return picks.map(({ id, version }) => (
    <input key={id} type="hidden" name="picks" value={`${id}:${version}`} />
  ))
}
