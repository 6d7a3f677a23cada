type Undo = () => Promise<unknown> | unknown

const undoing: Undo[] = []
let leaving: Promise<void> | null = null

/** What must be undone before this process ends, whichever way it ends; the last begun is undone first. */
export function onLeaving(undo: Undo): () => void {
  undoing.push(undo)
  return () => {
    const at = undoing.lastIndexOf(undo)
    if (at >= 0) undoing.splice(at, 1)
  }
}

export function leave(): Promise<void> {
  leaving ??= (async () => {
    for (const undo of undoing.splice(0).reverse()) {
      try {
        await undo()
      } catch (error) {
        console.error(error instanceof Error ? error.message : error)
      }
    }
  })()
  return leaving
}

/** Ctrl-C and SIGTERM stop the servers and remove the data before the process ends. */
export function leaveOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!leaving) console.error('stopping…')
      void leave().then(() => process.exit(130))
    })
  }
}
