import { SummaryList, type SummaryRow } from '@/components/ui/summary-list'
import {
  CLASS_AGE_LABELS,
  CLASS_KIND_LABELS,
  FACILITY_KIND_LABELS,
  inclusiveLabel,
  OPERATING_STATUS_LABELS,
  OWNERSHIP_LABELS,
  POSITION_PRECISION_LABELS,
} from '@/lib/facilities/labels'
import type { FacilityDossier } from '@/lib/facility-dossiers/queries'
import { formatDate, formatDay } from '@/lib/format/date'
import { formatInteger, formatYuan } from '@/lib/format/number'
import { TITLE_KIND_LABELS } from '@/lib/titles/labels'
import { filingText } from './facility-words'

const UNKNOWN = '未知'
const places = (count: number | null) => (count === null ? UNKNOWN : `${formatInteger(count)} 个`)

type Props = {
  facility: FacilityDossier
  chainHref: (id: string) => string
  /** Its valid receipt of this portal: the number then leads to it. */
  receiptNumber?: string | null
}

/** Everything the register knows of one facility, section by section; what nobody knows says 未知. */
export function FacilityFacts({ facility, chainHref, receiptNumber = null }: Props) {
  return (
    <div className="flex flex-col gap-6">
      <Section id="places" title="托位与收费" rows={[...placeRows(facility), ...feeRows(facility)]} />
      <Section id="place" title="地点与联系" rows={positionRows(facility)} />
      <Section id="standing" title="身份与备案" rows={standingRows(facility, chainHref, receiptNumber)} />
    </div>
  )
}

function Section({ id, title, rows }: { id: string; title: string; rows: SummaryRow[] }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <SummaryList rows={rows} />
    </section>
  )
}

function placeRows({ classes, places: known, enrolled, vacancies }: FacilityDossier): SummaryRow[] {
  const asOf = vacancies.asOf ? `（截至 ${formatDay(vacancies.asOf)}）` : ''
  return [
    { label: '托位合计', value: places(known.total) },
    ...classes.map(({ kind, places: count }) => ({
      label: `${CLASS_KIND_LABELS[kind]}（${CLASS_AGE_LABELS[kind]}）`,
      value: places(count),
    })),
    { label: '在托人数', value: enrolled === null ? UNKNOWN : `${formatInteger(enrolled)} 人` },
    { label: '空位', value: `${places(vacancies.total)}${asOf}` },
  ]
}

function feeRows({ fees }: FacilityDossier): SummaryRow[] {
  const yuan = (value: number | null, per: '月' | '小时' | '天') =>
    value === null ? UNKNOWN : formatYuan(value, per)
  return [
    { label: '全日托', value: yuan(fees.fullDayYuan, '月') },
    { label: '半日托', value: yuan(fees.halfDayYuan, '月') },
    { label: '计时托', value: yuan(fees.hourlyYuan, '小时') },
    { label: '伙食费', value: yuan(fees.mealsYuan, '天') },
  ]
}

function positionRows({
  region,
  address,
  phone,
  lng,
  lat,
  positionPrecision,
}: FacilityDossier): SummaryRow[] {
  const precision = positionPrecision ? POSITION_PRECISION_LABELS[positionPrecision] : '精度未知'
  return [
    { label: '所在地区', value: region.name },
    { label: '地址', value: address ?? UNKNOWN },
    { label: '电话', value: phone ? <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a> : UNKNOWN },
    {
      label: '位置',
      value: lng === null ? UNKNOWN : `东经 ${lng}°，北纬 ${lat}°（${precision}）`,
    },
  ]
}

function standingRows(
  facility: FacilityDossier,
  chainHref: Props['chainHref'],
  receiptNumber: string | null,
): SummaryRow[] {
  const { chain, kindergarten, titles, doctorContracts, status, statusSince } = facility
  const contract = doctorContracts[0]
  const rows: SummaryRow[] = [
    { label: '类型', value: FACILITY_KIND_LABELS[facility.kind] },
    { label: '性质', value: facility.ownership ? OWNERSHIP_LABELS[facility.ownership] : UNKNOWN },
    { label: '普惠', value: inclusiveLabel(facility.inclusive) },
    {
      label: '状态',
      value: `${OPERATING_STATUS_LABELS[status]}${statusSince ? `，自 ${formatDate(statusSince)}起` : ''}`,
    },
    { label: '开办日期', value: facility.openedOn ? formatDay(facility.openedOn) : UNKNOWN },
    {
      label: '备案',
      value: receiptNumber ? (
        <>
          {filingText({ ...facility.filing, number: null })}，编号{' '}
          <a href={`/receipts/${encodeURIComponent(receiptNumber)}`}>{receiptNumber}</a>
        </>
      ) : (
        filingText(facility.filing)
      ),
    },
    { label: '统一社会信用代码', value: facility.creditCode ?? UNKNOWN },
  ]
  if (titles.length > 0) {
    const words = titles.map(
      ({ kind, awardedOn }) => `${TITLE_KIND_LABELS[kind]}（${formatDay(awardedOn)}授予）`,
    )
    rows.push({ label: '称号', value: words.join('、') })
  }
  if (contract) {
    const until = contract.endsOn ? `，至 ${formatDay(contract.endsOn)}` : ''
    rows.push({
      label: '一点一医',
      value: `${contract.medicalBody}（${formatDay(contract.signedOn)}签约${until}）`,
    })
  }
  if (kindergarten) rows.push({ label: '所属幼儿园', value: kindergarten.name })
  const related = [chain.parent, ...chain.siblings].filter((other) => other !== null)
  if (related.length > 0) {
    rows.push({
      label: '同一连锁的机构',
      value: (
        <ul>
          {related.map(({ id, name }) => (
            <li key={id}>
              <a href={chainHref(id)}>{name}</a>
            </li>
          ))}
        </ul>
      ),
    })
  }
  return rows
}
