import { DataTable } from '@/components/ui/data-table'
import { ERASURE_CODES, ERASURE_RULES, type ErasureCode, keepText } from '@/lib/erasures/rules'
import { formatInteger } from '@/lib/format/number'

/** The rules with what they would erase now: a dry run. */
export function ErasureRulesTable({ expired }: { expired: Record<ErasureCode, number> }) {
  return (
    <DataTable
      caption="到期清除的规则"
      note="每天自动执行。“现在到期”是试算，不会清除任何内容"
      rows={ERASURE_CODES}
      rowKey={(code) => code}
      empty={<p>没有规则。</p>}
      columns={[
        { key: 'title', head: '内容', cell: (code) => ERASURE_RULES[code].title },
        { key: 'removes', head: '清除什么', cell: (code) => ERASURE_RULES[code].removes },
        { key: 'keep', head: '保存多久', cell: (code) => keepText(ERASURE_RULES[code]) },
        { key: 'source', head: '依据', cell: (code) => ERASURE_RULES[code].source },
        {
          key: 'expired',
          head: '现在到期',
          unit: '条',
          number: true,
          cell: (code) => formatInteger(expired[code]),
        },
      ]}
    />
  )
}
