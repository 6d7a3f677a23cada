import type { ProcedureDefinition, ProcedureEffect } from '@/lib/procedures/schema'

const DONE = {
  file: '备案已办好',
  change: '变更已办好',
  suspend: '停业已登记',
  resume: '复业已登记',
  cancel: '注销已办好',
} as const satisfies Record<ProcedureEffect, string>

/** What the applicant reads when a case is accepted, and what comes next. */
export function acceptedWords(
  { effect, issuesReceipt }: Pick<ProcedureDefinition, 'effect' | 'issuesReceipt'>,
  isDone: boolean,
  receiptNumber: string | null,
): { title: string; text: string } {
  const receipt = receiptNumber ? `，回执编号 ${receiptNumber}` : ''
  const place = issuesReceipt ? '请下载备案回执和基本条件告知书，在机构显著位置公示。' : ''
  const next = isDone
    ? '不需要再办什么。'
    : '主管部门接下来核查是否符合设置标准，可能到现场查看，请做好准备。'
  return { title: `${DONE[effect]}${receipt}`, text: `${place}${next}` }
}
