import { Tag } from '@/components/ui/tag'
import { CORRECTION_ITEM_LABELS } from '@/lib/filings/labels'
import { MATERIALS_PAGE } from '@/lib/filings/missing'
import type { CaseDto, CorrectionItemDto } from '@/lib/filings/queries'
import { findField } from '@/lib/procedures/field-register'
import { AnswerItemForm } from './answer-item-form'
import { targetHref } from './missing-list'

type Props = { base: string; filing: CaseDto; item: CorrectionItemDto; canAnswer: boolean }

/** One line of the list: what is asked, the way to its field or file, and the answer. */
export function CorrectionItem({ base, filing, item, canAnswer }: Props) {
  const { definition } = filing
  const [kind, code = ''] = item.target.split(':')
  const page =
    kind === 'field' ? definition.pages.find(({ fields }) => fields.includes(code))?.id : MATERIALS_PAGE
  const reason = definition.correctionReasons.find((one) => one.code === item.reason)?.title
  return (
    <article id={`item-${item.id}`} className="mt-6" aria-labelledby={`title-${item.id}`}>
      <h2 id={`title-${item.id}`}>
        {`第 ${item.position} 条：${targetWords(filing, kind, code)}`}{' '}
        <Tag tone={item.state === 'open' ? 'warm' : 'primary'}>{CORRECTION_ITEM_LABELS[item.state]}</Tag>
      </h2>
      <p className="whitespace-pre-line">{item.text}</p>
      {reason && <p className="text-muted">{reason}</p>}
      {canAnswer && page && item.state !== 'accepted' && (
        <p>
          <a href={targetHref(base, { target: item.target, page }, 'corrections')}>
            {kind === 'field' ? '去修改这一项' : '去上传或更换文件'}
          </a>
        </p>
      )}
      {canAnswer && item.state !== 'accepted' ? (
        <AnswerItemForm caseId={filing.id} itemId={item.id} answer={item.answer} />
      ) : (
        item.answer && <p className="whitespace-pre-line">{`您的回答：${item.answer}`}</p>
      )}
    </article>
  )
}

function targetWords({ definition }: CaseDto, kind: string | undefined, code: string): string {
  if (kind === 'field') return findField(code)?.label ?? '填写的内容'
  if (kind === 'material') return definition.materials.find((one) => one.code === code)?.title ?? '材料'
  return '工作人员的证明'
}
