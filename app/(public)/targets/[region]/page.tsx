import type { Metadata } from 'next'
import { areaTitle } from '@/app/_targets/area-title'
import { ScorecardScreen } from '@/app/_targets/scorecard-screen'
import { currentActor } from '@/lib/core/session'
import { scorecardViewSchema } from '@/lib/scorecards/schema'

type Props = {
  params: Promise<{ region: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await areaTitle((await params).region, '目标进展') }
}

export default async function AreaPage({ params, searchParams }: Props) {
  const view = scorecardViewSchema.parse(await searchParams)
  return (
    <ScorecardScreen actor={await currentActor()} code={(await params).region} view={view} base="/targets" />
  )
}
