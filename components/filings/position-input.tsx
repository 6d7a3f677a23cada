'use client'
import { type ComponentType, useRef, useState } from 'react'
import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import type { ActionState } from '@/lib/core/action-state'
import { COORDINATE_SYSTEM_LABELS, choicesOf } from '@/lib/facilities/labels'
import { fieldHint } from './field-hint'
import type { FieldView } from './field-view'
import type { PositionMapProps } from './position-map'

type Props = { view: FieldView; state: ActionState; map: { file: string; countyCode: string } | null }

const degrees = (text: string) => (/^-?\d{1,3}(\.\d+)?$/.test(text.trim()) ? Number(text) : null)

/** Two numbers and their system, typed or set by a click on the map; the map is fetched only when asked for. */
export function PositionInput({ view, state, map }: Props) {
  const frame = useRef<HTMLElement>(null)
  const [PositionMap, setPositionMap] = useState<ComponentType<PositionMapProps> | null>(null)
  const [failed, setFailed] = useState(false)
  const { code } = view
  const value = (part: string) => String(view.inputs[`${code}.${part}`] ?? '')
  const inputOf = (part: string) =>
    frame.current?.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${code}.${part}"]`) ?? null
  const here = () => {
    const [lng, lat] = [degrees(inputOf('lng')?.value ?? ''), degrees(inputOf('lat')?.value ?? '')]
    return lng === null || lat === null ? null : { lng, lat }
  }
  const put = (part: string, text: string) => {
    const input = inputOf(part)
    if (!input) return
    input.value = text
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const open = () =>
    import('./position-map').then(
      (module) => setPositionMap(() => module.PositionMap),
      () => setFailed(true),
    )
  return (
    <section ref={frame} id={`field-${code}`} className="field" aria-labelledby={`${code}-title`}>
      <h2 id={`${code}-title`} className="field-label">
        {view.label}
        {view.optional && <span className="field-optional">（选填）</span>}
      </h2>
      <div className="field-hint">{fieldHint(view)}</div>
      {map && PositionMap && (
        <PositionMap
          {...map}
          start={here()}
          onPick={({ lng, lat }) => {
            put('lng', lng.toFixed(6))
            put('lat', lat.toFixed(6))
            put('system', 'WGS84')
          }}
        />
      )}
      {map && !PositionMap && (
        <p>
          <button type="button" className="button button-secondary needs-script" onClick={open}>
            {failed ? '地图没有打开，再试一次' : '在地图上选'}
          </button>
        </p>
      )}
      <div className="filing-row-inputs">
        <TextField
          name={`${code}.lng`}
          label="经度"
          hint="例如 121.458"
          state={state}
          defaultValue={value('lng')}
          inputMode="decimal"
          narrow
        />
        <TextField
          name={`${code}.lat`}
          label="纬度"
          hint="例如 30.918"
          state={state}
          defaultValue={value('lat')}
          inputMode="decimal"
          narrow
        />
        <SelectField
          name={`${code}.system`}
          label="坐标来自"
          hint="不知道就不选"
          state={state}
          defaultValue={value('system')}
          placeholder="不知道"
          options={choicesOf(COORDINATE_SYSTEM_LABELS)}
        />
      </div>
    </section>
  )
}
