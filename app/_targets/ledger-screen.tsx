import { FilterForm } from '@/components/forms/filter-form'
import { SelectField } from '@/components/forms/select-field'
import { LedgerTable } from '@/components/targets/ledger-table'
import { areaHref, basisQuery, type TargetsBase, withQuery } from '@/components/targets/links'
import { Segments } from '@/components/targets/segments'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import type { Actor } from '@/lib/core/actor'
import { orNotFound } from '@/lib/core/page'
import { formatDate, formatDay } from '@/lib/format/date'
import { getLedger, type LedgerPlan } from '@/lib/ledgers/queries'
import { CLAUSE_KIND_LABELS, PLAN_DATE_LABELS, PLAN_STATUS_LABELS } from '@/lib/plans/labels'
import { BASIS_LABELS } from '@/lib/scorecards/labels'
import type { LedgerView } from '@/lib/scorecards/schema'
import { areaCrumbs } from './crumbs'

type Props = { actor: Actor; code: string; view: LedgerView; base: TargetsBase }

/** The plan read clause by clause, each target beside its live figure. */
export async function LedgerScreen({ actor, code, view, base }: Props) {
  const ledger = await orNotFound(getLedger(actor, code, view.basis))
  const { region, basis, asOf, plans } = ledger
  const path = `${base}/${code}/plan`
  const { kind, owner } = view
  return (
    <>
      <Breadcrumbs items={areaCrumbs(ledger.ancestors, base, basis, '规划条款')} />
      <PageTitle
        title={`${region.name}规划条款`}
        lead={`每一条的要求、目标和现在的数值 · 截至 ${formatDate(asOf)} · ${BASIS_LABELS[basis]}`}
        actions={<LinkButton href={areaHref(base, code, basis)}>看目标卡片</LinkButton>}
      />
      {plans.length === 0 && (
        <div className="table-empty">
          <p>{`${region.name}没有自己的规划，管理员录入后会列在这里。`}</p>
          {ledger.above.map((area) => (
            <p key={area.code}>
              <a href={withQuery(`${base}/${area.code}/plan`, { basis: basisQuery(basis) })}>
                {`看${area.name}的规划条款`}
              </a>
            </p>
          ))}
        </div>
      )}
      {plans.length > 0 && (
        <div className="controls">
          <Segments
            label="口径"
            items={(['all', 'filed'] as const).map((one) => ({
              href: withQuery(path, { basis: basisQuery(one), kind, owner }),
              label: BASIS_LABELS[one],
              current: one === basis,
            }))}
          />
          <FilterForm
            action={path}
            label="筛选条款"
            resetHref={kind || owner ? withQuery(path, { basis: basisQuery(basis) }) : undefined}
          >
            {basis === 'filed' && <input type="hidden" name="basis" value="filed" />}
            <SelectField
              name="kind"
              label="类别"
              placeholder="全部类别"
              defaultValue={kind}
              options={kindsOf(plans)}
            />
            <SelectField
              name="owner"
              label="责任部门"
              placeholder="全部部门"
              defaultValue={owner}
              options={ownersOf(plans)}
            />
          </FilterForm>
        </div>
      )}
      {plans.map(({ plan, clauses }) => {
        const shown = clauses.filter(
          ({ clause }) => (!kind || clause.kind === kind) && (!owner || clause.ownerDepartment === owner),
        )
        return (
          <section key={plan.code} className="sheet-section">
            <h2>{`《${plan.title}》`}</h2>
            <p>{planFacts(plan)}</p>
            <p className="ledger-source">{plan.sourceNote}</p>
            {shown.length === 0 ? (
              <p className="table-empty">没有符合条件的条款。请放宽条件，或清除条件看全部。</p>
            ) : (
              <LedgerTable
                caption={`${shown.length} 条`}
                note={`截至 ${formatDay(asOf)} · ${BASIS_LABELS[basis]} · 要求是本系统的转述，不是原文`}
                rows={shown}
                base={base}
                code={code}
                basis={basis}
              />
            )}
          </section>
        )
      })}
    </>
  )
}

function planFacts({ status, issueNumber, issuedOn, leadDepartment }: LedgerPlan['plan']): string {
  const date = issuedOn ? `，${PLAN_DATE_LABELS[status]} ${formatDay(issuedOn)}` : ''
  return `${PLAN_STATUS_LABELS[status]}${issueNumber ? `，${issueNumber}` : '，文号不详'}${date}，牵头部门 ${leadDepartment}`
}

const kindsOf = (plans: readonly LedgerPlan[]) =>
  [...new Set(plans.flatMap(({ clauses }) => clauses.map(({ clause }) => clause.kind)))].map((kind) => ({
    value: kind,
    label: CLAUSE_KIND_LABELS[kind],
  }))

const ownersOf = (plans: readonly LedgerPlan[]) =>
  [...new Set(plans.flatMap(({ clauses }) => clauses.map(({ clause }) => clause.ownerDepartment)))].map(
    (name) => ({
      value: name,
      label: name,
    }),
  )
