import { orNotFound } from '@/lib/core/page'
import { requirePermission } from '@/lib/core/session'
import { getCase } from '@/lib/filings/queries'

/** A case of the signed-in operator's own body; everything else is 404. */
export async function ownCase(params: Promise<{ id: string }>) {
  const actor = await requirePermission('operator.run')
  const filing = await orNotFound(getCase(actor, (await params).id))
  return { actor, filing, base: `/operator/filings/${filing.id}` }
}

export const crumbsOf = (filing: { id: string; title: string; number: string }, label?: string) => [
  { href: '/operator/filings', label: '办件' },
  ...(label
    ? [{ href: `/operator/filings/${filing.id}`, label: filing.title || filing.number }, { label }]
    : [{ label: filing.title || filing.number }]),
]
