import { z } from 'zod'
import { parseCertificateType } from '@/lib/certificates/labels'
import { certificateErrors } from '@/lib/certificates/rules'
import { IDENTITY_PROBLEMS } from '@/lib/identity-numbers/labels'
import { checkIdentityNumber } from '@/lib/identity-numbers/rules'
import { POST_LABELS } from '@/lib/staff/labels'
import { dateErrors, isOfWorkingAge } from '@/lib/staff/rules'
import type { CertificateType, StaffPostKind } from '@/prisma/generated/enums'
import { cell, count, day, optional, quoted, refuse, required, text, word } from './cells'

/** 岗位 as lists write it: our own words and the usual ones. */
const POST_WORDS: Readonly<Record<string, StaffPostKind>> = {
  ...Object.fromEntries(
    (Object.keys(POST_LABELS) as StaffPostKind[]).map((kind) => [POST_LABELS[kind], kind] as const),
  ),
  园长: 'head',
  院长: 'head',
  保育师: 'carer',
  保育员: 'carer',
  育婴员: 'carer',
  教师: 'carer',
  保健员: 'health_worker',
  保健医: 'health_worker',
  保安: 'guard',
  保安员: 'guard',
  炊事员: 'cook',
  厨师: 'cook',
  其他: 'other',
}

const identityNumber = (today: string) => (value: string) => {
  const checked = checkIdentityNumber(value, today)
  if (!checked.ok) return refuse(IDENTITY_PROBLEMS[checked.reason])
  return isOfWorkingAge(checked.birthDate, today) ? checked.number : refuse('这个号码的人还没有满 16 周岁')
}

const certificateType = (value: string) =>
  parseCertificateType(value) ?? refuse(`没有${quoted(value)}这种证书，请照证书名称填写，例如 保育师（四级）`)

const percent = cell<number | null>((value) => {
  if (value === '' || value === '全职') return value === '' ? null : 100
  const share = count(100, '%')(value.replace(/%$/, ''))
  return share === 0 ? refuse('应为“全职”或 1 到 100 的百分比') : share
})

const cells = (today: string) =>
  z.object({
    姓名: required('请填写姓名，与身份证一致', text(64)),
    证件号: required('请填写证件号', identityNumber(today)),
    机构: required('请填写机构：名称或者统一社会信用代码', text(200)),
    岗位: required('请填写岗位', word(POST_WORDS)),
    证书类型: optional(certificateType),
    证书编号: cell(text(60)),
    发证机关: cell(text(100)),
    发证日期: optional(day),
    有效期至: optional(day),
    到岗日期: optional(day),
    工时: percent,
  })

export type ListedCertificate = {
  type: CertificateType
  level: number | null
  number: string
  issuerName: string
  issuedOn: string | null
  validUntil: string | null
}

export type StaffRow = {
  name: string
  number: string
  facility: string
  kind: StaffPostKind
  /** Null: not told. */
  startedOn: string | null
  sharePercent: number | null
  certificate: ListedCertificate | null
}

const COLUMN_OF_FIELD: Readonly<Record<string, string>> = {
  level: '证书类型',
  number: '证书编号',
  issuerName: '发证机关',
  issuedOn: '发证日期',
  validUntil: '有效期至',
}

/** What a row of a staff list says. Reasons never hold the identity number. */
export const staffRowSchema = (today: string) =>
  cells(today).transform((row, context): StaffRow => {
    const issue = (column: string, message: string) =>
      context.addIssue({ code: 'custom', path: [column], message })
    const certificate: ListedCertificate | null = row.证书类型 && {
      ...row.证书类型,
      number: row.证书编号,
      issuerName: row.发证机关,
      issuedOn: row.发证日期,
      validUntil: row.有效期至,
    }
    if (certificate) {
      for (const [field, messages] of Object.entries(certificateErrors(certificate, today)))
        for (const message of messages) issue(COLUMN_OF_FIELD[field] ?? '证书类型', message)
    } else if (row.证书编号 || row.发证机关 || row.发证日期 || row.有效期至)
      issue('证书类型', '填了证书的内容，就要填证书类型')
    for (const message of dateErrors({ startedOn: row.到岗日期 ?? today }, today).startedOn ?? [])
      issue('到岗日期', message)
    return {
      name: row.姓名,
      number: row.证件号,
      facility: row.机构,
      kind: row.岗位,
      startedOn: row.到岗日期,
      sharePercent: row.工时,
      certificate,
    }
  })
