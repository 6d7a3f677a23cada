'use client'
import { DateField } from '@/components/forms/date-field'
import { RecordForm } from '@/components/forms/record-form'
import {
  addClassAction,
  closeClassAction,
  editClassAction,
  takeOverClassesAction,
} from '@/lib/classes/actions'
import type { ClassDto } from '@/lib/classes/queries'
import { ClassFields } from './class-fields'

export function AddClassForm({ facilityId, today }: { facilityId: string; today: string }) {
  return (
    <RecordForm
      action={addClassAction}
      hidden={{ facilityId }}
      submitLabel="添加班级"
      summary="添加班级"
      saved="已添加"
    >
      {(state) => <ClassFields state={state} values={{ openedOn: today }} />}
    </RecordForm>
  )
}

export function TakeOverForm({ facilityId, count }: { facilityId: string; count: number }) {
  return (
    <RecordForm
      action={takeOverClassesAction}
      hidden={{ facilityId }}
      submitLabel="按备案登记的班级建立"
      saved="已建立"
    >
      {() => (
        <p>{`备案材料里有 ${count} 个班级。点一下就按备案的名称、班型和托位数建好，之后还可以修改。`}</p>
      )}
    </RecordForm>
  )
}

export function EditClassForm({ group }: { group: ClassDto }) {
  return (
    <RecordForm
      action={editClassAction}
      hidden={{ classId: group.id, version: group.version }}
      submitLabel="保存修改"
      saved="已保存"
      idPrefix="edit-"
      cancelHref={`/operator/classes?facility=${group.facilityId}`}
    >
      {(state) => <ClassFields state={state} values={group} idPrefix="edit-" />}
    </RecordForm>
  )
}

export function CloseClassForm({ group, today }: { group: ClassDto; today: string }) {
  return (
    <RecordForm
      action={closeClassAction}
      hidden={{ classId: group.id, version: group.version }}
      submitLabel="登记停班"
      variant="danger"
      saved="已登记停班"
      idPrefix="close-"
    >
      {(state) => (
        <DateField
          state={state}
          idPrefix="close-"
          name="closedOn"
          label="从哪一天起停班"
          hint="停班后不再排班，以前的记录都保留；再开班请添加新的班级"
          min={group.openedOn}
          max={today}
          defaultValue={today}
        />
      )}
    </RecordForm>
  )
}
