/** What can become of one certificate of a batch. */
export const OUTCOMES = [
  'done',
  'changed',
  'own',
  'not_allowed',
  'duplicate',
  'ended',
  'not_same',
  'not_found',
] as const
export type Outcome = (typeof OUTCOMES)[number]

export type Decision = { id: string; personName: string; outcome: Outcome }
