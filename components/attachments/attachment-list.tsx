import type { AttachmentDto } from '@/lib/attachments/queries'
import { AttachmentLine } from './attachment-line'

type Props = {
  files: readonly AttachmentDto[]
  /** What stands where nothing was uploaded. */
  emptyText?: string
}

/** Files to download, nothing to change: for officials and for a case that was sent in. */
export function AttachmentList({ files, emptyText = '没有上传文件。' }: Props) {
  if (files.length === 0) return <p className="text-muted">{emptyText}</p>
  return (
    <ul className="attachment-list">
      {files.map((file) => (
        <li key={file.id}>
          <AttachmentLine file={file} />
        </li>
      ))}
    </ul>
  )
}
