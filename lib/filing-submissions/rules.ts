import { type Answers, positionOf } from '@/lib/filings/answers'
import { answersToSend } from '@/lib/filings/asked'
import type { ClockCode, ProcedureDefinition } from '@/lib/procedures/schema'

/** Both statutory clocks run from the day the complete materials came in (登记和备案办法（试行）第九条). */
export const CLOCKS_FROM_RECEIPT: readonly ClockCode[] = ['receipt', 'compliance']

/** The answers as they are sent: what was asked and answered; a position says its coordinate system. */
export function sentAnswers(definition: ProcedureDefinition, answers: Answers): Answers {
  const position = positionOf(answers)
  const isPlaced = position !== null && position.lng !== null && position.lat !== null
  const complete: Answers = {
    ...answers,
    position: isPlaced ? { ...position, system: position.system || 'WGS84' } : null,
  }
  return Object.fromEntries(
    Object.entries(answersToSend(definition, complete)).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  )
}

/** Every line of the 备案承诺书 by itself; the places of those not accepted. */
export function promisesLeft(promises: readonly string[], accepted: readonly string[]): number[] {
  return promises.flatMap((_, index) => (accepted.includes(String(index)) ? [] : [index]))
}
