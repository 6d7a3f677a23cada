type Props = { code: { size: number; path: string }; label: string }

/** Black on white in every theme: a camera has to read it. */
export function QrCode({ code: { size, path }, label }: Props) {
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      width="240"
      height="240"
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className="max-w-full"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
