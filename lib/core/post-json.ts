import 'server-only'
import { SendError } from './send-error'

type Post = {
  url: string
  body: string
  headers: Record<string, string>
  timeoutMs: number
  /** Of the answer; a longer one is an error. 0: only the status matters, nothing is read. */
  mostBytes: number
}

/**
 * Posts JSON to an address from the settings: no redirect is followed, time and size of the answer are limited, over
 * all of it. Throws SendError or what fetch throws; the caller judges the status.
 */
export async function postJson(post: Post): Promise<{ status: number; text: string }> {
  const response = await fetch(post.url, {
    method: 'POST',
    body: post.body,
    headers: { ...post.headers, 'content-type': 'application/json; charset=utf-8' },
    redirect: 'manual',
    cache: 'no-store',
    signal: AbortSignal.timeout(post.timeoutMs),
  })
  if (post.mostBytes > 0)
    return { status: response.status, text: await limitedText(response, post.mostBytes) }
  await response.body?.cancel()
  return { status: response.status, text: '' }
}

async function limitedText(response: Response, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    // Leaving the loop cancels the stream, so nothing more is read.
    if (size > mostBytes) throw new SendError('too_large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
