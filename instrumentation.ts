import type { Instrumentation } from 'next'

/** Once per server process: every loop that works by itself. Not while building, not on the edge. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || !process.env.DATABASE_URL) return
  const { log } = await import('@/lib/core/log')
  const { warmKeyring } = await import('@/lib/core/keyring')
  await warmKeyring()
  const { startHousekeeping } = await import('@/lib/housekeeping/commands')
  startHousekeeping((error) => log.error({ err: error }, 'housekeeping failed'))
  const { startDeliveries } = await import('@/lib/deliveries/commands')
  startDeliveries((error) => log.error({ err: error }, 'delivering messages failed'))
  const { startWebhooks } = await import('@/lib/webhooks/commands')
  startWebhooks((error) => log.error({ err: error }, 'telling partners failed'))
  const { startExchange } = await import('@/lib/national-exchange/commands')
  startExchange((error) => log.error({ err: error }, 'exchange with the national system failed'))
  const { startClockSweep } = await import('@/lib/filing-clocks/sweep')
  startClockSweep((error) => log.error({ err: error }, 'sweeping the clocks of filings failed'))
  const { startCertificateAlerts } = await import('@/lib/certificate-alerts/commands')
  startCertificateAlerts((error) => log.error({ err: error }, 'alerting of ending certificates failed'))
  const { startSealing } = await import('@/lib/audit-seals/commands')
  startSealing((error) => log.error({ err: error }, 'sealing the audit log failed'))
  const { startFileUpkeep } = await import('@/lib/attachments/upkeep')
  startFileUpkeep((error) => log.error({ err: error }, 'upkeep of files failed'))
}

/** Every bug on the server ends here once. The path without its query: search words and numbers may be personal. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { log } = await import('@/lib/core/log')
  log.error(
    {
      err: error,
      digest: error instanceof Error && 'digest' in error ? error.digest : undefined,
      requestId: request.headers['x-request-id'],
      method: request.method,
      path: request.path.split('?')[0],
      route: context.routePath,
      kind: context.routeType,
    },
    'request failed',
  )
}
