import 'server-only'

const EVERY_MS = 5_000
const AFTER_ERROR_MS = 60_000

/**
 * Runs a job again and again in this process, 5 to 10 seconds after its last end, a minute after an error; never twice
 * at once. The timers keep no process alive. Several processes are out of step by chance.
 */
export function startLoop(run: () => Promise<unknown>, onError: (error: unknown) => void): void {
  const later = (milliseconds: number) => setTimeout(once, milliseconds).unref()
  const once = () => {
    run().then(
      () => later(EVERY_MS * (1 + Math.random())),
      (error: unknown) => {
        onError(error)
        later(AFTER_ERROR_MS)
      },
    )
  }
  later(EVERY_MS * (1 + Math.random()))
}
