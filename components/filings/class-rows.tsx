import { NumberField } from '@/components/forms/number-field'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import type { ActionState } from '@/lib/core/action-state'
import { CLASS_KIND_OPTIONS } from '@/lib/procedures/field-register'
import { type FieldView, rowKeys } from './field-view'
import { RowFrame } from './row-frame'
import { RowsFrame } from './rows-frame'

type Props = { view: FieldView; state: ActionState; newKey: string }

const KINDS = CLASS_KIND_OPTIONS.map(({ value, label, hint }) => ({ value, label: `${label}（${hint}）` }))

export function ClassRows({ view, state, newKey }: Props) {
  const keys = rowKeys(view)
  const input = (key: string, part: string) => {
    const name = `classes.${key}.${part}`
    return { name, state, defaultValue: String(view.inputs[name] ?? '') }
  }
  return (
    <RowsFrame
      view={view}
      newKey={newKey}
      addLabel="添加班级"
      empty="还没有班级。"
      isEmpty={keys.length === 0}
    >
      {keys.map((key, index) => (
        <RowFrame
          key={key}
          list="classes"
          rowKey={key}
          title={`第 ${index + 1} 个班`}
          removeLabel={`删除第 ${index + 1} 个班`}
        >
          <TextField {...input(key, 'name')} label="班名" narrow />
          <SelectField {...input(key, 'kind')} label="班型" placeholder="请选择" options={KINDS} />
          <NumberField {...input(key, 'places')} label="托位" unit="个" />
          <NumberField {...input(key, 'carers')} label="保育人员" unit="人" />
          {view.rooms.length > 0 && (
            <SelectField
              {...input(key, 'roomKey')}
              label="用哪一间房"
              placeholder="不固定"
              options={view.rooms}
              optional
            />
          )}
        </RowFrame>
      ))}
    </RowsFrame>
  )
}
