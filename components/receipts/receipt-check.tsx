import { Disclosure } from '@/components/ui/disclosure'
import { SummaryList } from '@/components/ui/summary-list'
import { ALGORITHM_LABELS, SIGNATURE_CHECK_LABELS } from '@/lib/receipts/labels'
import type { ReceiptDto } from '@/lib/receipts/queries'

/** What the check found just now, and how to make it oneself, also without a network. */
export function ReceiptCheck({ receipt }: { receipt: ReceiptDto }) {
  const { check, problems, differences, signed } = receipt
  return (
    <section aria-labelledby="check">
      <h2 id="check">核验</h2>
      <SummaryList
        rows={[
          { label: '签名', value: SIGNATURE_CHECK_LABELS[check] },
          {
            label: '平台记录',
            value: problems.length === 0 ? '与签名的内容一致' : `与签名的内容不一致：${problems.join('、')}`,
          },
          ...(differences.length > 0
            ? [
                {
                  label: '登记簿',
                  value: `出具回执以后有更正：${differences.join('、')}。以机构页面上的现在内容为准，回执仍然有效。`,
                },
              ]
            : []),
          { label: '签名算法', value: ALGORITHM_LABELS[signed.algorithm] ?? signed.algorithm },
          { label: '密钥编号', value: <code>{signed.keyId}</code> },
        ]}
      />
      <Disclosure summary="不上网怎样核验">
        <ol className="list-decimal pl-6">
          <li>
            先从出具部门取得公钥，或在能上网时从 <a href="/api/v1/receipts/keys">公钥列表</a> 下载保存。
          </li>
          <li>取得回执的 PDF，或用手机扫描 PDF 第二页的“离线核验”二维码，得到一段文字。</li>
          <li>
            在装有本平台程序的电脑上运行{' '}
            <code className="break-all">npm run receipt -- verify 文件或文字 --key 公钥</code>
            ，看到“有效”，就是内容没有改动。
          </li>
          <li>离线核验看不出后来的变更和注销，能上网时请再查一次编号。</li>
        </ol>
      </Disclosure>
      <Disclosure summary="签名的内容">
        <pre className="whitespace-pre-wrap break-all text-small">{JSON.stringify(signed, null, 2)}</pre>
      </Disclosure>
    </section>
  )
}
