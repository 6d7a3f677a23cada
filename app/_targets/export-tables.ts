import { tileName } from '@/components/targets/target-tile'
import type { FigureRows } from '@/lib/drilldown/queries'
import type { Sheet, TableCell } from '@/lib/exchange/write-table'
import { formatInteger, roundHalfUp } from '@/lib/format/number'
import { LEAGUE_LABELS, LEAGUE_UNITS } from '@/lib/leagues/labels'
import type { League } from '@/lib/leagues/queries'
import { LEAGUE_CODES, type LeagueRow } from '@/lib/leagues/rules'
import { TARGET_STATUS_LABELS } from '@/lib/plans/labels'
import { BASIS_LABELS, gapText, SOURCE_LABELS, targetText } from '@/lib/scorecards/labels'
import type { Scorecard, Tile } from '@/lib/scorecards/queries'

const rounded = (value: number | null): number | null => (value === null ? null : roundHalfUp(value, 4))

/** Every target with its figure, then the figures without a target; each line says as of when and what is counted. */
export function scorecardTable(card: Scorecard): Sheet {
  const row = (tile: Tile, isAsked: boolean): TableCell[] => {
    const { indicator, figure, target } = tile
    const counted = indicator.source !== 'computed' || indicator.alwaysAll ? 'all' : card.basis
    return [
      isAsked ? (target?.id ?? '') : '',
      tileName(tile),
      rounded(figure.value),
      indicator.unit,
      figure.numerator,
      figure.denominator,
      isAsked && target ? targetText(target) : '',
      isAsked ? TARGET_STATUS_LABELS[tile.status] : TARGET_STATUS_LABELS.no_target,
      isAsked ? gapText(tile) : '',
      isAsked ? target?.ownerDepartment : '',
      isAsked && target ? `《${target.planTitle}》` : '',
      card.asOf,
      BASIS_LABELS[counted],
      SOURCE_LABELS[indicator.source],
      [figure.missing, ...figure.notes].filter(Boolean).join('；'),
    ]
  }
  return {
    sheetName: '目标',
    title: `${card.region.name}目标进展（${BASIS_LABELS[card.basis]}，截至 ${card.asOf}）`,
    header: [
      '条款',
      '指标',
      '数值',
      '单位',
      '分子',
      '分母',
      '目标',
      '进展',
      '差距',
      '责任部门',
      '文件',
      '截至',
      '口径',
      '来源',
      '说明',
    ],
    rows: [...card.tiles.map((tile) => row(tile, true)), ...card.others.map((tile) => row(tile, false))],
    columnTypes: [
      'text',
      'text',
      'decimal',
      'text',
      'integer',
      'integer',
      'text',
      'text',
      'text',
      'text',
      'text',
      'date',
      'text',
      'text',
      'text',
    ],
  }
}

/** The areas below with the area itself as the last line. Blank is unknown. */
export function leagueSheet({ region, rows, total, basis, asOf }: League): Sheet {
  const line = (row: LeagueRow, name: string): TableCell[] => [
    row.code,
    name,
    row.facilities,
    ...LEAGUE_CODES.map((code) => rounded(row.figures[code].value)),
    asOf,
    BASIS_LABELS[basis],
  ]
  return {
    sheetName: '下级地区',
    title: `${region.name}下级地区（${BASIS_LABELS[basis]}，截至 ${asOf}；备案率始终按全部机构算）`,
    header: [
      '区划代码',
      '地区',
      '机构（家）',
      ...LEAGUE_CODES.map((code) => `${LEAGUE_LABELS[code]}（${LEAGUE_UNITS[code]}）`),
      '截至',
      '口径',
    ],
    rows: [...rows.map((row) => line(row, row.name)), line(total, `${region.name}合计`)],
    columnTypes: ['text', 'text', 'integer', ...LEAGUE_CODES.map(() => 'decimal' as const), 'date', 'text'],
  }
}

/** The records behind a figure; where there are more than fit, the last line says so. */
export function rowsSheet(rows: FigureRows, title: string, sideName: string): Sheet {
  const lines: TableCell[][] = rows.items.map((row) => [
    row.name,
    row.region.code,
    row.region.name,
    row.contribution,
  ])
  const rest = rows.total - rows.items.length
  if (rest > 0) {
    lines.push([
      `只列出前 ${formatInteger(rows.items.length)} 条，还有 ${formatInteger(rest)} 条没有列出；请到下级地区分别导出。`,
      '',
      '',
      null,
    ])
  }
  return {
    sheetName: '来源记录',
    title,
    header: ['记录', '区划代码', '地区', `计入${sideName}`],
    rows: lines,
    columnTypes: ['text', 'text', 'text', 'decimal'],
  }
}
