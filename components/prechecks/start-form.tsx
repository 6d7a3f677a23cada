import { RadioField } from '@/components/forms/radio-field'
import { RegionField } from '@/components/regions/region-field'
import { buttonClass } from '@/components/ui/button'
import type { SiteKind } from '@/lib/prechecks/facts'

const KINDS = [
  { value: 'institution', label: '托育机构', hint: '用商铺、园舍、单位用房等办，收 5 人以上' },
  { value: 'home', label: '家庭托育点', hint: '用住宅办，最多收 5 名婴幼儿' },
]

type Props = { region: string; kind: SiteKind | null }

/** Where and what: local rules differ by area, and a home is measured by another document. */
export function StartForm({ region, kind }: Props) {
  return (
    <form className="form" action="/precheck" method="get">
      <RegionField
        name="region"
        label="在哪个区（县）"
        hint="填名称或区划代码，例如“奉贤区”。不填就按全国通用的规定查。"
        options={[]}
        defaultValue={region}
      />
      <RadioField name="kind" label="想办哪一种" options={KINDS} defaultValue={kind ?? 'institution'} />
      <p>
        <button type="submit" className={buttonClass('primary')}>
          开始自查
        </button>
      </p>
    </form>
  )
}
