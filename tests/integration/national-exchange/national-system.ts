import type { ServerResponse } from 'node:http'
import { type Post, sendJson, startWebServer } from '@/tests/support/web-server'

export type Sent = { id: string; sequence: number; kind: string } & Record<string, string | number>
export type Arrival = { post: Post; sent: Sent; isRepeat: boolean }

/**
 * What the national system does in the tests: it stores each id once and echoes what it stored. `misbehave` may answer
 * (or drop) first and return true; with `afterStoring` the message is stored, but the answer gets lost.
 */
export async function startNationalSystem() {
  const system = {
    arrivals: [] as Arrival[],
    /** In the order of storing. */
    stored: [] as Sent[],
    misbehave: (_arrival: Arrival, _response: ServerResponse): boolean => false,
    afterStoring: (_arrival: Arrival, _response: ServerResponse): boolean => false,
    /** What it says it has stored. */
    echo: (sent: Sent): Record<string, unknown> => sent,
    url: '',
    close: (): Promise<void> => Promise.resolve(),
    reset: () => {
      system.arrivals = []
      system.stored = []
      system.misbehave = () => false
      system.afterStoring = () => false
      system.echo = (sent) => sent
    },
  }
  const server = await startWebServer((post, response) => {
    const sent = JSON.parse(post.body) as Sent
    const isRepeat = system.stored.some(({ id }) => id === sent.id)
    const arrival = { post, sent, isRepeat }
    system.arrivals.push(arrival)
    if (system.misbehave(arrival, response)) return
    if (!isRepeat) system.stored.push(sent)
    if (system.afterStoring(arrival, response)) return
    sendJson(response, isRepeat ? 409 : 200, { id: sent.id, received: system.echo(sent) })
  })
  system.url = server.url
  system.close = server.close
  return system
}
