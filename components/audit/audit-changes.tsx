import { Disclosure } from '@/components/ui/disclosure'
import { changesInWords } from '@/lib/audit/changes-in-words'

type Props = { subjectType: string; before: unknown; after: unknown }

export function AuditChanges({ subjectType, before, after }: Props) {
  const { texts, unnamed } = changesInWords(subjectType, before, after)
  if (texts.length + unnamed === 0) return null
  return (
    <Disclosure summary={`内容 ${texts.length + unnamed} 项`}>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
        {unnamed > 0 && <li>{`另有 ${unnamed} 项细节，见导出文件`}</li>}
      </ul>
    </Disclosure>
  )
}
