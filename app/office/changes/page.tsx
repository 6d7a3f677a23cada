import type { Metadata } from 'next'
import { ChangesScreen } from '@/components/changes/changes-screen'
import { usesChanges } from '@/lib/change-requests/policy'
import { listChanges } from '@/lib/change-requests/queries'
import { isOfficial } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { requireThat } from '@/lib/core/session'

export const metadata: Metadata = { title: '双人复核' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ChangesPage({ searchParams }: Props) {
  const actor = await requireThat((asked) => isOfficial(asked) && usesChanges(asked))
  const [changes, { done }] = await Promise.all([listChanges(actor), searchParams])
  return <ChangesScreen actor={actor} changes={changes} now={now()} done={done} />
}
