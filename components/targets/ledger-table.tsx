import { StatusTag } from '@/components/ui/status-tag'
import type { LedgerClause } from '@/lib/ledgers/queries'
import { CLAUSE_KIND_LABELS } from '@/lib/plans/labels'
import { gapText, stepsText, targetText, unitAfter, valueText } from '@/lib/scorecards/labels'
import type { Tile } from '@/lib/scorecards/queries'
import type { Basis } from '@/prisma/generated/enums'
import { sheetHref, type TargetsBase } from './links'

type Props = {
  caption: string
  note: string
  rows: readonly LedgerClause[]
  base: TargetsBase
  code: string
  basis: Basis
}

/** The plan clause by clause, the live figure beside what it asks. On a phone the cells stand under each other. */
export function LedgerTable({ caption, note, rows, base, code, basis }: Props) {
  return (
    <table className="ledger">
      <caption>
        {caption}
        <small>{note}</small>
      </caption>
      <thead>
        <tr>
          <th scope="col">条款</th>
          <th scope="col">要求（转述）</th>
          <th scope="col">目标</th>
          <th scope="col">现在</th>
          <th scope="col">责任部门</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ clause, tiles }) => (
          <tr key={clause.id} id={clause.id}>
            <th scope="row">
              <span className="ledger-kind">{`${clause.id} · ${CLAUSE_KIND_LABELS[clause.kind]}`}</span>
              {clause.title}
            </th>
            <td>
              {clause.kind === 'missing' ? <strong>源文件缺失</strong> : clause.wording}
              {clause.note && <p className="ledger-note">{clause.note}</p>}
            </td>
            <td data-head="目标">{tiles.map(targetCell)}</td>
            <td data-head="现在">
              {tiles.map((tile) => figureCell(tile, sheetHref(base, code, tile.indicator.code, basis)))}
            </td>
            <td data-head="责任部门">{clause.ownerDepartment}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function targetCell({ target, steps }: Tile) {
  if (!target) return null
  return (
    <p key={target.id}>
      {targetText(target)}
      {steps.length > 0 && <small>{stepsText(steps, target)}</small>}
    </p>
  )
}

function figureCell(tile: Tile, href: string) {
  const { indicator, figure, target, status } = tile
  const gap = gapText(tile)
  return (
    <p key={target?.id}>
      <a href={href}>
        {`${valueText(indicator.unit, figure.value)} ${figure.value === null ? '' : unitAfter(indicator.unit)}`.trim()}
      </a>{' '}
      <StatusTag status={status} />
      {gap && <small>{gap}</small>}
    </p>
  )
}
