import { type Column, DataTable } from '@/components/ui/data-table'
import { citationText, conditionText } from '@/lib/procedures/labels'
import type { Material } from '@/lib/procedures/schema'

const COLUMNS: Column<Material>[] = [
  { key: 'title', head: '材料', cell: (material) => material.title },
  { key: 'required', head: '要不要交', cell: (material) => conditionText(material.required) },
  {
    key: 'hint',
    head: '说明',
    cell: (material) => (
      <>
        {material.hint}
        {material.subtypes.length > 0 && (
          <span>以下任一种：{material.subtypes.map((subtype) => subtype.title).join('、')}。</span>
        )}
      </>
    ),
  },
  { key: 'source', head: '依据', cell: (material) => citationText(material.source) },
]

export function MaterialTable({ materials }: { materials: readonly Material[] }) {
  return (
    <DataTable
      caption="材料"
      note="PDF、JPG、PNG 或 HEIC，每份不超过 20 MB，在线上传，不用交纸质件"
      columns={COLUMNS}
      rows={materials}
      rowKey={(material) => material.code}
      empty={<p>不用交材料，在线填写就可以。</p>}
    />
  )
}
