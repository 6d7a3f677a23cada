import type { Metadata } from 'next'
import { PolicyCard } from '@/components/security-policies/policy-card'
import { PageTitle } from '@/components/ui/page-title'
import { can } from '@/lib/core/actor'
import { requirePermission } from '@/lib/core/session'
import { listPolicies } from '@/lib/security-policies/queries'

export const metadata: Metadata = { title: '登录安全策略' }

export default async function SecurityPoliciesPage() {
  const actor = await requirePermission('security_policies.change', 'changes.confirm_security')
  const policies = await listPolicies(actor)
  return (
    <>
      <PageTitle
        title="登录安全策略"
        lead="对所有账号有效（演示账号的密码不过期，登录也不问动态验证码）。安全管理员提出修改，系统管理员同意后生效。"
        actions={<a href="/admin/changes">待复核的改动</a>}
      />
      {policies.map((policy) => (
        <PolicyCard key={policy.key} policy={policy} canAsk={can(actor, 'security_policies.change')} />
      ))}
    </>
  )
}
