import { Notice } from '@/components/ui/notice'

type Props = {
  text: string
  candidates: readonly { code: string; name: string }[]
  href: (code: string) => string
}

/** The typed name fits several regions, or none: says so and offers the ones that come near. */
export function RegionCandidates({ text, candidates, href }: Props) {
  if (candidates.length === 0) {
    return (
      <Notice tone="warning" title={`没有找到“${text}”这个地区`}>
        <p>下面列出的是全部地区。请换一个名称，或填写 6 位、9 位区划代码。</p>
      </Notice>
    )
  }
  return (
    <Notice title={`“${text}”可能是下面的地区，请选一个`}>
      <ul>
        {candidates.map(({ code, name }) => (
          <li key={code}>
            <a href={href(code)}>{name}</a> <span className="text-muted">{code}</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
