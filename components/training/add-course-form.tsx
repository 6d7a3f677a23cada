'use client'
import { RecordForm } from '@/components/forms/record-form'
import { RegionField } from '@/components/regions/region-field'
import { addCourseAction } from '@/lib/training-courses/actions'
import { CourseFields } from './course-fields'

type Props = { regions: { code: string; name: string }[] }

export function AddCourseForm({ regions }: Props) {
  return (
    <RecordForm
      action={addCourseAction}
      hidden={{}}
      submitLabel="登记课程"
      saved="已登记"
      cancelHref="/office/training"
    >
      {(state) => (
        <>
          <CourseFields state={state} />
          <RegionField
            state={state}
            name="region"
            label="面向地区"
            hint="这个地区的从业人员能看到场次"
            options={regions}
            defaultValue={regions[0] && `${regions[0].code} ${regions[0].name}`}
          />
        </>
      )}
    </RecordForm>
  )
}
