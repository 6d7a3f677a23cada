import { FileField } from '@/components/forms/file-field'
import { Form } from '@/components/forms/form'
import { SelectField } from '@/components/forms/select-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { IMPORT_KIND_LABELS } from '@/lib/imports/labels'
import { IMPORT_KINDS } from '@/lib/imports/schema'

const options = IMPORT_KINDS.map((kind) => ({ value: kind, label: IMPORT_KIND_LABELS[kind] }))

/** A plain multipart post: the file goes to a route handler, with or without JavaScript. */
export function UploadForm() {
  return (
    <Form action="/admin/imports/upload" multipart>
      <SelectField name="kind" label="导入什么" options={options} placeholder="请选择" />
      <FileField
        name="file"
        label="表格文件"
        accept=".csv,.xlsx"
        hint="CSV（UTF-8 或 GB18030）或 XLSX，最大 20 MB。上传后只检查，不会写入。"
      />
      <p>
        <SubmitButton pendingLabel="正在上传和检查…">上传并检查</SubmitButton>
      </p>
    </Form>
  )
}
