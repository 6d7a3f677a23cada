import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { UPLOAD_PROBLEM_LABELS } from '@/lib/attachments/labels'
import type { UploadSteps } from './use-upload'

type Props = Pick<UploadSteps, 'state' | 'pause' | 'resume' | 'cancel'>

/** How far it is, what stopped it, and what to do; changes are read aloud. */
export function UploadState({ state, pause, resume, cancel }: Props) {
  if (state.step === 'problem') {
    return (
      <Notice tone="error" title="文件没有上传成功" live>
        <p>{UPLOAD_PROBLEM_LABELS[state.problem]}</p>
      </Notice>
    )
  }
  const busy = state.step === 'sending' || state.step === 'paused'
  return (
    <div>
      {busy && (
        <>
          <progress className="attachment-progress" value={state.percent} max={100} aria-label="上传进度" />
          <p>
            已上传 {state.percent}%{state.step === 'sending' && state.percent === 100 && '，正在检查文件…'}
          </p>
        </>
      )}
      <p role="status">
        {state.step === 'done' && '已上传。'}
        {state.step === 'paused' && state.isOffline && '网络断了，已上传的部分还在。连上网后会自动继续。'}
        {state.step === 'paused' && !state.isOffline && '已暂停。'}
      </p>
      {busy && (
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {state.step === 'sending' ? (
            <Button variant="secondary" onClick={pause}>
              暂停
            </Button>
          ) : (
            <Button onClick={resume}>继续上传</Button>
          )}
          <Button variant="quiet" onClick={cancel}>
            取消
          </Button>
        </div>
      )}
    </div>
  )
}
