'use client'
import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { FileField } from '@/components/forms/file-field'
import { SelectField } from '@/components/forms/select-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { UPLOAD_HINT } from '@/lib/attachments/labels'
import { ACCEPTED_FILES } from '@/lib/attachments/rules'
import { SlotFields, type SlotTarget, slotAddress } from './slot-fields'
import { UploadState } from './upload-state'
import { useUpload } from './use-upload'

type Props = {
  target: SlotTarget
  /** What the file is or replaces, for those who hear one field at a time. */
  title: string
  subtypes: readonly { code: string; title: string }[]
  /** Set: the file chosen here takes its place. */
  replaces?: { id: string; subtype: string | null }
  label: string
}

/** A plain multipart post to a route handler; with a script it goes piece by piece and survives a lost connection. */
export function UploadForm({ target, title, subtypes, replaces, label }: Props) {
  const router = useRouter()
  const upload = useUpload(target, replaces?.id ?? null, () => router.refresh())
  const idPrefix = `${target.slot}-${replaces?.id ?? 'new'}-`
  const busy = upload.state.step === 'sending' || upload.state.step === 'paused'

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!busy) upload.start(event.currentTarget, subtypes.length > 0)
  }

  return (
    <form
      className="form attachment-form"
      action={slotAddress(target)}
      method="post"
      encType="multipart/form-data"
      onSubmit={submit}
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
          options={subtypes.map(({ code, title }) => ({ value: code, label: title }))}
        />
      )}
      <FileField
        name="file"
        idPrefix={idPrefix}
        label={
          <>
            {replaces ? '选择新文件' : '选择文件'}
            <span className="sr-only">：{title}</span>
          </>
        }
        accept={ACCEPTED_FILES}
        hint={UPLOAD_HINT}
      />
      <UploadState {...upload} />
      {!busy && (
        <p>
          <SubmitButton variant="secondary" pendingLabel="正在上传…">
            {label}
          </SubmitButton>
        </p>
      )}
    </form>
  )
}
