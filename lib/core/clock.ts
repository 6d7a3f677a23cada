import 'server-only'
import { type DateString, dateInShanghai } from '@/lib/format/date'

/** The only reading of the wall clock: rules take `now` as an argument, so tests never wait or fake timers. */
export const now = (): Date => new Date()

/** Today's civil date in Asia/Shanghai, whatever zone the server runs in. */
export const todayInShanghai = (at: Date = now()): DateString => dateInShanghai(at)
