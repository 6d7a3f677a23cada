import type { Metadata } from 'next'
import { areaTitle } from '@/app/_targets/area-title'
import { LedgerScreen } from '@/app/_targets/ledger-screen'
import { currentActor } from '@/lib/core/session'
import { ledgerViewSchema } from '@/lib/scorecards/schema'

type Props = {
  params: Promise<{ region: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await areaTitle((await params).region, '规划条款') }
}

export default async function PlanPage({ params, searchParams }: Props) {
  const view = ledgerViewSchema.parse(await searchParams)
  return (
    <LedgerScreen actor={await currentActor()} code={(await params).region} view={view} base="/targets" />
  )
}
