import { formatDateTime } from '@/lib/format/date'
import type { PolicyDto } from '@/lib/security-policies/queries'
import { POLICIES, policyText } from '@/lib/security-policies/rules'
import { PolicyForm } from './policy-form'

/** One rule: what holds, what it does, where it comes from, and the way to ask for another. */
export function PolicyCard({ policy, canAsk }: { policy: PolicyDto; canAsk: boolean }) {
  const { key, value, version, changedByName, changedAt } = policy
  const { label, explains, source } = POLICIES[key]
  return (
    <section className="mt-6" aria-labelledby={`policy-${key}`}>
      <h2 id={`policy-${key}`}>
        {label}：{policyText(key, value)}
      </h2>
      <p className="mt-2">{explains}</p>
      <p className="text-muted">
        依据：{source}。
        {changedByName
          ? `${changedByName}于 ${formatDateTime(changedAt)} 修改。`
          : '现在是本平台的默认值，标准没有规定具体数值。'}
      </p>
      {canAsk && <PolicyForm policyKey={key} value={value} version={version} />}
    </section>
  )
}
