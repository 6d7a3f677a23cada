import { CertificateList } from '@/components/certificates/certificate-list'
import { HistoryList } from '@/components/history/history-list'
import { ConflictTable } from '@/components/staff-conflicts/conflict-table'
import { PostList } from '@/components/staff-registers/post-list'
import { Transcript } from '@/components/training/transcript'
import { certificatesOf } from '@/lib/certificates/queries'
import type { Actor } from '@/lib/core/actor'
import { listHistory } from '@/lib/history/queries'
import { conflictsOf } from '@/lib/staff-conflicts/queries'
import type { PersonDto } from '@/lib/staff-registers/queries'
import { transcriptOf } from '@/lib/training-ledgers/queries'

type Props = { actor: Actor; person: PersonDto }

/** What the register holds of one person: posts, certificates, training, conflicts, history. */
export async function PersonRecord({ actor, person }: Props) {
  const [certificates, conflicts, transcript, history] = await Promise.all([
    certificatesOf(actor, person.id),
    conflictsOf(actor, person.id),
    transcriptOf(actor, person.id),
    listHistory(actor, { type: 'staff_person', id: person.id }),
  ])
  return (
    <>
      <PostList posts={person.posts} />
      <CertificateList certificates={certificates} />
      {conflicts.length > 0 && <ConflictTable conflicts={conflicts} />}
      {transcript && (
        <section aria-labelledby="training">
          <h2 id="training" className="mb-2">
            培训
          </h2>
          <Transcript transcript={transcript} />
        </section>
      )}
      <section aria-labelledby="history">
        <h2 id="history" className="mb-2">
          变更记录
        </h2>
        <HistoryList entries={history} />
      </section>
    </>
  )
}
