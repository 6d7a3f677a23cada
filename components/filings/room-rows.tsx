import { NumberField } from '@/components/forms/number-field'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import type { ActionState } from '@/lib/core/action-state'
import { ROOM_USE_OPTIONS } from '@/lib/procedures/field-register'
import { type FieldView, rowKeys } from './field-view'
import { RowFrame } from './row-frame'
import { RowsFrame } from './rows-frame'

type Props = { view: FieldView; state: ActionState; newKey: string }

export function RoomRows({ view, state, newKey }: Props) {
  const keys = rowKeys(view)
  const input = (key: string, part: string) => {
    const name = `rooms.${key}.${part}`
    return { name, state, defaultValue: String(view.inputs[name] ?? '') }
  }
  return (
    <RowsFrame
      view={view}
      newKey={newKey}
      addLabel="添加房间"
      empty="还没有房间。"
      isEmpty={keys.length === 0}
    >
      {keys.map((key, index) => (
        <RowFrame
          key={key}
          list="rooms"
          rowKey={key}
          title={`第 ${index + 1} 间`}
          removeLabel={`删除第 ${index + 1} 间`}
        >
          <TextField {...input(key, 'name')} label="名称" narrow />
          <SelectField {...input(key, 'use')} label="用途" placeholder="请选择" options={ROOM_USE_OPTIONS} />
          <NumberField {...input(key, 'areaSquareMetres')} label="面积" unit="㎡" decimals />
          <NumberField
            {...input(key, 'windowAreaSquareMetres')}
            label="可开启的窗的面积"
            unit="㎡"
            decimals
            optional
          />
          <NumberField {...input(key, 'floor')} label="在几层" unit="层" />
        </RowFrame>
      ))}
    </RowsFrame>
  )
}
