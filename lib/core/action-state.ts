import type { ErrorCode, FieldErrors } from './errors'

/** What a form gets back from its action. `values` are echoed because React empties inputs after every action. */
export type ActionState<T = unknown> =
  | { status: 'idle' }
  | { status: 'ok'; data: T }
  | {
      status: 'error'
      code: ErrorCode | 'unexpected'
      fields: FieldErrors
      values: Record<string, string>
      requestId: string | null
    }

export const idle: ActionState<never> = { status: 'idle' }
