import { dutyName } from '@/lib/departments/labels'
import { clockLabel } from '@/lib/filing-clocks/labels'
import type { JointCause } from './rules'

/** 消防救援机构没有按期反馈意见 · 出具备案回执超过期限 */
export const causeLabel = ({ clock, duty }: JointCause): string =>
  duty ? `${dutyName(duty)}没有按期反馈意见` : `${clockLabel(clock)}超过期限`
