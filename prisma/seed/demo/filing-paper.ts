import { writePdf } from '@/lib/core/pdf'
import type { DateString } from '@/lib/format/date'

/** One page in place of a licence, a lease, a certificate: it says itself that it is none. */
export const demoPaper = (today: DateString): Promise<Buffer> =>
  writePdf(
    {
      title: '演示材料',
      author: '善育演示数据',
      subject: '这不是任何真实的证照或证明',
      createdAt: new Date(`${today}T00:00:00+08:00`),
    },
    (page) => {
      page.title('演示材料')
      page.paragraph('这份文件只为试用而编造，不是任何真实的证照、合同或证明。')
    },
  )
