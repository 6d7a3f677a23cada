import { z } from 'zod'
import type { DateString } from '@/lib/format/date'
import type { RegionLevel, TownshipKind } from '@/prisma/generated/enums'
import { day, divisionCode, optional, refuse, required, text, word } from './cells'

/** The words of the import header 级别. */
export const LEVEL_WORDS = {
  国家: 'country',
  省: 'province',
  地: 'prefecture',
  县: 'county',
  乡: 'township',
} as const satisfies Record<string, RegionLevel>

/** The words of our optional column 类型. */
export const TOWNSHIP_WORDS = {
  街道: 'street',
  镇: 'town',
  乡: 'rural_township',
  功能区: 'functional_zone',
  农林场: 'farm',
  其他: 'other',
} as const satisfies Record<string, TownshipKind>

const MOST_ALIASES = 20
const TOWNSHIP_DIGITS = 9

const aliases = (value: string) => {
  const names = [...new Set(value.split(/[;；、,，|]/).map((name) => name.trim()))].filter(
    (name) => name !== '',
  )
  return names.length > MOST_ALIASES ? refuse(`最多 ${MOST_ALIASES} 个别名`) : names
}

const cells = z.object({
  代码: required('请填写代码', divisionCode),
  名称: required('请填写名称', text(100)),
  级别: required('请填写级别', word<RegionLevel>(LEVEL_WORDS)),
  上级: optional(divisionCode),
  启用: optional(day),
  停用: optional(day),
  别名: optional(aliases),
  类型: optional(word<TownshipKind>(TOWNSHIP_WORDS)),
  来源: optional(text(1_000)),
})

type Cells = z.output<typeof cells>

export type DivisionRow = {
  code: string
  name: string
  level: RegionLevel
  parentCode: string | null
  townshipKind: TownshipKind | null
  inForceFrom: DateString | null
  inForceUntil: DateString | null
  aliases: string[]
  source: string | null
}

export const divisionRowSchema = () =>
  cells.transform((row, context): DivisionRow => {
    const issue = (column: keyof Cells, message: string) =>
      context.addIssue({ code: 'custom', path: [column], message })
    const isTownship = row.级别 === 'township'
    if (isTownship !== (row.代码.length === TOWNSHIP_DIGITS))
      issue('级别', isTownship ? '乡级区划的代码应为 9 位' : '9 位代码的级别应为“乡”')
    if ((row.级别 === 'country') !== (row.上级 === null))
      issue('上级', row.上级 === null ? '请填写上级的代码' : '国家没有上级，请留空')
    if (row.类型 !== null && !isTownship) issue('类型', '只有乡级区划填写类型')
    if (row.启用 !== null && row.停用 !== null && row.停用 < row.启用) issue('停用', '停用日期早于启用日期')
    return {
      code: row.代码,
      name: row.名称,
      level: row.级别,
      parentCode: row.上级,
      townshipKind: row.类型,
      inForceFrom: row.启用,
      inForceUntil: row.停用,
      aliases: row.别名 ?? [],
      source: row.来源,
    }
  })
