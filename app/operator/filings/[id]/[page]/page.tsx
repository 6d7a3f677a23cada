import { randomUUID } from 'node:crypto'
import type { Metadata, Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { fieldViews } from '@/components/filings/field-view'
import { PageForm } from '@/components/filings/page-form'
import { StepLine } from '@/components/filings/step-line'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageTitle } from '@/components/ui/page-title'
import { prefillFor } from '@/lib/filing-drafts/queries'
import { stepsOf } from '@/lib/filing-drafts/steps'
import { roomsOf } from '@/lib/filings/answers'
import { boundaryFile } from '@/lib/leagues/rules'
import { listRegionsBelow } from '@/lib/regions/queries'
import { listStaff } from '@/lib/staff/queries'
import { crumbsOf, ownCase } from '../../own-case'

export const metadata: Metadata = { title: '填写', robots: { index: false } }

type Props = {
  params: Promise<{ id: string; page: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function FilingFormPage({ params, searchParams }: Props) {
  const { actor, filing, base } = await ownCase(params)
  const { page: pageId } = await params
  const { definition, data } = filing
  const page = definition.pages.find(({ id }) => id === pageId)
  if (!page) notFound()
  // Out of order or too late: the case page says what can be done now.
  if (!filing.events.includes('save')) redirect(base as Route)
  const { back } = await searchParams
  const returning = back === 'check' || back === 'corrections' ? back : ''
  const countyPath = filing.regionPath.slice(0, filing.regionPath.indexOf(filing.countyCode) + 6)
  const [prefill, staff, townships] = await Promise.all([
    prefillFor(actor, filing),
    page.fields.includes('staff') ? listStaff(actor, { operatorId: filing.operatorId }) : [],
    page.fields.includes('region') ? listRegionsBelow(actor, countyPath, 'township') : [],
  ])
  const people = [...new Map(staff.map((one) => [one.personId, one])).values()]
  const views = fieldViews({
    filing,
    page,
    prefill,
    before: filing.facilityId ? prefill.answers : {},
    people,
    townships: townships.map(({ code, name }) => ({ value: code, label: name })),
    rooms: roomsOf(data).map(({ key, name }, index) => ({ value: key, label: name || `第 ${index + 1} 间` })),
    names: {
      region: filing.regionName,
      staff: new Map(people.map(({ personId, name }) => [personId, name])),
    },
  })
  const file = boundaryFile({ code: `${filing.countyCode.slice(0, 2)}0000`, level: 'province' }, 'county')
  const steps = stepsOf(definition, data)
  return (
    <>
      <Breadcrumbs items={crumbsOf(filing, page.title)} />
      <StepLine at={steps.indexOf(page.id) + 1} of={steps.length} />
      <PageTitle title={page.title} lead={page.lead} />
      <PageForm
        key={`${page.id}/${filing.version}`}
        caseId={filing.id}
        page={page.id}
        views={views}
        newKey={randomUUID().slice(0, 8)}
        back={returning}
        map={{ file: file ?? countyFile(filing.countyCode), countyCode: filing.countyCode }}
      />
    </>
  )
}

/** Municipalities have their counties in the file of the province itself; elsewhere the country's outline must do. */
const countyFile = (code: string) =>
  boundaryFile({ code: `${code.slice(0, 2)}0000`, level: 'province' }, 'child') ?? '100000'
