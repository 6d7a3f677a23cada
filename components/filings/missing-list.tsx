import { Notice } from '@/components/ui/notice'
import { slotKey } from '@/lib/attachments/rules'
import type { Missing } from '@/lib/filings/missing'

/** Where a thing that is missing is put right. */
export function targetHref(
  base: string,
  { target, page }: Pick<Missing, 'target' | 'page'>,
  back: string,
): string {
  const [kind, code = ''] = target.split(':')
  if (kind === 'field') return `${base}/${page}?back=${back}#field-${code}`
  return kind === 'material' ? `${base}/materials#${slotKey(code)}` : `${base}/materials`
}

type Props = { base: string; missing: readonly Missing[]; back?: 'check' | 'corrections' }

/** The one list of what is missing, each line a link to its place. `back`: the page it stands on. */
export function MissingList({ base, missing, back = 'check' }: Props) {
  if (missing.length === 0) return <Notice tone="success" title="都填好了" />
  return (
    <Notice tone="warning" title={`还缺 ${missing.length} 项，补齐后才能提交`}>
      <ul>
        {missing.map((one) => (
          <li key={`${one.target} ${one.text}`}>
            {/* “请上传营业执照” names its thing itself. */}
            {one.text.includes(one.label) ? (
              <a href={targetHref(base, one, back)}>{one.text}</a>
            ) : (
              <>
                <a href={targetHref(base, one, back)}>{one.label}</a>：{one.text}
              </>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
