import { AttachmentSlot } from '@/components/attachments/attachment-slot'
import type { AttachmentDto } from '@/lib/attachments/queries'
import { staffOf } from '@/lib/filings/answers'
import { askedMaterials } from '@/lib/filings/asked'
import type { CaseDto } from '@/lib/filings/queries'
import type { StaffDto } from '@/lib/staff/queries'

type Props = {
  filing: CaseDto
  files: readonly AttachmentDto[]
  staff: readonly StaffDto[]
  search: Record<string, string | string[] | undefined>
}

/** The materials these answers ask for; papers of the staff one slot a person. */
export function MaterialSlots({ filing, files, staff, search }: Props) {
  const back = `/operator/filings/${filing.id}/materials`
  const people = staffOf(filing.data).flatMap(({ personId }) => {
    const person = staff.find((one) => one.personId === personId)
    return person ? [person] : []
  })
  const asked = askedMaterials(filing.definition, filing.data).map(({ material, isRequired }) => ({
    material,
    files: files.filter((file) => file.material === material.code),
    slot: {
      caseId: filing.id,
      material: material.code,
      hint: material.hint,
      subtypes: material.subtypes,
      optional: !isRequired,
      canEdit: true,
      back,
      search,
    },
  }))
  return (
    <>
      <section aria-labelledby="own-materials">
        <h2 id="own-materials">机构的材料</h2>
        {asked
          .filter(({ material }) => !material.perStaff)
          .map(({ material, slot, files: own }) => (
            <AttachmentSlot key={material.code} {...slot} title={material.title} files={own} />
          ))}
      </section>
      {asked
        .filter(({ material }) => material.perStaff)
        .map(({ material, slot, files: own }) => (
          <section key={material.code} className="mt-6" aria-labelledby={`material-${material.code}`}>
            <h2 id={`material-${material.code}`}>{`工作人员的${material.title}`}</h2>
            {people.length === 0 && (
              <p className="text-muted">先在“工作人员”一页选好人，这里就会列出每个人要上传的文件。</p>
            )}
            {people.map(({ personId, name }) => (
              <AttachmentSlot
                key={personId}
                {...slot}
                staffPersonId={personId}
                title={`${name}：${material.title}`}
                files={own.filter((file) => file.staffPersonId === personId)}
              />
            ))}
          </section>
        ))}
    </>
  )
}
