import { AttachmentList } from '@/components/attachments/attachment-list'
import { SummaryList } from '@/components/ui/summary-list'
import type { AttachmentDto } from '@/lib/attachments/queries'
import type { Answers } from '@/lib/filings/answers'
import { askedFields, askedMaterials, askedPages } from '@/lib/filings/asked'
import type { CaseDto } from '@/lib/filings/queries'
import { answerLines } from '@/lib/filings/words'

type Props = {
  filing: CaseDto
  base: string
  /** What the register holds now; a change shows old → new. */
  before: Answers
  files: readonly AttachmentDto[]
  staff: ReadonlyMap<string, string>
  canEdit: boolean
}

/** Every answer by page, and every file, each with the way back to change it. */
export function AnswerSections({ filing, base, before, files, staff, canEdit }: Props) {
  const { definition, data } = filing
  const names = { region: filing.regionName, staff }
  const fields = askedFields(definition, data)
  const isChange = definition.effect === 'change'
  return (
    <>
      {askedPages(definition, data).map((page) => (
        <section key={page.id} className="mt-6" aria-labelledby={`page-${page.id}`}>
          <h2 id={`page-${page.id}`}>{page.title}</h2>
          <SummaryList
            rows={fields
              .filter((asked) => asked.page.id === page.id)
              .map(({ code, field }) => ({
                label: field.label,
                value: (
                  <AnswerValue
                    lines={answerLines(code, data, names)}
                    before={isChange && code in before ? answerLines(code, before, names) : null}
                  />
                ),
                ...(canEdit && {
                  action: { href: `${base}/${page.id}?back=check#field-${code}`, label: '修改' },
                }),
              }))}
          />
        </section>
      ))}
      <section className="mt-6" aria-labelledby="files">
        <h2 id="files">材料</h2>
        <SummaryList
          rows={askedMaterials(definition, data).map(({ material }) => ({
            label: material.title,
            value: <AttachmentList files={files.filter((file) => file.material === material.code)} />,
            ...(canEdit && { action: { href: `${base}/materials`, label: '修改' } }),
          }))}
        />
      </section>
    </>
  )
}

function AnswerValue({ lines, before }: { lines: string[]; before: string[] | null }) {
  const text = lines.length === 0 ? <span className="text-muted">没有填写</span> : <Lines lines={lines} />
  if (before === null) return text
  return (
    <>
      <span className="text-muted">{`原来：${before.join('；') || '没有登记'}`}</span>
      <br />
      <span>改为：</span>
      {text}
    </>
  )
}

function Lines({ lines }: { lines: string[] }) {
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one answer, never reordered, may be equal
    <span key={index} className="block">
      {line}
    </span>
  ))
}
