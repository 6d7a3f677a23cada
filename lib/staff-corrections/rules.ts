import type { StaffCorrectionState } from '@/prisma/generated/enums'

export type CorrectionEvent = 'accept' | 'refuse'
export const CORRECTION_EVENTS = ['accept', 'refuse'] as const satisfies CorrectionEvent[]

const TO = { accept: 'accepted', refuse: 'refused', withdraw: 'withdrawn' } as const satisfies Record<
  CorrectionEvent | 'withdraw',
  StaffCorrectionState
>

/** The state an event leads to; null where it cannot happen: only an open request is decided or withdrawn. */
export const nextState = (
  state: StaffCorrectionState,
  event: CorrectionEvent | 'withdraw',
): StaffCorrectionState | null => (state === 'requested' ? TO[event] : null)

const POST_FIELDS = ['startedOn', 'endedOn', 'kind', 'sharePercent'] as const
export type PostField = (typeof POST_FIELDS)[number]

export type CorrectionField =
  | { on: 'name' }
  | { on: 'post'; id: string; field: PostField }
  | { on: 'certificate'; id: string }

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Reads `name`, `post:<id>:<field>` or `certificate:<id>`; null for anything else. */
export function readField(text: string): CorrectionField | null {
  if (text === 'name') return { on: 'name' }
  const post = new RegExp(`^post:(${UUID}):(\\w+)$`).exec(text)
  const field = POST_FIELDS.find((one) => one === post?.[2])
  if (post?.[1] && field) return { on: 'post', id: post[1], field }
  const certificate = new RegExp(`^certificate:(${UUID})$`).exec(text)
  return certificate?.[1] ? { on: 'certificate', id: certificate[1] } : null
}
