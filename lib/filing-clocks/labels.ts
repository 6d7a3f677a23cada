import type { ClockCode } from '@/lib/procedures/schema'

/** What a clock measures, where its procedure does not say it in its own words. */
export const CLOCK_LABELS: Record<ClockCode, string> = {
  receipt: '出具备案回执',
  compliance: '核查是否符合标准',
  department_opinion: '部门反馈意见',
  correction_answer: '补正材料',
}
