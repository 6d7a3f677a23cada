import { publicActor } from '@/lib/core/actor'
import { getScorecard } from '@/lib/scorecards/queries'

/** “奉贤区目标进展”, from what is remembered anyway; an unknown division gets the plain words and then its 404. */
export async function areaTitle(code: string, words: string): Promise<string> {
  const card = await getScorecard(publicActor, code, 'all').catch(() => null)
  return `${card?.region.name ?? ''}${words}`
}
