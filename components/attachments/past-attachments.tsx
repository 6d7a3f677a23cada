import { Disclosure } from '@/components/ui/disclosure'
import { PAST_LABELS } from '@/lib/attachments/labels'
import type { PastAttachmentDto } from '@/lib/attachments/queries'
import { AttachmentLine } from './attachment-line'

type Props = {
  files: readonly PastAttachmentDto[]
  /** What the procedure calls its materials. */
  materials: readonly { code: string; title: string }[]
}

/** Files that were replaced or removed: nothing that was there is lost to those who may see the case. */
export function PastAttachments({ files, materials }: Props) {
  if (files.length === 0) return null
  const titleOf = (code: string) => materials.find((one) => one.code === code)?.title ?? '其他文件'
  return (
    <Disclosure summary={`以前的文件（${files.length} 个）`}>
      <ul className="attachment-list">
        {files.map((file) => (
          <li key={file.id}>
            <AttachmentLine file={file} />
            <span className="text-muted">{`${titleOf(file.material)}，${PAST_LABELS[file.end]}`}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
