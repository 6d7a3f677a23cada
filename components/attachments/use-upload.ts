import { useEffect, useRef, useState } from 'react'
import type { DetailedError, Upload } from 'tus-js-client'
import { MOST_FILE_BYTES, UPLOAD_PROBLEMS, type UploadProblem } from '@/lib/attachments/rules'
import type { SlotTarget } from './slot-fields'

export type UploadStateNow =
  | { step: 'idle' | 'done' }
  | { step: 'sending'; percent: number }
  | { step: 'paused'; percent: number; isOffline: boolean }
  | { step: 'problem'; problem: UploadProblem }

export type UploadSteps = ReturnType<typeof useUpload>

/** So much is lost at most when the line breaks. */
const PIECE_BYTES = 1024 * 1024
const RETRY_MS = [500, 2_000, 5_000]
const BY_STATUS: Readonly<Record<number, UploadProblem>> = {
  404: 'gone',
  410: 'gone',
  413: 'too_large',
  429: 'too_many',
}

/** What the server said is wrong, or null when it was not reached at all. */
function problemOf(error: Error | DetailedError): UploadProblem | null {
  const answer = 'originalResponse' in error ? error.originalResponse : null
  if (!answer) return 'originalRequest' in error ? null : 'failed'
  const said = /"problem":"(\w+)"/.exec(answer.getBody() ?? '')?.[1]
  return UPLOAD_PROBLEMS.find((problem) => problem === said) ?? BY_STATUS[answer.getStatus()] ?? 'failed'
}

/** One resumable upload at a time: tus in pieces, going on after a lost line, also after the page was closed. */
export function useUpload(target: SlotTarget, replaces: string | null, whenDone: () => void) {
  const [state, setState] = useState<UploadStateNow>({ step: 'idle' })
  const upload = useRef<Upload | null>(null)
  const percent = useRef(0)

  function resume() {
    setState({ step: 'sending', percent: percent.current })
    upload.current?.start()
  }

  const isOffline = state.step === 'paused' && state.isOffline
  useEffect(() => {
    if (!isOffline) return
    const goOn = () => {
      setState({ step: 'sending', percent: percent.current })
      upload.current?.start()
    }
    window.addEventListener('online', goOn)
    return () => window.removeEventListener('online', goOn)
  }, [isOffline])

  // Leaving the page stops sending; what was sent waits a day and goes on from there.
  useEffect(() => () => void upload.current?.abort(), [])

  async function start(form: HTMLFormElement, asksSubtype: boolean) {
    const fields = new FormData(form)
    const file = fields.get('file')
    const subtype = String(fields.get('subtype') ?? '')
    if (!(file instanceof File) || file.name === '') return setState({ step: 'problem', problem: 'no_file' })
    if (asksSubtype && subtype === '') return setState({ step: 'problem', problem: 'no_subtype' })
    if (file.size === 0) return setState({ step: 'problem', problem: 'empty' })
    if (file.size > MOST_FILE_BYTES) return setState({ step: 'problem', problem: 'too_large' })
    percent.current = 0
    setState({ step: 'sending', percent: 0 })
    const library = await import('tus-js-client').catch(() => null)
    // The script did not come: the plain post is still there.
    if (!library) return form.submit()
    const metadata = {
      filename: file.name,
      caseId: target.caseId ?? '',
      staffPersonId: target.staffPersonId ?? '',
      material: target.material,
      subtype,
      replaces: replaces ?? '',
    }
    const one = new library.Upload(file, {
      endpoint: '/uploads',
      chunkSize: PIECE_BYTES,
      retryDelays: RETRY_MS,
      metadata,
      removeFingerprintOnSuccess: true,
      // The same file for another slot is another upload.
      fingerprint: async () => ['shanyu', ...Object.values(metadata), file.size, file.lastModified].join('|'),
      onProgress: (sent, total) => {
        percent.current = Math.floor((sent / total) * 100)
        setState({ step: 'sending', percent: percent.current })
      },
      onSuccess: () => {
        form.reset()
        setState({ step: 'done' })
        whenDone()
      },
      onError: (error) => {
        const problem = problemOf(error)
        setState(
          problem
            ? { step: 'problem', problem }
            : { step: 'paused', percent: percent.current, isOffline: true },
        )
      },
    })
    upload.current = one
    const [earlier] = await one.findPreviousUploads()
    if (earlier) one.resumeFromPreviousUpload(earlier)
    one.start()
  }

  function pause() {
    void upload.current?.abort()
    setState({ step: 'paused', percent: percent.current, isOffline: false })
  }

  function cancel() {
    // Also at the server; when it cannot be reached, it forgets by itself after a day.
    upload.current?.abort(true).catch(() => undefined)
    setState({ step: 'idle' })
  }

  return { state, start, pause, resume, cancel }
}
