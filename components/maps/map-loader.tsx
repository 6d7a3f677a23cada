'use client'
import { type ComponentType, useCallback, useEffect, useRef, useState } from 'react'
import type { AreaMapProps } from './area-map'

type State =
  | { kind: 'waiting' | 'loading' | 'failed' }
  | { kind: 'ready'; AreaMap: ComponentType<AreaMapProps> }

/**
 * Fetches the map library only when the reader comes to the map on a wide screen, or asks for it: it is larger than
 * the whole page. Without JavaScript the table below says the same.
 */
export function MapLoader(props: AreaMapProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<State>({ kind: 'waiting' })
  const load = useCallback(() => {
    setState({ kind: 'loading' })
    import('./area-map').then(
      ({ AreaMap }) => setState({ kind: 'ready', AreaMap }),
      () => setState({ kind: 'failed' }),
    )
  }, [])
  useEffect(() => {
    const element = frame.current
    if (!element || !matchMedia('(width >= 60rem)').matches) return
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return
      observer.disconnect()
      load()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [load])
  return (
    <div ref={frame} className="map-frame no-print">
      {state.kind === 'ready' ? (
        <state.AreaMap {...props} />
      ) : (
        <div className="map-wait">
          <noscript>地图需要 JavaScript。下面的表里是同样的数值。</noscript>
          {state.kind === 'loading' && <p>正在打开地图</p>}
          {state.kind === 'failed' && <p>地图没有打开，下面的表里是同样的数值。</p>}
          {state.kind !== 'loading' && (
            <button type="button" className="button button-secondary" onClick={load}>
              {state.kind === 'failed' ? '再试一次' : '打开地图'}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
