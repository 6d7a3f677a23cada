import { Disclosure } from '@/components/ui/disclosure'
import { changedFields } from '@/lib/audit/labels'

type Props = { before: unknown; after: unknown }

export function AuditChanges({ before, after }: Props) {
  const { fields, unnamed } = changedFields(before, after)
  if (fields.length + unnamed === 0) return null
  return (
    <Disclosure summary={`改动 ${fields.length + unnamed} 项`}>
      <ul>
        {fields.map((field) => (
          <li key={field.label}>
            {field.label}：{field.before} → {field.after}
          </li>
        ))}
        {unnamed > 0 && <li>{`另有 ${unnamed} 项细节，见导出文件`}</li>}
      </ul>
    </Disclosure>
  )
}
