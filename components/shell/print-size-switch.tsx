/** A plain POST: works without JavaScript and comes back to the same page. */
export function PrintSizeSwitch({ large }: { large: boolean }) {
  return (
    <form action="/print-size" method="post">
      <button type="submit" name="size" value={large ? 'normal' : 'large'}>
        {large ? '标准字号' : '大字版'}
      </button>
    </form>
  )
}
