import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import type { ImportRunDetail } from '@/lib/imports/queries'
import type { ImportState } from '@/prisma/generated/enums'
import { ChangeTable } from './change-table'
import { ProblemTable } from './problem-table'
import { RunForm } from './run-form'
import { RunSummary } from './run-summary'

type Props = { run: ImportRunDetail; id: string; page: number; pageSize: number; path: string }

/** One run: what the file would do or did, what can be done with it, what is wrong with it. */
export function RunScreen({ run, id, page, pageSize, path }: Props) {
  const { rejected, warnings, changesTotal, state } = run
  return (
    <>
      <RunSummary run={run} />
      <div className="mt-4 flex flex-col gap-4">
        {state === 'checked' && rejected.length > 0 && (
          <Notice tone="error" title={`有 ${rejected.length} 处不能导入`}>
            <p>没有写入任何内容。请按下面的原因改好文件，再重新上传。</p>
          </Notice>
        )}
        {state === 'checked' && rejected.length === 0 && changesTotal === 0 && (
          <Notice title="内容与现有数据完全一致">
            <p>没有需要写入的内容。</p>
          </Notice>
        )}
        <RunForm
          id={id}
          state={state}
          created={run.created}
          updated={run.updated}
          isApplicable={rejected.length === 0 && changesTotal > 0}
          isUndoable={run.kind !== 'staff'}
        />
      </div>
      <div className="mt-6 flex flex-col gap-6">
        {rejected.length > 0 && <ProblemTable caption="退回的行" problems={rejected} />}
        {warnings.length > 0 && (
          <ProblemTable caption="提示" note="不影响导入，请核对。" problems={warnings} />
        )}
        {changesTotal > 0 && (
          <div>
            <ChangeTable
              kind={run.kind}
              changes={run.changes}
              caption={changesCaption(state, rejected.length > 0)}
            />
            <Pager
              page={page}
              pageSize={pageSize}
              total={changesTotal}
              href={(other) => `${path}/${id}?page=${other}`}
            />
          </div>
        )}
      </div>
    </>
  )
}

function changesCaption(state: ImportState, isRefused: boolean): string {
  if (state !== 'checked') return '写入的改动'
  return isRefused ? '其余各行会有的改动（现在不会写入）' : '将要写入的改动'
}
