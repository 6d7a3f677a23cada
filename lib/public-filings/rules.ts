import type { TableCell } from '@/lib/exchange/write-table'
import { OWNERSHIP_LABELS } from '@/lib/facilities/labels'
import { DISCLOSURE_LABELS, type DisclosureField, disclosureHead, PUBLIC_LIST_LABELS } from './labels'
import type { FiledItem, NoncomplianceItem } from './queries'
import type { PublicFilingsFilter, PublicList } from './schema'

type Disclosed = Pick<
  FiledItem,
  'name' | 'otherName' | 'regionName' | 'regionCode' | 'address' | 'ownership' | 'filedOn' | 'creditCode'
>

/** A filing in the fields of the national disclosure; unknown is an empty text. */
export function disclosureOf(item: Disclosed): Record<DisclosureField, string> {
  return {
    institution_name: item.name,
    institution_other_name: item.otherName ?? '',
    zoning_name: item.regionName,
    zoning_code: item.regionCode,
    address: item.address ?? '',
    institution_type: item.ownership ? OWNERSHIP_LABELS[item.ownership] : '',
    finished_time: item.filedOn ?? '',
    credit_code: item.creditCode ?? '',
  }
}

type Column = { head: string; value: (item: FiledItem | NoncomplianceItem) => TableCell }

const isNotice = (item: FiledItem | NoncomplianceItem): item is NoncomplianceItem => 'reasons' in item

const DISCLOSED: readonly Column[] = (Object.keys(DISCLOSURE_LABELS) as DisclosureField[]).map((field) => ({
  head: disclosureHead(field),
  value: (item) => disclosureOf(item)[field],
}))

const OF_NOTICE: readonly Column[] = [
  { head: '告知书编号', value: (item) => (isNotice(item) ? item.number : null) },
  { head: '告知日期', value: (item) => (isNotice(item) ? item.issuedOn : null) },
  { head: '告知部门', value: (item) => (isNotice(item) ? item.issuerName : null) },
  { head: '不符合的内容和依据', value: (item) => (isNotice(item) ? reasonsText(item) : null) },
  {
    head: '整改情况',
    value: (item) => (isNotice(item) ? (item.rectifiedOn ? '已整改' : '还没有整改到位') : null),
  },
  { head: '整改日期', value: (item) => (isNotice(item) ? item.rectifiedOn : null) },
]

const OF_FILING: readonly Column[] = [{ head: '备案编号', value: (item) => item.filingNumber }]
const DEMO: Column = { head: '演示数据', value: (item) => (item.isDemo ? '是' : null) }

const reasonsText = ({ reasons }: NoncomplianceItem): string =>
  reasons.map(({ text, article }) => (article === '' ? text : `${text}（${article}）`)).join('；')

/** A public list as a sheet: the national fields first, then what this portal adds. All text: codes keep their zeros. */
export function disclosureSheet(
  list: PublicList,
  items: readonly (FiledItem | NoncomplianceItem)[],
  title: string,
) {
  const columns = [...DISCLOSED, ...(list === 'filed' ? OF_FILING : OF_NOTICE), DEMO]
  return {
    sheetName: PUBLIC_LIST_LABELS[list],
    title,
    header: columns.map(({ head }) => head),
    rows: items.map((item) => columns.map(({ value }) => value(item))),
    columnTypes: columns.map(() => 'text' as const),
  }
}

/** The query string of a filter; defaults are left out, so that the same list has one address. */
export function publicFilingsQuery(
  { list, region, q, page }: PublicFilingsFilter,
  change: Partial<PublicFilingsFilter> = {},
): string {
  const now = { list, region, q, page, ...change }
  const entries: [string, string | undefined][] = [
    ['list', now.list === 'filed' ? undefined : now.list],
    ['region', now.region],
    ['q', now.q],
    ['page', now.page === 1 ? undefined : String(now.page)],
  ]
  const query = new URLSearchParams(entries.filter((entry): entry is [string, string] => Boolean(entry[1])))
  return query.size > 0 ? `?${query}` : ''
}
