import type { Metadata } from 'next'
import { areaTitle } from '@/app/_targets/area-title'
import { SheetScreen } from '@/app/_targets/sheet-screen'
import { requireOfficial } from '@/lib/core/session'
import { findIndicator } from '@/lib/indicators/catalogue'
import { sheetViewSchema } from '@/lib/scorecards/schema'

type Props = {
  params: Promise<{ region: string; indicator: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { region, indicator } = await params
  return { title: await areaTitle(region, findIndicator(indicator)?.name ?? '指标') }
}

export default async function IndicatorPage({ params, searchParams }: Props) {
  const { region, indicator } = await params
  const view = sheetViewSchema.parse(await searchParams)
  return (
    <SheetScreen
      actor={await requireOfficial()}
      code={region}
      indicator={indicator}
      view={view}
      base="/office/targets"
    />
  )
}
