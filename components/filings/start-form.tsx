'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { RadioField } from '@/components/forms/radio-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { SuggestField } from '@/components/forms/suggest-field'
import { Notice } from '@/components/ui/notice'
import { type ActionState, idle } from '@/lib/core/action-state'
import { startCaseAction } from '@/lib/filing-drafts/actions'
import { KIND_HINTS } from '@/lib/filing-drafts/labels'
import { startsAtNewSite } from '@/lib/filing-drafts/rules'
import { PROCEDURE_KIND_LABELS } from '@/lib/filings/labels'
import { ProcedureKind } from '@/prisma/generated/enums'

type Props = {
  /** Chosen by the address (`?kind=`); null: choose first. */
  kind: ProcedureKind | null
  facilities: { id: string; name: string; problem: string | null }[]
  facilityId: string
  townships: { code: string; name: string }[]
  offersLicence: boolean
}

/** First what (a list of links), then where or which facility. */
export function StartForm({ kind, offersLicence, ...where }: Props) {
  if (kind) return <WhereForm kind={kind} {...where} />
  const kinds = Object.values(ProcedureKind).filter((one) => one !== 'licence' || offersLicence)
  return (
    <ul className="task-list">
      {kinds.map((one) => (
        <li key={one}>
          <a
            href={`/operator/filings/new?${new URLSearchParams({ kind: one, ...(where.facilityId && { facility: where.facilityId }) })}`}
          >
            {PROCEDURE_KIND_LABELS[one]}
          </a>
          <span className="text-muted">{KIND_HINTS[one]}</span>
        </li>
      ))}
    </ul>
  )
}

type WhereProps = Omit<Props, 'kind' | 'offersLicence'> & { kind: ProcedureKind }

function WhereForm({ kind, facilities, facilityId, townships }: WhereProps) {
  const [state, act] = useActionState(startCaseAction, idle as ActionState<never>)
  const isNewSite = startsAtNewSite(kind)
  const open = facilities.filter(({ problem }) => problem === null)
  const options = open.map(({ id, name }) => ({ value: id, label: name }))
  if (!isNewSite && options.length === 0) return <NothingToDo kind={kind} facilities={facilities} />
  return (
    <Form action={act}>
      <ErrorSummary state={state} />
      <h2>{PROCEDURE_KIND_LABELS[kind]}</h2>
      <input type="hidden" name="kind" value={kind} />
      {kind === 'change' && (
        <Notice title="搬到新的地方不是变更">
          <p>
            换到新的场地、开分店，要<a href="/operator/filings/new?kind=filing">新建一件备案</a>
            ，原来的场地不再使用的再办注销。地址只是门牌或路名写法变了，才办变更。
          </p>
        </Notice>
      )}
      {options.length > 0 && (
        <RadioField
          name="facilityId"
          label={isNewSite ? '是已经登记、还没有备案的机构吗' : '哪一家机构'}
          state={state}
          defaultValue={facilityId || (isNewSite ? '' : options.length === 1 ? options[0]?.value : '')}
          options={isNewSite ? [{ value: '', label: '不是，在新的地方开办' }, ...options] : options}
        />
      )}
      {isNewSite && (
        <SuggestField
          name="region"
          label="在哪个街镇开办"
          hint="填街镇的名称或区划代码，受理的部门和要求按这里确定；选了上面的机构就不用填"
          state={state}
          suggestions={townships.map(({ code, name }) => `${code} ${name}`)}
        />
      )}
      <p className="flex flex-wrap gap-3">
        <SubmitButton pendingLabel="正在新建…">开始填写</SubmitButton>
        <a className="button button-quiet" href="/operator/filings/new">
          换一件事
        </a>
      </p>
    </Form>
  )
}

function NothingToDo({ kind, facilities }: Pick<WhereProps, 'kind' | 'facilities'>) {
  return (
    <Notice title={`现在没有可以办${PROCEDURE_KIND_LABELS[kind]}的机构`}>
      {facilities.map(({ id, name, problem }) => (
        <p key={id}>{`${name}：${problem ?? ''}`}</p>
      ))}
      {facilities.length === 0 && (
        <p>
          机构已经在登记库里的，先<a href="/operator/facilities/join">加入机构</a>；新开的请办
          <a href="/operator/filings/new?kind=filing">备案</a>。
        </p>
      )}
      <p>
        <a href="/operator/filings/new">换一件事</a>
      </p>
    </Notice>
  )
}
