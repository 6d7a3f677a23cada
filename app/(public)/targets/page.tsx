import type { Metadata } from 'next'
import { AreasScreen } from '@/app/_targets/areas-screen'
import { currentActor } from '@/lib/core/session'

export const metadata: Metadata = { title: '目标进展' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function TargetsPage({ searchParams }: Props) {
  const { q } = await searchParams
  const text = (Array.isArray(q) ? q[0] : q)?.trim().slice(0, 50) ?? ''
  return <AreasScreen actor={await currentActor()} q={text} base="/targets" />
}
