import { FileField } from '@/components/forms/file-field'
import { SelectField } from '@/components/forms/select-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { UPLOAD_HINT } from '@/lib/attachments/labels'
import type { AttachmentDto } from '@/lib/attachments/queries'
import { ACCEPTED_FILES } from '@/lib/attachments/schema'
import { SlotFields, type SlotTarget } from './slot-fields'

type Props = SlotTarget & {
  subtypes: readonly { code: string; title: string }[]
  /** Set: the file chosen here takes its place. */
  replaces?: AttachmentDto
  hasFiles?: boolean
}

/** A plain multipart post to a route handler. */
export function UploadForm({ subtypes, replaces, hasFiles, ...target }: Props) {
  const idPrefix = `${target.slot}-${replaces?.id ?? 'new'}-`
  return (
    <form
      className="form"
      action={target.caseId ? `/operator/filings/${target.caseId}/files` : '/uploads/plain'}
      method="post"
      encType="multipart/form-data"
    >
      <SlotFields {...target} />
      {replaces && <input type="hidden" name="replaces" value={replaces.id} />}
      {subtypes.length > 0 && (
        <SelectField
          name="subtype"
          idPrefix={idPrefix}
          label="这是哪一种文件"
          placeholder="请选择"
          defaultValue={replaces?.subtype}
          options={subtypes.map((subtype) => ({ value: subtype.code, label: subtype.title }))}
        />
      )}
      <FileField
        name="file"
        idPrefix={idPrefix}
        label={replaces ? '换成' : '选择文件'}
        accept={ACCEPTED_FILES}
        hint={UPLOAD_HINT}
      />
      <p>
        <SubmitButton variant="secondary" pendingLabel="正在上传…">
          {replaces ? '更换' : hasFiles ? '再上传一个' : '上传'}
        </SubmitButton>
      </p>
    </form>
  )
}
