import 'server-only'
import pino from 'pino'
import { env } from './env'

/** One JSON line an event. Never personal data: ids, codes and counts only. */
export const log = pino({
  level: env.PORTAL_LOG_LEVEL,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['password', '*.password', 'token', '*.token', 'headers.cookie', 'headers.authorization'],
})
