import 'server-only'
import { writePdf } from '@/lib/core/pdf'
import { type DateString, formatDay, shanghaiDayStart } from '@/lib/format/date'
import { DEMO_STATEMENT } from './labels'

export type CorrectionLetter = {
  caseNumber: string
  procedureTitle: string
  /** Name of the facility as filled in. */
  addressee: string
  issuerName: string
  issuedOn: DateString
  dueOn: DateString | null
  message: string
  /** What is meant (a field, a material), why, and what to do. */
  items: readonly { target: string; reason: string; text: string }[]
  isDemo: boolean
}

/** 补正通知书: the one full list of what is missing or wrong in form, and nothing else (一次性告知). */
export async function writeCorrectionLetter(letter: CorrectionLetter): Promise<Buffer> {
  const { caseNumber, procedureTitle, addressee, issuerName, issuedOn, dueOn, items, message } = letter
  const title = '补正材料通知书'
  const info = { title: `${title} ${caseNumber}`, author: issuerName, subject: addressee }
  return writePdf({ ...info, createdAt: shanghaiDayStart(issuedOn) }, (page) => {
    page.title(title)
    page.subtitle(`业务编号：${caseNumber}`)
    if (letter.isDemo) page.paragraph(DEMO_STATEMENT, { bold: true, indent: false })
    page.paragraph(`${addressee}：`, { indent: false })
    page.paragraph(
      `你单位报送的${procedureTitle}材料收悉。经查看，下列 ${items.length} 项需要补正，现一次性告知。除此之外，出具回执前不再要求补充其他材料。`,
    )
    page.table({
      columns: [
        { head: '序号', share: 1 },
        { head: '内容', share: 3 },
        { head: '问题', share: 3 },
        { head: '怎样补正', share: 5 },
      ],
      rows: items.map(({ target, reason, text }, at) => [String(at + 1), target, reason, text]),
    })
    page.gap(8)
    if (message !== '') page.paragraph(message)
    page.paragraph(dueOn ? `请在${formatDay(dueOn)}前补正。` : '请尽快补正。')
    page.signature([issuerName, formatDay(issuedOn)])
  })
}

export type NoncomplianceLetter = {
  number: string
  addressee: string
  address: string | null
  issuerName: string
  issuedOn: DateString
  reasons: readonly { text: string; article: string }[]
  isDemo: boolean
}

/** 不符合标准告知书: what falls short, by which article, and that it is published (登记和备案办法（试行）第九条). */
export async function writeNoncomplianceLetter(letter: NoncomplianceLetter): Promise<Buffer> {
  const { number, addressee, address, issuerName, issuedOn, reasons } = letter
  const title = '不符合托育机构标准告知书'
  const info = { title: `${title} ${number}`, author: issuerName, subject: addressee }
  return writePdf({ ...info, createdAt: shanghaiDayStart(issuedOn) }, (page) => {
    page.title(title)
    page.subtitle(`编号：${number}`)
    if (letter.isDemo) page.paragraph(DEMO_STATEMENT, { bold: true, indent: false })
    page.paragraph(`${addressee}：`, { indent: false })
    page.paragraph(
      `经核查，你单位${address ? `（${address}）` : ''}备案的内容不符合托育机构设置标准和管理规范的要求，理由如下：`,
    )
    page.list(reasons.map(({ text, article }) => (article === '' ? text : `${text}（${article}）`)))
    page.paragraph('请立即整改，完成后在平台上报告，我们核查后公布整改结果。')
    page.paragraph('依照《托育机构登记和备案办法（试行）》第九条，以上情况向社会公布。')
    page.signature([issuerName, formatDay(issuedOn)])
  })
}
