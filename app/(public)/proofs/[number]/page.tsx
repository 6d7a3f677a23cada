import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ProofFacts } from '@/components/training/proof-facts'
import { RevokeProofForm } from '@/components/training/proof-forms'
import { ProofStanding } from '@/components/training/proof-standing'
import { PageTitle } from '@/components/ui/page-title'
import { publicActor } from '@/lib/core/actor'
import { currentActor } from '@/lib/core/session'
import { mayRevokeProof } from '@/lib/training-proofs/policy'
import { findProof } from '@/lib/training-proofs/queries'

type Props = { params: Promise<{ number: string }> }

const proofOf = cache(async (number: string) => (await findProof(publicActor, number)) ?? notFound())

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await proofOf((await params).number)
  return { title: `学时证明 ${number}`, robots: { index: false } }
}

export default async function ProofPage({ params }: Props) {
  const proof = await proofOf((await params).number)
  const actor = await currentActor()
  const isOpen = proof.standing === 'valid' || proof.standing === 'outdated'
  return (
    <div className="flex flex-col gap-6">
      <PageTitle title="培训学时证明" lead="请看纸面的内容与这里是否一样。姓名只显示第一个字。" />
      <ProofStanding proof={proof} />
      <ProofFacts proof={proof} />
      {isOpen && mayRevokeProof(actor) && <RevokeProofForm number={proof.number} />}
    </div>
  )
}
