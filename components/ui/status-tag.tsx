const LOOK = {
  met: { word: '达标', className: 'status status-met' },
  on_track: { word: '序时', className: 'status status-on-track' },
  behind: { word: '滞后', className: 'status status-behind' },
  no_data: { word: '数据不足', className: 'status status-no-data' },
  no_target: { word: '无目标', className: 'status status-no-target' },
} as const

export type Status = keyof typeof LOOK

/** Always shape, word and colour together; the shape is drawn by the class. */
export function StatusTag({ status }: { status: Status }) {
  const { word, className } = LOOK[status]
  return <span className={className}>{word}</span>
}
