import 'server-only'
import { writePdf } from '@/lib/core/pdf'
import { signedText } from '@/lib/core/signed-words'
import { FACILITY_KIND_LABELS, OWNERSHIP_LABELS, serviceFormsText } from '@/lib/facilities/labels'
import { formatDay, shanghaiDayStart } from '@/lib/format/date'
import { ALGORITHM_LABELS, DEMO_STATEMENT } from './labels'
import type { ReceiptDto } from './queries'

const NO_LICENCE = '本回执只证明备案材料已经收悉并备案，不代替依法应当办理的其他手续。'

/** Where a receipt is checked; `origin`: the portal's own address, without a slash at its end. */
const receiptAddress = (origin: string, number: string): string =>
  `${origin}/receipts/${encodeURIComponent(number)}`

/**
 * 备案回执 in the form of 附件3, with the code that opens its page, and a second code and an embedded file that carry
 * payload and signature, so that it can be checked without a network. A receipt that no longer counts says so.
 */
export async function writeReceipt(receipt: ReceiptDto, origin: string): Promise<Buffer> {
  const { number, payload, texts, issuerName, issuedOn, signed } = receipt
  const facility = payload?.facility
  const signature = signedText(signed)
  const info = {
    title: `${texts.title} ${number}`,
    author: issuerName,
    subject: facility?.name ?? '',
    createdAt: shanghaiDayStart(issuedOn),
    attachments: [
      {
        name: `receipt-${number.replace(/^演示-/, 'demo-')}.json`,
        type: 'application/json',
        content: Buffer.from(signature),
        description: '回执内容和签名，供核验',
      },
    ],
  }
  return writePdf(info, (page) => {
    page.title(texts.title)
    page.subtitle(`编号：${number}`)
    for (const line of standingLines(receipt)) page.paragraph(line, { bold: true, indent: false })
    page.paragraph(`${facility?.name ?? ''}：`, { indent: false })
    page.paragraph(texts.statement)
    page.pairs([
      ['机构名称', facility?.name ?? ''],
      ['机构住所', facility?.address ?? '未填'],
      ['负责人', facility?.headName ?? '未填'],
      ['机构性质', facility?.ownership ? OWNERSHIP_LABELS[facility.ownership] : '未填'],
      ['机构类型', facility ? FACILITY_KIND_LABELS[facility.kind] : '未填'],
      ['服务范围', serviceFormsText(facility?.serviceForms ?? []) || '未填'],
      ['收托规模', facility?.places == null ? '未填' : `${facility.places} 人`],
      ['统一社会信用代码', facility?.creditCode ?? '未填'],
    ])
    page.gap(8)
    page.paragraph(NO_LICENCE)
    page.closing({
      qr: { text: receiptAddress(origin, number), caption: '扫码核验本回执' },
      signature: [issuerName, formatDay(issuedOn)],
    })
    page.newPage()
    page.heading('怎样核验')
    page.list([
      `扫描前一页的二维码，或打开 ${receiptAddress(origin, number)}，看回执现在是否有效。`,
      '不能上网时：扫描下面的二维码，得到一段文字，其中有回执的全部内容和签名；用出具部门的公钥核对签名，就知道内容有没有改动。同一段文字也附在本文件里（附件）。',
      '核对的命令：npm run receipt -- verify <本文件或那段文字> --key <公钥>。公钥向出具部门索取，或从 /api/v1/receipts/keys 下载。',
      '离线核对只能说明内容是真的；回执后来是否变更、注销，要上网查看。',
    ])
    page.pairs([
      ['签名算法', ALGORITHM_LABELS[signed.algorithm] ?? signed.algorithm],
      ['密钥编号', signed.keyId],
      ['签名', signed.signature],
    ])
    page.qr(signature, '离线核验')
  })
}

function standingLines({ standing, statusSince, replacedBy, isDemo }: ReceiptDto): string[] {
  return [
    isDemo ? DEMO_STATEMENT : null,
    standing === 'changed'
      ? `本回执自${formatDay(statusSince)}起由 ${replacedBy ?? '新的回执'} 取代。`
      : null,
    standing === 'cancelled' ? `本回执自${formatDay(statusSince)}起注销。` : null,
  ].filter((line) => line !== null)
}

/** 基本条件告知书 (附件4), given together with the receipt (登记和备案办法（试行）第九条). */
export async function writeConditions(receipt: ReceiptDto, origin: string): Promise<Buffer> {
  const { number, payload, texts, issuerName, issuedOn, isDemo } = receipt
  const name = payload?.facility.name ?? ''
  const createdAt = shanghaiDayStart(issuedOn)
  const info = { title: `${texts.noticeTitle} ${number}`, author: issuerName, subject: name, createdAt }
  return writePdf(info, (page) => {
    page.title(texts.noticeTitle)
    page.subtitle(`随备案回执 ${number} 出具`)
    if (isDemo) page.paragraph(DEMO_STATEMENT, { bold: true, indent: false })
    page.paragraph(`${name}：`, { indent: false })
    page.paragraph('提供托育服务，应当具备下列基本条件：')
    page.list(texts.conditions)
    page.closing({
      qr: { text: receiptAddress(origin, number), caption: '扫码核验备案回执' },
      signature: [issuerName, formatDay(issuedOn)],
    })
  })
}
