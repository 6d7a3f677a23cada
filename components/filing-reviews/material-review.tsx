import { AttachmentLine } from '@/components/attachments/attachment-line'
import type { AttachmentDto } from '@/lib/attachments/queries'
import type { Answers } from '@/lib/filings/answers'
import { askedMaterials } from '@/lib/filings/asked'
import type { Names } from '@/lib/filings/words'
import type { ProcedureDefinition } from '@/lib/procedures/schema'

type Props = { definition: ProcedureDefinition; data: Answers; files: readonly AttachmentDto[]; names: Names }

/** Every material the answers call for, with what was sent for it; what is missing says so. */
export function MaterialReview({ definition, data, files, names }: Props) {
  const asked = askedMaterials(definition, data)
  const codes = asked.map(({ material }) => material.code)
  const others = files.filter(({ material }) => !codes.includes(material))
  return (
    <ul className="flex flex-col gap-4">
      {asked.map(({ material, isRequired }) => {
        const own = files.filter((file) => file.material === material.code)
        return (
          <li key={material.code} className="border-b border-line pb-3">
            <h3>{material.title}</h3>
            {own.length === 0 && (
              <p className="text-muted">{isRequired ? '没有提交（必需）' : '没有提交（选填）'}</p>
            )}
            {own.map((file) => (
              <div key={file.id}>
                {file.staffPersonId && <p>{names.staff.get(file.staffPersonId) ?? '工作人员'}</p>}
                <AttachmentLine file={file} subtypes={material.subtypes} />
              </div>
            ))}
          </li>
        )
      })}
      {others.length > 0 && (
        <li>
          <h3>其他文件</h3>
          {others.map((file) => (
            <AttachmentLine key={file.id} file={file} />
          ))}
        </li>
      )}
    </ul>
  )
}
