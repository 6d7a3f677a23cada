'use client'
import { useActionState } from 'react'
import { DateField } from '@/components/forms/date-field'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SelectField } from '@/components/forms/select-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextareaField } from '@/components/forms/textarea-field'
import { RegionField } from '@/components/regions/region-field'
import { Notice } from '@/components/ui/notice'
import { idle } from '@/lib/core/action-state'
import { publishProcedureAction } from '@/lib/procedures/actions'
import { KIND_LABELS, KINDS } from '@/lib/procedures/labels'

type Props = {
  kind: string
  region: string
  /** The JSON of the version taken as the draft. */
  definition: string
  earliest: string
}

const KIND_OPTIONS = KINDS.map((value) => ({ value, label: KIND_LABELS[value] }))

/** A new version from the text of an old one. Every place that is wrong is named in the message under the text. */
export function PublishForm({ kind, region, definition, earliest }: Props) {
  const [state, act] = useActionState(publishProcedureAction, idle)
  if (state.status === 'ok')
    return (
      <Notice tone="success" title="已发布" live>
        <p>
          <a href={`/admin/procedures/${state.data.id}`}>看看这一版和上一版的差别</a> ·{' '}
          <a href="/admin/procedures">回到事项列表</a>
        </p>
      </Notice>
    )
  const problems = state.status === 'error' ? (state.fields.definition ?? []) : []
  return (
    <Form action={act}>
      <ErrorSummary state={state} />
      <SelectField state={state} name="kind" label="事项" options={KIND_OPTIONS} defaultValue={kind} />
      <RegionField
        state={state}
        name="region"
        label="适用的地区"
        hint="这个地区和它下面没有自己版本的地区都按它办"
        options={[]}
        defaultValue={region}
      />
      <DateField
        state={state}
        name="validFrom"
        label="从哪一天起受理"
        hint="当天起的新办件用这一版；已受理的办件不变"
        min={earliest}
      />
      <TextareaField
        state={state}
        name="source"
        label="依据"
        hint="文件名称、文号、条款；没有文件的写明是本地设置"
        rows={3}
        maxLength={1000}
      />
      {problems.length > 1 && (
        <Notice tone="error" title={`事项内容有 ${problems.length} 处要改`}>
          <ul className="list-disc pl-6">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      <TextareaField
        state={state}
        name="definition"
        label="事项内容（JSON）"
        hint="步骤、材料、期限、部门和文书。字段只能用“字段登记”里有的"
        rows={30}
        defaultValue={definition}
      />
      <p>
        <SubmitButton pendingLabel="正在发布…">发布新版本</SubmitButton>
      </p>
    </Form>
  )
}
