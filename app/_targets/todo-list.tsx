import { sheetHref, type TargetsBase } from '@/components/targets/links'
import { tileName } from '@/components/targets/target-tile'
import { Disclosure } from '@/components/ui/disclosure'
import type { Actor } from '@/lib/core/actor'
import { gapText } from '@/lib/scorecards/labels'
import { getScorecard, type Tile } from '@/lib/scorecards/queries'
import type { Basis } from '@/prisma/generated/enums'

type Props = { actor: Actor; code: string; basis: Basis; base: TargetsBase }

/** What an official does first: targets behind with what is lacking, then figures somebody must enter or supply. */
export async function TodoList({ actor, code, basis, base }: Props) {
  const { tiles, region } = await getScorecard(actor, code, basis)
  const behind = tiles.filter((tile) => tile.status === 'behind')
  const reported = tiles.filter((tile) => tile.status === 'no_data' && tile.indicator.source === 'reported')
  const lacking = tiles.filter((tile) => tile.status === 'no_data' && tile.indicator.source !== 'reported')
  if (tiles.length === 0) return null
  const item = (tile: Tile) => (
    <li key={tile.target?.id}>
      <a href={sheetHref(base, code, tile.indicator.code, basis)}>{tileName(tile)}</a>
      {`：${gapText(tile) ?? ''}${tile.target ? `（${tile.target.ownerDepartment}）` : ''}`}
    </li>
  )
  return (
    <section className={behind.length > 0 ? 'todo' : 'todo todo-clear'} aria-labelledby="todo">
      <h2 id="todo">要办的事</h2>
      {behind.length === 0 ? (
        <p>{`${region.name}没有滞后的目标。`}</p>
      ) : (
        <>
          <h3>{`滞后的目标 ${behind.length} 项`}</h3>
          <ol>{behind.map(item)}</ol>
        </>
      )}
      {reported.length > 0 && (
        <>
          <h3>{`等着上报的数据 ${reported.length} 项`}</h3>
          <ul>{reported.map(item)}</ul>
          <p>
            <a href="/office/reported">去登记或确认上报数据</a>
          </p>
        </>
      )}
      {lacking.length > 0 && (
        <Disclosure summary={`缺数据、还不能判断的目标 ${lacking.length} 项`}>
          <ul>{lacking.map(item)}</ul>
        </Disclosure>
      )}
    </section>
  )
}
