import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { SELF_CHECK_STATEMENT } from '@/lib/prechecks/labels'
import { type Finding, summaryOf, tallyOf } from '@/lib/prechecks/rules'
import { FindingList } from './finding-list'

type Props = {
  findings: readonly Finding[]
  /** 上海市奉贤区，托育机构 */
  about: string
  changeHref: string
  pdfHref: string
}

/** The answer first, then every rule. */
export function PrecheckResult({ findings, about, changeHref, pdfHref }: Props) {
  const tally = tallyOf(findings)
  const tone = tally.falls_short > 0 ? 'error' : tally.unknown > 0 ? 'warning' : 'success'
  return (
    <div className="flex flex-col gap-4">
      <PageTitle
        title="自查结果"
        lead={about}
        actions={
          <>
            <LinkButton href={changeHref}>修改或补充</LinkButton>
            <LinkButton href={pdfHref} variant="primary">
              下载 PDF
            </LinkButton>
          </>
        }
      />
      <Notice tone={tone} title={summaryOf(tally)}>
        <p>
          一共核对 {findings.length} 项，符合 {tally.fits} 项。{SELF_CHECK_STATEMENT}
        </p>
        <p className="no-print">
          填写的内容都在这个网址里，本站不保存。收藏或转发网址就能再看；PDF 可以给房东看。
        </p>
      </Notice>
      <section aria-labelledby="items">
        <h2 id="items" className="mb-3">
          逐项结果
        </h2>
        <FindingList findings={findings} />
      </section>
    </div>
  )
}
