import { AreaCard } from '@/components/targets/area-card'
import { areaHref, type TargetsBase } from '@/components/targets/links'
import { buttonClass } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/page-title'
import type { Actor } from '@/lib/core/actor'
import { formatDate } from '@/lib/format/date'
import { listPlanAreas } from '@/lib/ledgers/queries'
import { REGION_LEVEL_LABELS } from '@/lib/regions/labels'
import { listRegionsByCode, type RegionDto, searchRegions } from '@/lib/regions/queries'

const ROOT = '100000'
const MOST_HITS = 20

type Props = { actor: Actor; q: string; base: TargetsBase }

/** Where to begin: the areas that have a plan, and any other division by name or code. */
export async function AreasScreen({ actor, q, base }: Props) {
  const [areas, hits] = await Promise.all([listPlanAreas(actor), q ? searchAreas(actor, q) : null])
  const asOf = areas[0]?.card.asOf
  return (
    <>
      <PageTitle
        title="目标进展"
        lead={`规划里定下的每一项目标，和现在的实际数字放在一起看。${asOf ? `截至 ${formatDate(asOf)}，全部机构口径。` : ''}`}
      />
      <search>
        <form className="area-search" action={base} method="get" aria-label="找一个地区">
          <label htmlFor="q">找一个地区</label>
          <span className="field-hint" id="q-hint">
            写名称或区划代码，省、市、区县、街镇都可以
          </span>
          <span className="area-search-line">
            <input
              className="input"
              id="q"
              name="q"
              type="search"
              defaultValue={q}
              aria-describedby="q-hint"
              maxLength={50}
            />
            <button type="submit" className={buttonClass('primary')}>
              查找
            </button>
          </span>
        </form>
      </search>
      {hits && <Hits hits={hits} q={q} base={base} />}
      <section className="sheet-section" aria-labelledby="areas">
        <h2 id="areas">有规划的地区</h2>
        {areas.length === 0 ? (
          <p className="table-empty">还没有录入规划。管理员在“规划与目标”录入后，这里会列出有规划的地区。</p>
        ) : (
          <ul className="tiles">
            {areas.map(({ card, plan }) => (
              <AreaCard key={card.region.code} card={card} plan={plan} base={base} />
            ))}
          </ul>
        )}
        <p>
          其他地区没有录入规划，也有实时数据：<a href={areaHref(base, ROOT, 'all')}>看全国各省</a>
        </p>
      </section>
      <section className="sheet-section" aria-labelledby="how">
        <h2 id="how">怎么看</h2>
        <p>
          数字由机构登记、经确认的上报数据和人口数据算出，机构登记一改，数字就跟着变。点开任何一项，可以看到它怎么算、依据哪一条、由哪些记录合成。
        </p>
        <p>
          “达标”是已经达到目标；“序时”是目标年还没到，而且不落后于从起点到目标的直线；“滞后”是没有达到；“数据不足”是缺数据，不算达标。
        </p>
      </section>
    </>
  )
}

type Hit = { region: RegionDto; way: string }

async function searchAreas(actor: Actor, q: string): Promise<Hit[]> {
  const regions = await searchRegions(actor, q, ROOT, MOST_HITS)
  const above = [...new Set(regions.flatMap((region) => region.path.split('/')))]
  const names = new Map((await listRegionsByCode(actor, above)).map((region) => [region.code, region.name]))
  return regions.map((region) => ({
    region,
    way: region.path
      .split('/')
      .slice(1, -1)
      .map((code) => names.get(code) ?? '')
      .join(' › '),
  }))
}

function Hits({ hits, q, base }: { hits: readonly Hit[]; q: string; base: TargetsBase }) {
  if (hits.length === 0) {
    return (
      <p className="table-empty" role="status">
        {`没有找到“${q}”。请检查有没有错字，少写几个字，或用区划代码再找一次。`}
      </p>
    )
  }
  return (
    <section aria-labelledby="hits">
      <h2 id="hits">{`找到 ${hits.length} 个地区${hits.length === MOST_HITS ? '（只列前 20 个，请多写几个字）' : ''}`}</h2>
      <ul className="hits">
        {hits.map(({ region, way }) => (
          <li key={region.code}>
            <a href={areaHref(base, region.code, 'all')}>{region.name}</a>
            <span className="text-muted">{` ${[way, REGION_LEVEL_LABELS[region.level], region.code].filter(Boolean).join(' · ')}`}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
