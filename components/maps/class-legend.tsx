type Props = {
  /** Upper edges of the classes, ascending, already formatted. */
  edges: readonly string[]
  unit: string
}

/** The classes of a map with their edges, and the hatching for what is not known. */
export function ClassLegend({ edges, unit }: Props) {
  if (edges.length === 0) return <p className="plot-note">所有地区都还没有这项数据，地图上全部以斜线表示。</p>
  return (
    <ul className="legend" aria-label="图例">
      {edges.map((edge, index) => (
        <li key={edge} data-class={index}>
          {index === 0 ? `≤ ${edge}` : `${edges[index - 1]} – ${edge}`}
        </li>
      ))}
      <li data-class="none">没有数据</li>
      {unit && <li className="legend-unit">{`单位：${unit}`}</li>}
    </ul>
  )
}
