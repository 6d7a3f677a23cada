import { Notice } from '@/components/ui/notice'
import { TabLinks } from '@/components/ui/tab-links'

type Props = { year: number; published: ReadonlySet<number>; thisYear: number }

/** The years one can look at, next year included, and what it means when its notice is missing. */
export function CalendarYears({ year, published, thisYear }: Props) {
  const years = [...new Set([...published, thisYear, thisYear + 1, year])].sort((a, b) => a - b)
  const missing = [thisYear, thisYear + 1].filter((one) => !published.has(one))
  return (
    <>
      {missing.length > 0 && (
        <Notice tone="warning" title={`还没有${missing.map((one) => `${one}年`).join('、')}的放假安排`}>
          <p>经过这一年的期限只能扣除周六、周日，页面上会注明“暂定”。国务院办公厅发布通知后请尽快补上。</p>
        </Notice>
      )}
      <TabLinks
        label="年份"
        items={years.map((one) => ({
          href: `/admin/calendar?year=${one}`,
          label: published.has(one) ? `${one}年` : `${one}年（未公布）`,
          current: one === year,
        }))}
      />
    </>
  )
}
