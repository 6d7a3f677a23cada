'use client'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { RecordForm } from '@/components/forms/record-form'
import { editCourseAction } from '@/lib/training-courses/actions'
import type { CourseDto } from '@/lib/training-courses/queries'
import { CourseFields } from './course-fields'

const PREFIX = 'course-'

export function EditCourseForm({ course }: { course: CourseDto }) {
  return (
    <RecordForm
      action={editCourseAction}
      hidden={{ courseId: course.id, version: course.version }}
      submitLabel="保存修改"
      saved="修改已保存"
      summary="修改课程"
      idPrefix={PREFIX}
    >
      {(state) => (
        <>
          <p>已经登记的学时不变，以后登记的按新的算。</p>
          <CourseFields state={state} course={course} idPrefix={PREFIX} />
          <CheckboxField
            state={state}
            idPrefix={PREFIX}
            name="isEnabled"
            label="继续开设"
            hint="停开后不能再安排场次，已有记录保留"
            defaultChecked={course.isEnabled}
          />
        </>
      )}
    </RecordForm>
  )
}
