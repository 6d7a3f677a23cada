import { Disclosure } from '@/components/ui/disclosure'
import { Notice } from '@/components/ui/notice'
import { UPLOAD_PROBLEM_LABELS } from '@/lib/attachments/labels'
import type { AttachmentDto } from '@/lib/attachments/queries'
import { isSingleFile, slotKey, slotProblem } from '@/lib/attachments/rules'
import { AttachmentLine } from './attachment-line'
import { RemoveForm } from './remove-form'
import { UploadForm } from './upload-form'

export type AttachmentSlotProps = {
  /** Null on the staff pages, where no case is open. */
  caseId: string | null
  material: string
  staffPersonId?: string | null
  title: string
  hint?: string
  optional?: boolean
  subtypes?: readonly { code: string; title: string }[]
  /** The current files of this very slot: filter listAttachments by material and staffPersonId. */
  files: readonly AttachmentDto[]
  canEdit: boolean
  /** The page it stands on: a plain form comes back here (/operator/… only). */
  back: string
  /** The page's searchParams as they are: what went wrong with a plain form is told at its slot. */
  search?: Record<string, string | string[] | undefined>
}

/**
 * One material: what is there, and a form to add, replace and remove files. It holds forms of its own, so it must not
 * stand inside another form. Works without JavaScript.
 */
export function AttachmentSlot(props: AttachmentSlotProps) {
  const { caseId, material, staffPersonId = null, title, hint, optional, subtypes = [], files } = props
  const key = slotKey(material, staffPersonId)
  const problem = slotProblem(props.search, key)
  // Where one file is enough, another takes its place.
  const mayAdd = props.canEdit && (files.length === 0 || !isSingleFile(material))
  const target = { caseId, material, staffPersonId, slot: key, back: props.back }
  return (
    <section id={key} className="attachment-slot" aria-labelledby={`${key}-title`}>
      <h3 id={`${key}-title`}>
        {title}
        {optional && <span className="field-optional">（选填）</span>}
      </h3>
      {hint && <p className="field-hint">{hint}</p>}
      {problem && (
        <Notice tone="error" title="文件没有上传成功" live>
          <p>{UPLOAD_PROBLEM_LABELS[problem]}</p>
        </Notice>
      )}
      {files.length > 0 && (
        <ul className="attachment-list">
          {files.map((file) => (
            <li key={file.id}>
              <AttachmentLine file={file} subtypes={subtypes} />
              {props.canEdit && (
                <div className="attachment-actions">
                  <Disclosure
                    summary={
                      <>
                        更换<span className="sr-only">：{file.fileName}</span>
                      </>
                    }
                  >
                    <UploadForm
                      target={target}
                      title={title}
                      subtypes={subtypes}
                      replaces={{ id: file.id, subtype: file.subtype }}
                      label="上传并更换"
                    />
                  </Disclosure>
                  <RemoveForm target={target} file={file} />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayAdd && (
        <UploadForm
          target={target}
          title={title}
          subtypes={subtypes}
          label={files.length > 0 ? '再上传一个' : '上传'}
        />
      )}
      {!props.canEdit && files.length === 0 && <p className="text-muted">没有上传文件。</p>}
    </section>
  )
}
