import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AddPostForm } from '@/components/staff/add-post-form'
import { EditStaffForm } from '@/components/staff/edit-staff-form'
import { EndPostForm } from '@/components/staff/end-post-form'
import { StaffFiles } from '@/components/staff/staff-files'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Disclosure } from '@/components/ui/disclosure'
import { PageTitle } from '@/components/ui/page-title'
import { listAttachments } from '@/lib/attachments/queries'
import { todayInShanghai } from '@/lib/core/clock'
import { requirePermission } from '@/lib/core/session'
import { formatDay } from '@/lib/format/date'
import { listOwnFacilities } from '@/lib/operators/queries'
import { POST_LABELS } from '@/lib/staff/labels'
import { findPost } from '@/lib/staff/queries'

export const metadata: Metadata = { title: '工作人员' }

type Props = {
  params: Promise<{ postId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function StaffPostPage({ params, searchParams }: Props) {
  const actor = await requirePermission('operator.staff')
  const post = await findPost(actor, (await params).postId)
  if (!post) notFound()
  const { postId, personId, name, version, startedOn, endedOn } = post
  const [files, own] = await Promise.all([
    listAttachments(actor, { staffPersonId: personId }),
    listOwnFacilities(actor),
  ])
  const facilities = own.map((facility) => ({ id: facility.id, name: facility.name }))
  const today = todayInShanghai()
  const left = endedOn ? `，${formatDay(endedOn)}离岗` : ''
  return (
    <>
      <Breadcrumbs items={[{ href: '/operator/staff', label: '工作人员' }, { label: name }]} />
      <PageTitle
        title={name}
        lead={`${POST_LABELS[post.kind]}，身份证号 ${post.identityMasked}，${formatDay(startedOn)}到岗${left}`}
      />
      <section aria-labelledby="files">
        <h2 id="files">证书和证明</h2>
        <StaffFiles
          personId={personId}
          files={files}
          canEdit
          back={`/operator/staff/${postId}`}
          search={await searchParams}
        />
      </section>
      <section className="mt-6" aria-labelledby="edit">
        <h2 id="edit" className="mb-4">
          修改信息
        </h2>
        <EditStaffForm post={post} facilities={facilities} />
      </section>
      <section className="mt-6" aria-labelledby="more">
        <h2 id="more" className="mb-4">
          岗位变动
        </h2>
        <Disclosure summary={endedOn ? '重新到岗，添加岗位' : '再添加一个岗位'}>
          <AddPostForm person={post} facilities={facilities} today={today} />
        </Disclosure>
        {endedOn === null && (
          <Disclosure summary="登记离岗">
            <EndPostForm postId={postId} version={version} startedOn={startedOn} today={today} />
          </Disclosure>
        )}
      </section>
    </>
  )
}
