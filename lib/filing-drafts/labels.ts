import type { PrefillSource } from '@/lib/procedures/field-register'
import type { ProcedureKind } from '@/prisma/generated/enums'

/** Beside a value that was filled in: where it is from. PREFILL_LABELS names the sources themselves. */
export const PREFILL_HINTS = {
  operator: '取自您注册时填写的单位信息',
  account: '取自您的账号',
  facility: '取自机构登记库和已受理的材料',
  staff: '取自工作人员名册',
} as const satisfies Record<PrefillSource, string>

/** What each kind is for, in plain words. */
export const KIND_HINTS = {
  filing: '新开一家托育机构，或在新的地方开分店、搬家',
  home_filing: '在住宅里开办，最多收 5 名婴幼儿',
  change: '名称、负责人、服务形式、托位等有变化；地方没有变',
  suspension: '暂时停止服务，以后还要恢复',
  resumption: '停业之后恢复服务',
  cancellation: '不再提供托育服务',
  licence: '按新的法律申请许可',
} as const satisfies Record<ProcedureKind, string>
