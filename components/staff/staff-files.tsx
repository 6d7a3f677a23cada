import { AttachmentSlot } from '@/components/attachments/attachment-slot'
import type { AttachmentDto } from '@/lib/attachments/queries'

type Props = {
  personId: string
  files: readonly AttachmentDto[]
  canEdit: boolean
  back: string
  search: Record<string, string | string[] | undefined>
}

const SLOTS = [
  {
    material: 'staff_qualification',
    title: '资格证书',
    hint: '证书的照片或扫描件；有几张就传几张',
  },
  {
    material: 'staff_health',
    title: '健康合格证明',
    hint: '在有效期内的体检合格证明',
  },
] as const

/** The person's papers: they go along with every filing that names the person. */
export function StaffFiles({ personId, files, canEdit, back, search }: Props) {
  return (
    <>
      {SLOTS.map(({ material, title, hint }) => (
        <AttachmentSlot
          key={material}
          caseId={null}
          staffPersonId={personId}
          material={material}
          title={title}
          hint={hint}
          optional
          files={files.filter((file) => file.material === material)}
          canEdit={canEdit}
          back={back}
          search={search}
        />
      ))}
    </>
  )
}
