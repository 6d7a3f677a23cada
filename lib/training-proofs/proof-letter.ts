import 'server-only'
import { writePdf } from '@/lib/core/pdf'
import { type SignedWords, signedText } from '@/lib/core/signed-words'
import { formatDay, shanghaiDayStart } from '@/lib/format/date'
import { formatExact } from '@/lib/format/number'
import { ALGORITHM_LABELS, DEMO_STATEMENT } from '@/lib/receipts/labels'
import { accountsText, periodText, SHORT_ACCOUNT_LABELS } from '@/lib/training-ledgers/labels'
import type { ProofStanding } from './rules'
import type { ProofPayload } from './schema'

const TITLE = '托育从业人员培训学时证明'

/** Where a proof is checked; `origin`: the portal's own address, without a slash at its end. */
const proofAddress = (origin: string, number: string): string =>
  `${origin}/proofs/${encodeURIComponent(number)}`

/** A person's transcript as it was signed, with the code that opens its page and the signed text as an embedded file. */
export async function writeProof(
  payload: ProofPayload,
  signed: SignedWords,
  standing: ProofStanding,
  origin: string,
): Promise<Buffer> {
  const { number, person, accounts, attendances, issuer, issuedOn, isDemo } = payload
  const info = {
    ...{ title: `${TITLE} ${number}`, author: issuer, subject: person.name },
    createdAt: shanghaiDayStart(issuedOn),
    attachments: [
      {
        name: `proof-${number.replace(/^演示-/, 'demo-')}.json`,
        type: 'application/json',
        content: Buffer.from(signedText(signed)),
        description: '证明内容和签名，供核验',
      },
    ],
  }
  return writePdf(info, (page) => {
    page.title(TITLE)
    page.subtitle(`编号：${number}`)
    if (isDemo) page.paragraph(DEMO_STATEMENT, { bold: true, indent: false })
    if (standing === 'outdated')
      page.paragraph('出具以后，列出的学时有撤销，请扫码看现在的情况。', { bold: true, indent: false })
    page.pairs([
      ['姓名', person.name],
      ['证件号', person.identityMasked],
    ])
    page.paragraph(`截至${formatDay(issuedOn)}，平台登记的培训学时如下。课时和学时分别计算，不互相折算。`)
    page.table({
      columns: [
        { head: '账户', share: 4 },
        { head: '期间', share: 3 },
        { head: '要求', share: 3 },
        { head: '已完成', share: 3 },
      ],
      rows: accounts.map(({ account, unit, from, to, required, done }) => [
        SHORT_ACCOUNT_LABELS[account],
        periodText(from && to ? { from, to } : null),
        required === null ? '本地没有要求' : `${formatExact(required)} ${unit}`,
        done === null ? '周期起点未定' : `${formatExact(done)} ${unit}`,
      ]),
    })
    page.heading('参加的培训')
    if (attendances.length === 0) page.paragraph('没有登记。')
    else
      page.table({
        columns: [
          { head: '日期', share: 3 },
          { head: '课程', share: 5 },
          { head: '举办单位', share: 4 },
          { head: '计入', share: 4 },
          { head: '学时', share: 2 },
        ],
        rows: attendances.map((one) => [
          ...[formatDay(one.attendedOn), one.title, one.provider, accountsText(one.accounts)],
          formatExact(one.hours),
        ]),
      })
    page.closing({
      qr: { text: proofAddress(origin, number), caption: '扫码核验本证明' },
      signature: [issuer, formatDay(issuedOn)],
    })
    page.heading('怎样核验')
    page.list([
      `扫描上面的二维码，或打开 ${proofAddress(origin, number)}，看证明现在是否有效，内容是否与纸面一样。`,
      '不能上网时：本文件里附有内容和签名（附件），用 npm run receipt -- verify <本文件> --key <公钥> 核对；公钥从 /api/v1/receipts/keys 下载。',
    ])
    page.pairs([
      ['签名算法', ALGORITHM_LABELS[signed.algorithm] ?? signed.algorithm],
      ['密钥编号', signed.keyId],
    ])
  })
}
