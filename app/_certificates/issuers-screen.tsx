import { AddIssuerForm } from '@/components/certificate-issuers/add-issuer-form'
import { IssuerTable } from '@/components/certificate-issuers/issuer-table'
import { Disclosure } from '@/components/ui/disclosure'
import { PageTitle } from '@/components/ui/page-title'
import { keepsIssuersOf } from '@/lib/certificate-issuers/policy'
import { listIssuers } from '@/lib/certificate-issuers/queries'
import type { Actor } from '@/lib/core/actor'

/** The register of issuers, the same in both rooms: who may change a line sees its form. */
export async function IssuersScreen({ actor }: { actor: Actor }) {
  const issuers = await listIssuers(actor)
  const kept = issuers.filter(({ regionPath }) => keepsIssuersOf(actor, regionPath)).map(({ id }) => id)
  return (
    <>
      <PageTitle
        title="发证机关"
        lead="谁可以发哪些证书。不在名册里、已停止认可的，核验时会标出来。名称不计空格、标点和全角半角。"
      />
      <div className="flex flex-col gap-6">
        <Disclosure summary="登记发证机关">
          <AddIssuerForm region={actor.regionCode ?? ''} />
        </Disclosure>
        <IssuerTable issuers={issuers} kept={kept} />
      </div>
    </>
  )
}
