'use client'
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'

export type TrendChartProps = {
  points: { label: string; value: number | null; text: string }[]
  goal: { value: number; text: string } | null
  /** What the line shows, for a reader who cannot see it; the table under it holds every value. */
  label: string
}

const TICK = { fontSize: 14, fill: 'var(--color-muted)' }

/** A line over time with its target as a dashed line that carries its name. The axis begins at zero. */
export function TrendChart({ points, goal, label }: TrendChartProps) {
  return (
    <div role="img" aria-label={label}>
      <ResponsiveContainer width="100%" height={280}>
        <LineChart
          data={points}
          margin={{ top: 24, right: 24, bottom: 4, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--color-line)" />
          <XAxis
            dataKey="label"
            tick={TICK}
            interval="equidistantPreserveStart"
            minTickGap={24}
            tickLine={false}
          />
          <YAxis tick={TICK} width={56} axisLine={false} tickLine={false} domain={[0, 'auto']} />
          <Tooltip
            isAnimationActive={false}
            formatter={(_value, _name, item) => [String(item.payload?.text ?? ''), '']}
            separator=""
          />
          {goal && (
            <ReferenceLine
              y={goal.value}
              ifOverflow="extendDomain"
              stroke="var(--color-ink)"
              strokeDasharray="6 4"
              label={{
                value: goal.text,
                position: 'insideTopLeft',
                fill: 'var(--color-ink)',
                fontSize: 14,
                dy: -22,
              }}
            />
          )}
          <Line
            dataKey="value"
            stroke="var(--color-primary)"
            strokeWidth={2}
            dot={false}
            connectNulls={false}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  )
}
