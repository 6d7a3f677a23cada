/** Where in the form this page is. A page whose questions no longer apply is no step. */
export function StepLine({ at, of }: { at: number; of: number }) {
  return at > 0 ? <p className="text-muted">{`第 ${at} 步，共 ${of} 步`}</p> : null
}
