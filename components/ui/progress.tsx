import { useId } from 'react'

type Props = {
  label: string
  value: number
  max: number
  /** The count in words: “已检查 4,000 行，共 10,000 行”. */
  detail: string
}

/** Progress with a count, for work above two seconds. */
export function Progress({ label, value, max, detail }: Props) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <progress id={id} className="progress" value={value} max={max} />
      <p className="text-muted" role="status">
        {detail}
      </p>
    </div>
  )
}
