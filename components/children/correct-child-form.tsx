'use client'
import { RecordForm } from '@/components/forms/record-form'
import { correctChildAction } from '@/lib/children/actions'
import type { ChildDto } from '@/lib/children/queries'
import { ChildFields } from './child-fields'

type Props = { child: ChildDto; today: string; regions: readonly { code: string; name: string }[] }

export function CorrectChildForm({ child, today, regions }: Props) {
  return (
    <RecordForm
      action={correctChildAction}
      hidden={{ childId: child.id, version: child.version }}
      submitLabel="保存改动"
      variant="family"
      saved="改动已保存"
      cancelHref="/family/children"
    >
      {(state) => <ChildFields state={state} today={today} regions={regions} child={child} />}
    </RecordForm>
  )
}
