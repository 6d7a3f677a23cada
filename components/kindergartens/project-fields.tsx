import { DateField } from '@/components/forms/date-field'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import type { ActionState } from '@/lib/core/action-state'
import { MILESTONE_KIND_LABELS, SYNC_FLAG_LABELS } from '@/lib/kindergartens/labels'
import { MILESTONES, SYNC_FLAGS } from '@/lib/kindergartens/rules'

type Props = { state: ActionState; values: Record<string, string> }

const YES_NO = [
  { value: '1', label: '是' },
  { value: '0', label: '否' },
]

/** New-build projects: programme, days, the five 同步 flags and the milestones. Empty: not recorded. */
export function ProjectFields({ state, values }: Props) {
  const field = (name: string) => ({ name, state, defaultValue: values[name], optional: true })
  return (
    <>
      <h3>建设项目</h3>
      <TextField {...field('programme')} label="建设计划" hint="列入的行动计划名称" maxLength={100} />
      <DateField {...field('dueOn')} label="计划竣工日期" />
      <DateField {...field('completedOn')} label="实际竣工日期" />
      <h3>五同步</h3>
      {SYNC_FLAGS.map((flag) => (
        <SelectField
          key={flag}
          {...field(flag)}
          label={SYNC_FLAG_LABELS[flag]}
          placeholder="未记录"
          options={YES_NO}
        />
      ))}
      <h3>项目节点</h3>
      {MILESTONES.map((kind) => (
        <div key={kind} className="flex flex-wrap gap-4">
          <DateField {...field(`${kind}DueOn`)} label={`${MILESTONE_KIND_LABELS[kind]}：计划`} />
          <DateField {...field(`${kind}DoneOn`)} label={`${MILESTONE_KIND_LABELS[kind]}：完成`} />
        </div>
      ))}
    </>
  )
}
