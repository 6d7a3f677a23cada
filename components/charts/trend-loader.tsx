'use client'
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react'
import type { TrendChartProps } from './trend-chart'

type Props = TrendChartProps & {
  /** The small line drawn by the server: what stands here until the chart is there, and without JavaScript for good. */
  children: ReactNode
}

/** Fetches the chart library when the reader comes to the chart. */
export function TrendLoader({ children, ...props }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const [Chart, setChart] = useState<ComponentType<TrendChartProps> | null>(null)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return
      observer.disconnect()
      // Failing to load changes nothing: the small line and the table stay.
      import('./trend-chart').then(
        ({ TrendChart }) => setChart(() => TrendChart),
        () => undefined,
      )
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={frame} className="trend-frame no-print">
      {Chart ? <Chart {...props} /> : children}
    </div>
  )
}
