import { FileField } from '@/components/forms/file-field'
import { Form } from '@/components/forms/form'
import { SubmitButton } from '@/components/forms/submit-button'
import { HEADERS } from '@/lib/imports/schema'

const TEMPLATE = '/operator/staff/import/template'

/** The upload of a body's staff list, with its empty table beside it. */
export function StaffUpload() {
  const { required, optional } = HEADERS.staff
  return (
    <>
      <p>
        先下载模板填写：
        <a href={`${TEMPLATE}?format=xlsx`} download>
          Excel 模板
        </a>
        、
        <a href={TEMPLATE} download>
          CSV 模板
        </a>
        。列：{required.join('、')}；可加：{optional.join('、')}。
      </p>
      <ul className="list-disc pl-6">
        <li>机构写名称或者统一社会信用代码；证件号一列设成“文本”。</li>
        <li>一人有几张证书就写几行；没有证书的，证书各列留空。</li>
        <li>名单里没有的人不会因此离岗；离岗请到工作人员页面登记。</li>
      </ul>
      <Form action="/operator/staff/import/upload" multipart>
        <FileField
          name="file"
          label="人员名单"
          accept=".csv,.xlsx"
          hint="CSV（UTF-8 或 GB18030）或 XLSX，最多 5,000 行。上传后只检查，不会写入；文件加密保存"
        />
        <p>
          <SubmitButton pendingLabel="正在上传和检查…">上传并检查</SubmitButton>
        </p>
      </Form>
    </>
  )
}
