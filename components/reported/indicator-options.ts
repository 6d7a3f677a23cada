import { CATALOGUE } from '@/lib/indicators/catalogue'

/** The indicators no record can give, as choices. */
export const indicatorOptions = CATALOGUE.filter((indicator) => indicator.source === 'reported').map(
  ({ code, name, unit }) => ({ value: code, label: `${name}（${unit}）` }),
)
