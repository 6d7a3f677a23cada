import type { FeatureCollection, Position } from 'geojson'
import type { LayerSpecification, LngLatBoundsLike } from 'maplibre-gl'

export const CLASS_COUNT = 5

/** Fill by class, hatching where no value is known, outlines above both. Colours come from the page's tokens. */
export function layersOf(colour: (name: string) => string, hasLines: boolean): LayerSpecification[] {
  const classes = Array.from({ length: CLASS_COUNT }, (_, index) => [
    index,
    colour(`class-${index + 1}`),
  ]).flat()
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': colour('ground') } },
    {
      id: 'areas',
      type: 'fill',
      source: 'areas',
      paint: { 'fill-color': ['match', ['get', 'class'], ...classes, colour('paper')] as never },
    },
    {
      id: 'unknown',
      type: 'fill',
      source: 'areas',
      filter: ['==', ['get', 'class'], -1],
      paint: { 'fill-pattern': 'hatching' },
    },
    {
      id: 'outlines',
      type: 'line',
      source: 'areas',
      paint: { 'line-color': colour('muted'), 'line-width': 0.75 },
    },
    ...(hasLines
      ? [
          {
            id: 'lines',
            type: 'line' as const,
            source: 'lines',
            paint: { 'line-color': colour('muted'), 'line-width': 1 },
          },
        ]
      : []),
  ]
}

/** Diagonal strokes, 8 px wide, drawn here so that nothing is fetched. */
export function hatching(stroke: string, ground: string): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = 8
  canvas.height = 8
  const context = canvas.getContext('2d')
  if (!context) return new ImageData(8, 8)
  context.fillStyle = ground
  context.fillRect(0, 0, 8, 8)
  context.strokeStyle = stroke
  for (const start of [-8, 0, 8]) {
    context.moveTo(start, 8)
    context.lineTo(start + 8, 0)
  }
  context.stroke()
  return context.getImageData(0, 0, 8, 8)
}

export function boundsOf(data: FeatureCollection): LngLatBoundsLike {
  const box = { west: 180, south: 90, east: -180, north: -90 }
  const visit = (node: Position | Position[] | Position[][] | Position[][][]): void => {
    if (typeof node[0] === 'number') {
      const [lng = 0, lat = 0] = node as Position
      box.west = Math.min(box.west, lng)
      box.east = Math.max(box.east, lng)
      box.south = Math.min(box.south, lat)
      box.north = Math.max(box.north, lat)
    } else for (const part of node as Position[]) visit(part)
  }
  for (const { geometry } of data.features) if ('coordinates' in geometry) visit(geometry.coordinates)
  return [box.west, box.south, box.east, box.north]
}

export const labelTexts = (label: string): Record<string, string> => ({
  'Map.Title': label,
  'NavigationControl.ZoomIn': '放大',
  'NavigationControl.ZoomOut': '缩小',
})
