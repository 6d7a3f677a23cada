import { downloadDoor } from '@/app/_targets/download-door'
import { leagueSheet, scorecardTable } from '@/app/_targets/export-tables'
import { publicActor } from '@/lib/core/actor'
import { tableDownload } from '@/lib/exchange/download'
import { getLeague } from '@/lib/leagues/queries'
import { getScorecard } from '@/lib/scorecards/queries'
import { exportSchema } from '@/lib/scorecards/schema'

/** The scorecard (table=targets) or the areas below (table=areas) as CSV or XLSX. */
export const GET = downloadDoor<typeof exportSchema, { region: string }>(
  exportSchema,
  async ({ region, table, basis, by, format }) => {
    if (table === 'areas') {
      const league = await getLeague(publicActor, region, basis, by ?? 'child')
      return tableDownload(
        leagueSheet(league),
        format,
        `${league.region.name}下级地区托育情况 ${league.asOf}`,
      )
    }
    const card = await getScorecard(publicActor, region, basis)
    return tableDownload(scorecardTable(card), format, `${card.region.name}目标进展 ${card.asOf}`)
  },
)
