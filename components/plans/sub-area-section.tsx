import { SubAreaForm } from '@/components/plans/sub-area-form'
import type { SubAreaDto } from '@/lib/plans/queries'

type Props = { areas: readonly (SubAreaDto & { townships: { code: string; name: string }[] })[] }

export function SubAreaSection({ areas }: Props) {
  return (
    <section className="mt-6" aria-labelledby="sub-areas">
      <h2 id="sub-areas" className="mb-4">
        规划里的片区
      </h2>
      {areas.length === 0 && <p>没有规划提到行政区划之外的片区。</p>}
      {areas.map((area) => (
        <SubAreaForm key={area.id} area={area} townships={area.townships} />
      ))}
    </section>
  )
}
