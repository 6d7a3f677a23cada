import { z } from 'zod'
import { checkCreditCode } from '@/lib/facilities/credit-code'
import { COORDINATE_SYSTEMS, normalisePosition, type PositionReason } from '@/lib/facilities/position'
import { CREDIT_PROBLEMS } from '@/lib/facilities/schema'
import type { Image } from '../schema'
import { count, day, decimal, divisionCode, optional, refuse, required, text, word } from './cells'
import { FACILITY_KIND_WORDS, FILING_WORDS, OWNERSHIP_WORDS, PRECISION_WORDS } from './facility-words'

const MOST_PLACES = 9_999

const places = optional(count(MOST_PLACES, '个'))
const yesNo = word<boolean>({ 是: true, 否: false })
const systems = word(Object.fromEntries(COORDINATE_SYSTEMS.map((system) => [system, system])))
const degrees = (value: string) => {
  if (/[°′″NSEWnsew'"]/.test(value)) return refuse('应为十进制度数，例如 118.796877')
  return decimal(15)(value)
}

const creditCode = (value: string) => {
  const checked = checkCreditCode(value)
  return checked.ok ? checked.code : refuse(CREDIT_PROBLEMS[checked.reason])
}

const POSITION_REASONS: Record<PositionReason, string> = {
  not_a_number: '经纬度应为数字',
  swapped: '经度和纬度填反了，请对调',
  not_degrees: '不是经纬度度数（像是投影坐标的米数），请换算成度',
  outside_china: '坐标不在中国境内，请核对坐标和坐标系',
}

const cells = z.object({
  机构名称: required('请填写机构名称', text(200)),
  统一社会信用代码: optional(creditCode),
  区划代码: required('请填写区划代码', divisionCode),
  地址: optional(text(200)),
  类型: required('请填写类型', word(FACILITY_KIND_WORDS)),
  性质: optional(word(OWNERSHIP_WORDS)),
  普惠: optional(yesNo),
  乳儿班托位: places,
  托小班托位: places,
  托大班托位: places,
  混合班托位: places,
  在托人数: optional(count(MOST_PLACES, '人')),
  备案日期: optional(day),
  经度: optional(degrees),
  纬度: optional(degrees),
  坐标系: optional((value) => systems(value.toUpperCase().replaceAll('-', ''))),
  备案状态: optional(word(FILING_WORDS)),
  来源: optional(text(500)),
  位置精度: optional(word(PRECISION_WORDS)),
  全日托保育费: optional(decimal(2)),
})

type Cells = z.output<typeof cells>

/** What a row of the facilities table says; columns it leaves blank are null. Today is needed for 备案日期. */
export const facilityRowSchema = (today: string) =>
  cells.transform((row, context): FacilityRow => {
    const issue = (column: keyof Cells, message: string) =>
      context.addIssue({ code: 'custom', path: [column], message })
    const filedOn = row.备案日期
    if (filedOn !== null && filedOn > today) issue('备案日期', '备案日期不能晚于今天')
    if (filedOn !== null && row.备案状态 === 'not_filed')
      issue('备案状态', '填了备案日期，备案状态就不能是“未备案”')
    if (row.全日托保育费 !== null && (row.全日托保育费 < 0 || row.全日托保育费 > 9_999_999))
      issue('全日托保育费', '应为不小于 0 的金额（元/月）')
    const position = readPosition(row, issue)
    return {
      creditCode: row.统一社会信用代码,
      name: row.机构名称,
      regionCode: row.区划代码,
      address: row.地址,
      given: {
        name: row.机构名称,
        credit_code: row.统一社会信用代码,
        region_code: row.区划代码,
        address: row.地址,
        kind: row.类型,
        ownership: row.性质,
        inclusive: row.普惠,
        places_infant: row.乳儿班托位,
        places_toddler: row.托小班托位,
        places_older: row.托大班托位,
        places_mixed: row.混合班托位,
        enrolled: row.在托人数,
        filing_state: filedOn === null ? row.备案状态 : 'filed',
        filed_on: filedOn,
        fee_full_day_yuan: row.全日托保育费,
        ...position,
        position_precision: row.位置精度,
        source: row.来源,
      },
    }
  })

export type FacilityRow = {
  creditCode: string | null
  name: string
  regionCode: string
  address: string | null
  given: Image
}

function readPosition(row: Cells, issue: (column: keyof Cells, message: string) => void): Image {
  const { 经度: lng, 纬度: lat, 坐标系: system } = row
  if (lng === null && lat === null) return {}
  if (lng === null || lat === null) {
    issue(lng === null ? '经度' : '纬度', '经度和纬度要一起填写')
    return {}
  }
  if (system === null) {
    issue('坐标系', '填了经纬度就要填坐标系，否则位置会偏几百米')
    return {}
  }
  const result = normalisePosition(lng, lat, system)
  if (!result.ok) {
    issue('经度', POSITION_REASONS[result.reason])
    return {}
  }
  return { lng: result.position.lng, lat: result.position.lat, position_system: system }
}
