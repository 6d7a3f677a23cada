import http from 'node:http'

/** How long a request may take to arrive, and how often that is looked at. */
export const LIMITS = { headersMs: 15_000, requestMs: 300_000, checkMs: 5_000 }

/**
 * Makes every server of this process give up on callers who dribble (CWE-400, slow requests): headers within 15 s,
 * where Node waits for 60 and looks every 30. A whole request may take Node's five minutes: 20 MB over a weak line.
 * @param {{ headersMs: number, requestMs: number, checkMs: number }} limits
 */
export function limitServers({ headersMs, requestMs, checkMs } = LIMITS) {
  const create = http.createServer
  // Next asks for the server through this object.
  http.createServer = (first, second) => {
    const [options, listener] = typeof first === 'function' ? [{}, first] : [first ?? {}, second]
    const limits = {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: checkMs,
    }
    return create({ ...limits, ...options }, listener)
  }
}
