import 'server-only'
import { limitRate } from './rate-limit'

/** Keys with something held back at once; there are no more accounts than that under attack in a minute. */
const MOST_WAITING = 10_000
const TOLD_AFTER_MS = 60_000

/** Who may still have refusals written one by one, and how many of the others are held back to be told as a number. */
export class RefusalCounter {
  private readonly held = new Map<string, number>()

  mayWrite(key: string): boolean {
    try {
      limitRate(`refusal:${key}`, { burst: 20, perMinute: 10 })
      return true
    } catch {
      return false
    }
  }

  /** Counts one more; the first of a minute sets the clock that tells how many there were. */
  holdBack(key: string, tell: (count: number) => void, afterMs = TOLD_AFTER_MS): void {
    const count = this.held.get(key) ?? 0
    if (count === 0 && this.held.size >= MOST_WAITING) return
    this.held.set(key, count + 1)
    if (count > 0) return
    setTimeout(() => {
      const total = this.held.get(key) ?? 0
      this.held.delete(key)
      tell(total)
    }, afterMs).unref()
  }
}
