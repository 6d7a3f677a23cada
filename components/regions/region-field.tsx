import type { FieldProps } from '@/components/forms/field'
import { SuggestField } from '@/components/forms/suggest-field'

type Props = FieldProps & {
  /** Suggestions; any other region can still be typed by name or code. */
  options: readonly { code: string; name: string }[]
}

/** Takes a region's name or code; works without JavaScript. The command resolves the text (resolveRegion). */
export function RegionField({ options, ...field }: Props) {
  return (
    <SuggestField
      {...field}
      suggestions={options.map(({ code, name }) => `${code} ${name}`)}
      maxLength={60}
    />
  )
}
