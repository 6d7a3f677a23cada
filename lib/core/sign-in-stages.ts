/** What a session opens: everything, or only the page where the next step of signing in is done. */
export type SessionStage = 'open' | 'second_step' | 'enrol' | 'new_password'

export const STAGE_PATHS = {
  second_step: '/sign-in/second-step',
  enrol: '/sign-in/enrol',
  new_password: '/sign-in/new-password',
} as const satisfies Record<Exclude<SessionStage, 'open'>, string>

/** Where the next step of signing in is done, coming back to `next` afterwards. Null: nothing is missing. */
export function stageAddress(stage: SessionStage, next?: string | null): string | null {
  if (stage === 'open') return null
  return `${STAGE_PATHS[stage]}${next ? `?next=${encodeURIComponent(next)}` : ''}`
}
