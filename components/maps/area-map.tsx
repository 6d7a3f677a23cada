'use client'
import 'maplibre-gl/dist/maplibre-gl.css'
import type { FeatureCollection, Geometry } from 'geojson'
import { type MapGeoJSONFeature, Map as MapLibre, NavigationControl, setWorkerUrl } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import { boundsOf, hatching, labelTexts, layersOf } from './area-map-style'

export type AreaMapProps = {
  boundaries: string
  lines?: string
  /** Address of `{items: [{code, name, text, class}]}`. */
  values: string
  /** Where an area's page is: base/code + query. */
  base: string
  query: string
  label: string
}

type Area = { code: string; name: string; text: string; class: number | null }
type Boundaries = FeatureCollection<Geometry, { code: string; name: string }>

async function load<T>(address: string): Promise<T> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} ${response.status}`)
  return (await response.json()) as T
}

/** A choropleth of our own outlines: no tiles, no glyphs, nothing from elsewhere. */
export function AreaMap({ boundaries, lines, values, base, query, label }: AreaMapProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [area, setArea] = useState<Area | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const container = frame.current
    if (!container) return
    let map: MapLibre | null = null
    let gone = false
    const draw = async () => {
      const [shapes, answer] = await Promise.all([
        load<Boundaries>(boundaries),
        load<{ items: Area[] }>(values),
      ])
      if (gone) return
      const areas = new Map(answer.items.map((item) => [item.code, item]))
      const data = joined(shapes, areas)
      map = openMap(container, data, lines, label)
      const show = (feature: MapGeoJSONFeature | undefined) =>
        setArea(areas.get(String(feature?.properties.code ?? '')) ?? null)
      map.on('mousemove', 'areas', (event) => show(event.features?.[0]))
      map.on('click', 'areas', (event) => show(event.features?.[0]))
    }
    draw().catch(() => setFailed(true))
    return () => {
      gone = true
      map?.remove()
    }
  }, [boundaries, lines, values, label])
  if (failed) return <p className="map-wait">地图没有打开，下面的表里是同样的数值。</p>
  return (
    <>
      <div ref={frame} className="map-canvas" />
      <p className="map-readout" role="status">
        {area ? (
          <>
            <a href={`${base}/${area.code}${query}`}>{area.name}</a> {area.text}
          </>
        ) : (
          '指向或点按一个地区，看它的数值。'
        )}
      </p>
    </>
  )
}

/** Only the areas asked for, where the file holds more (a province's counties on a prefecture's page). */
function joined(shapes: Boundaries, areas: ReadonlyMap<string, Area>): FeatureCollection {
  const features = shapes.features.map((feature) => {
    const area = areas.get(feature.properties.code)
    return {
      ...feature,
      properties: { ...feature.properties, class: area?.class ?? -1, known: area !== undefined },
    }
  })
  const own = features.filter((feature) => feature.properties.known)
  return {
    type: 'FeatureCollection',
    features: own.length > 0 && own.length < features.length / 2 ? own : features,
  }
}

function openMap(
  container: HTMLElement,
  data: FeatureCollection,
  lines: string | undefined,
  label: string,
): MapLibre {
  setWorkerUrl('/map-worker/maplibre-gl-worker.mjs')
  const isTouch = matchMedia('(pointer: coarse)').matches
  const colour = (name: string) =>
    getComputedStyle(document.documentElement).getPropertyValue(`--color-${name}`).trim()
  const map = new MapLibre({
    container,
    style: {
      version: 8,
      sources: {
        areas: { type: 'geojson', data },
        ...(lines ? { lines: { type: 'geojson' as const, data: new URL(lines, location.href).href } } : {}),
      },
      layers: layersOf(colour, lines !== undefined),
    },
    bounds: boundsOf(data),
    fitBoundsOptions: { padding: 16 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    // The page must go on scrolling under a finger or a wheel.
    scrollZoom: false,
    dragPan: !isTouch,
    fadeDuration: 0,
    locale: labelTexts(label),
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  map.addImage('hatching', hatching(colour('muted'), colour('paper')))
  return map
}
