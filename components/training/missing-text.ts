import { formatExact } from '@/lib/format/number'
import { SHORT_ACCOUNT_LABELS } from '@/lib/training-ledgers/labels'
import type { LedgerLine } from '@/lib/training-ledgers/rules'

/** 综合技能培训还差 8 课时，职业道德教育还差 40 课时; empty when nothing is missing. */
export const missingText = (ledger: readonly LedgerLine[]): string =>
  ledger
    .filter(({ standing }) => standing === 'behind')
    .map(
      ({ account, missing, unit }) => `${SHORT_ACCOUNT_LABELS[account]}还差 ${formatExact(missing)} ${unit}`,
    )
    .join('，')
