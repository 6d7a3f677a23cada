import { NumberField } from '@/components/forms/number-field'
import { CLASS_AGE_LABELS, CLASS_KIND_LABELS } from '@/lib/facilities/labels'
import { CLASS_KINDS } from '@/lib/facilities/rules'
import type { SectionProps } from './identity-fields'

const NAMES = {
  infant: 'placesInfant',
  toddler: 'placesToddler',
  older: 'placesOlder',
  mixed: 'placesMixed',
} as const

export function PlacesFields({ state, values }: SectionProps) {
  const field = (name: string) => ({ name, state, defaultValue: values[name], optional: true })
  return (
    <>
      <h3>托位与收费</h3>
      <p className="text-muted">不清楚的留空：留空表示未知，填 0 表示没有。</p>
      {CLASS_KINDS.map((kind) => (
        <NumberField
          key={kind}
          {...field(NAMES[kind])}
          label={`${CLASS_KIND_LABELS[kind]}托位`}
          hint={CLASS_AGE_LABELS[kind]}
          unit="个"
        />
      ))}
      <NumberField {...field('enrolled')} label="在托人数" unit="人" />
      <NumberField {...field('feeFullDayYuan')} label="全日托收费" unit="元/月" decimals />
      <NumberField {...field('feeHalfDayYuan')} label="半日托收费" unit="元/月" decimals />
      <NumberField {...field('feeHourlyYuan')} label="计时托收费" unit="元/小时" decimals />
      <NumberField {...field('feeMealsYuan')} label="伙食费" unit="元/天" decimals />
    </>
  )
}
