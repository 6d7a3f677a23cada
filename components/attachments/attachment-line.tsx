import { SCAN_LABELS } from '@/lib/attachments/labels'
import type { AttachmentDto } from '@/lib/attachments/queries'
import { isUsable } from '@/lib/attachments/rules'
import { formatDateTime } from '@/lib/format/date'
import { formatFileSize } from '@/lib/format/file-size'

type Props = { file: AttachmentDto; subtypes?: readonly { code: string; title: string }[] }

/** Name (a link that downloads), size, when and by whom. */
export function AttachmentLine({ file, subtypes = [] }: Props) {
  const subtype = subtypes.find((one) => one.code === file.subtype)
  const scan = SCAN_LABELS[file.scan]
  return (
    <div className="min-w-0">
      {/* isolate: a name may hold right-to-left letters that would turn the line round. */}
      {isUsable(file) ? (
        <a href={`/files/${file.id}`} className="attachment-name" download>
          <bdi>{file.fileName}</bdi>
        </a>
      ) : (
        <bdi>{file.fileName}</bdi>
      )}
      <p className="text-muted text-small">
        {subtype && `${subtype.title}，`}
        {formatFileSize(file.sizeBytes)}，{formatDateTime(file.createdAt)}，{file.uploadedByName}上传
        {scan && `，${scan}`}
      </p>
    </div>
  )
}
