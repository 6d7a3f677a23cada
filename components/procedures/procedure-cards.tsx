import { Notice } from '@/components/ui/notice'
import { receiverName } from '@/lib/departments/labels'
import type { DepartmentRecord } from '@/lib/departments/queries'
import { termText } from '@/lib/procedures/labels'
import type { ProcedureRecord } from '@/lib/procedures/queries'
import type { Material } from '@/lib/procedures/schema'

type Props = {
  procedures: readonly ProcedureRecord[]
  departments: readonly Pick<DepartmentRecord, 'duty' | 'name'>[]
  areaName: string
  regionCode: string
}

/** What one can file in an area: who receives it and how long it takes. */
export function ProcedureCards({ procedures, departments, areaName, regionCode }: Props) {
  if (procedures.length === 0)
    return (
      <Notice title={`${areaName}还没有可以在这里办的事项`}>
        <p>请联系当地卫生健康部门，或换一个地区查看。</p>
      </Notice>
    )
  return (
    <section aria-labelledby="matters">
      <h2 id="matters" className="mb-3">
        {areaName}可以办
      </h2>
      <ul className="grid gap-3">
        {procedures.map(({ id, kind, definition }) => {
          const { title, summary, competentDuty, clocks } = definition
          const receipt = clocks.find((clock) => clock.code === 'receipt')
          return (
            <li key={id} className="rounded-md border border-line bg-paper p-4">
              <h3>
                <a href={`/guide/${kind}?region=${regionCode}`}>{title}</a>
              </h3>
              <p>{summary}</p>
              <p className="text-muted">
                {receiverName(departments, competentDuty)}受理
                {receipt && ` · ${termText(receipt)}内办结`}
                {` · ${materialsText(definition.materials)}`}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function materialsText(materials: readonly Material[]): string {
  const due = materials.filter((material) => material.required === 'always').length
  return due === 0 ? '没有必交的材料' : `必交 ${due} 种材料`
}
