'use client'
import 'maplibre-gl/dist/maplibre-gl.css'
import type { FeatureCollection, Geometry } from 'geojson'
import { Map as MapLibre, Marker, NavigationControl, setWorkerUrl } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import { boundsOf, labelTexts } from '@/components/maps/area-map-style'

type Point = { lng: number; lat: number }
export type PositionMapProps = {
  /** File of public/boundaries that has the county's outline. */
  file: string
  countyCode: string
  start: Point | null
  onPick: (point: Point) => void
}

type Boundaries = FeatureCollection<Geometry, { code: string; name: string }>

/** The county's outline from our own file; a click sets the point. Base tiles come by setting only, so there are none. */
export function PositionMap({ file, countyCode, start, onPick }: PositionMapProps) {
  const frame = useRef<HTMLDivElement>(null)
  const pick = useRef(onPick)
  pick.current = onPick
  const first = useRef(start)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const container = frame.current
    if (!container) return
    let map: MapLibre | null = null
    let gone = false
    const draw = async () => {
      const response = await fetch(`/boundaries/${file}.json`)
      if (!response.ok) throw new Error(String(response.status))
      const shapes = (await response.json()) as Boundaries
      if (!gone) map = openMap(container, shapes, countyCode, first.current, (point) => pick.current(point))
    }
    draw().catch(() => setFailed(true))
    return () => {
      gone = true
      map?.remove()
    }
  }, [file, countyCode])
  if (failed) return <p>地图没有打开，请直接填经度和纬度。</p>
  return (
    <>
      <div ref={frame} className="position-map" />
      <p className="field-hint">点一下地图，位置就记在下面；可以放大后再点。</p>
    </>
  )
}

function openMap(
  container: HTMLElement,
  shapes: Boundaries,
  countyCode: string,
  start: Point | null,
  onPick: (point: Point) => void,
): MapLibre {
  setWorkerUrl('/map-worker/maplibre-gl-worker.mjs')
  const colour = (name: string) =>
    getComputedStyle(document.documentElement).getPropertyValue(`--color-${name}`).trim()
  const own = shapes.features.filter((feature) => feature.properties.code === countyCode)
  const shown = own.length > 0 ? { ...shapes, features: own } : shapes
  const map = new MapLibre({
    container,
    style: {
      version: 8,
      sources: { areas: { type: 'geojson', data: shapes } },
      layers: [
        { id: 'ground', type: 'background', paint: { 'background-color': colour('ground') } },
        { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': colour('paper') } },
        {
          id: 'own',
          type: 'fill',
          source: 'areas',
          filter: ['==', ['get', 'code'], countyCode],
          paint: { 'fill-color': colour('primary-tint') },
        },
        {
          id: 'lines',
          type: 'line',
          source: 'areas',
          paint: { 'line-color': colour('muted'), 'line-width': 1 },
        },
      ],
    },
    bounds: boundsOf(shown),
    fitBoundsOptions: { padding: 16 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    scrollZoom: false,
    fadeDuration: 0,
    locale: labelTexts('选位置的地图'),
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  const marker = new Marker({ color: colour('primary') })
  if (start) marker.setLngLat(start).addTo(map)
  map.on('click', ({ lngLat }) => {
    marker.setLngLat(lngLat).addTo(map)
    onPick({ lng: lngLat.lng, lat: lngLat.lat })
  })
  return map
}
