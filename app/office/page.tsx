import type { Metadata } from 'next'
import { AreasScreen } from '@/app/_targets/areas-screen'
import { ScorecardScreen } from '@/app/_targets/scorecard-screen'
import { TodoList } from '@/app/_targets/todo-list'
import { requireOfficial } from '@/lib/core/session'
import { scorecardViewSchema } from '@/lib/scorecards/schema'

export const metadata: Metadata = { title: '目标看板' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** An official's own area: what is behind first, then every target. Filters lead to the area's own page. */
export default async function OfficePage({ searchParams }: Props) {
  const actor = await requireOfficial()
  const { regionCode } = actor
  if (regionCode === null) return <AreasScreen actor={actor} q="" base="/office/targets" />
  const view = scorecardViewSchema.parse(await searchParams)
  return (
    <ScorecardScreen actor={actor} code={regionCode} view={view} base="/office/targets">
      <TodoList actor={actor} code={regionCode} basis={view.basis} base="/office/targets" />
    </ScorecardScreen>
  )
}
