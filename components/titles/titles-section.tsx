import { Disclosure } from '@/components/ui/disclosure'
import { SummaryList } from '@/components/ui/summary-list'
import { formatDay } from '@/lib/format/date'
import { TITLE_KIND_LABELS } from '@/lib/titles/labels'
import type { HOLDER_TYPES } from '@/lib/titles/schema'
import type { TitleKind } from '@/prisma/generated/enums'
import { AwardTitleForm } from './award-title-form'
import { WithdrawTitleForm } from './withdraw-title-form'

type Title = { id: string; kind: TitleKind; awardedOn: string; validUntil: string | null; document: string }
type Props = {
  titles: readonly Title[]
  holder: { type: (typeof HOLDER_TYPES)[number]; id: string }
  mayAward: boolean
  mayWithdraw: boolean
  today: string
}

export function TitlesSection({ titles, holder, mayAward, mayWithdraw, today }: Props) {
  return (
    <section aria-labelledby="titles" className="flex flex-col gap-3">
      <h2 id="titles">称号</h2>
      {titles.length === 0 && <p className="text-muted">还没有示范或优质称号。</p>}
      <SummaryList
        rows={titles.map(({ kind, awardedOn, validUntil, document }) => ({
          label: TITLE_KIND_LABELS[kind],
          value: `${formatDay(awardedOn)}授予${validUntil ? `，有效至 ${formatDay(validUntil)}` : ''}；${document || '文件未知'}`,
        }))}
      />
      {mayAward && titles.length < Object.keys(TITLE_KIND_LABELS).length && (
        <Disclosure summary="登记称号">
          <AwardTitleForm holder={holder} today={today} />
        </Disclosure>
      )}
      {mayWithdraw &&
        titles.map(({ id, kind }) => (
          <Disclosure key={id} summary={`撤销“${TITLE_KIND_LABELS[kind]}”称号`}>
            <WithdrawTitleForm titleId={id} />
          </Disclosure>
        ))}
    </section>
  )
}
