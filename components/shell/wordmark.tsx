/** Drawn by us: a small head under a larger arm, in one stroke weight, and the name in the page's own type. */
export function Wordmark() {
  return (
    <span className="wordmark">
      <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="6" className="wordmark-ground" />
        <path d="M7 20a9 9 0 0 0 18 0" className="wordmark-arm" />
        <circle cx="16" cy="13" r="5" className="wordmark-head" />
      </svg>
      善育
    </span>
  )
}
