import { formatInteger, roundHalfUp } from '@/lib/format/number'
import { orUnknown } from '@/lib/format/unknown'

const kilometres = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** 350 米 below one kilometre, 1.2 公里 below a hundred, 123 公里 beyond. */
export const formatDistance = (metres: number | null | undefined): string =>
  orUnknown(metres, (known) => {
    const whole = roundHalfUp(known, 0)
    if (whole < 1000) return `${formatInteger(whole)} 米`
    const rounded = roundHalfUp(known / 1000, 1)
    return `${rounded < 100 ? kilometres.format(rounded) : formatInteger(known / 1000)} 公里`
  })
