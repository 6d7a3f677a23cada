import { normaliseCreditCode, registrationAuthorityOf } from '@/lib/facilities/credit-code'
import type { RegistrationAuthority } from '@/prisma/generated/enums'

/** A registration nobody confirmed is removed after this, so that a squatter does not hold a credit code. */
const UNCONFIRMED_HOURS = 24

export const confirmableSince = (now: Date): Date => new Date(now.getTime() - UNCONFIRMED_HOURS * 3_600_000)

const AUTHORITY = {
  establishment: 'staffing_office',
  civil_affairs: 'civil_affairs',
  market_regulation: 'market_regulation',
  other: null,
} as const satisfies Record<string, RegistrationAuthority | null>

/** The authority a checked credit code names; null when it is none of the three that register care facilities. */
export const authorityOfCode = (code: string): RegistrationAuthority | null =>
  AUTHORITY[registrationAuthorityOf(code)]

// GB 32100-2015 table 1: registration department and kind of organisation.
const BODY_KINDS: Readonly<Record<string, string>> = {
  '11': '机关',
  '12': '事业单位',
  '13': '编办管理的群众团体',
  '19': '机构编制部门登记的其他单位',
  '51': '社会团体',
  '52': '民办非企业单位',
  '53': '基金会',
  '59': '民政部门登记的其他单位',
  '91': '企业',
  '92': '个体工商户',
  '93': '农民专业合作社',
}

export const bodyKindOfCode = (code: string): string | null =>
  BODY_KINDS[normaliseCreditCode(code).slice(0, 2)] ?? null

const NAMES: Record<RegistrationAuthority, string> = {
  staffing_office: '机构编制部门',
  civil_affairs: '民政部门',
  market_regulation: '市场监督管理部门',
}

/**
 * What is wrong between a checked credit code and the registration authority chosen, saying what fits; null when they
 * agree. Source: 托育机构登记和备案办法（试行）第四条; GB 32100-2015 table 1.
 */
export function authorityProblem(
  code: string,
  chosen: RegistrationAuthority,
): { field: 'creditNumber' | 'registrationAuthority'; message: string } | null {
  const fitting = authorityOfCode(code)
  if (fitting === chosen) return null
  const head = normaliseCreditCode(code)
  if (fitting === null) {
    const message = `托育机构在机构编制、民政或市场监督管理部门登记，代码以 1、5 或 9 开头；这个代码以 ${head.charAt(0)} 开头，请核对登记证书`
    return { field: 'creditNumber', message }
  }
  const kind = bodyKindOfCode(head)
  const body = kind ? `${head.slice(0, 2)} 开头，是${kind}` : `${head.charAt(0)} 开头`
  const message = `这个信用代码以 ${body}，由${NAMES[fitting]}登记。请选择“${NAMES[fitting]}”，或核对代码`
  return { field: 'registrationAuthority', message }
}
