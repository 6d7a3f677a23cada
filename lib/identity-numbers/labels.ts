import type { IdentityNumberReason } from './rules'

export const IDENTITY_PROBLEMS = {
  length: '身份证号应为 18 位',
  alphabet: '身份证号应为 17 位数字加 1 位数字或字母 X',
  division: '身份证号前两位不是有效的省份代码，请核对',
  birth_date: '身份证号里的出生日期不存在，请核对',
  check_digit: '身份证号的校验位不对，请核对',
} as const satisfies Record<IdentityNumberReason, string>
