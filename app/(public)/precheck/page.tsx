import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { QuestionForm } from '@/components/prechecks/question-form'
import { PrecheckResult } from '@/components/prechecks/result'
import { StartForm } from '@/components/prechecks/start-form'
import { RegionCandidates } from '@/components/regions/region-candidates'
import { PageTitle } from '@/components/ui/page-title'
import { publicActor } from '@/lib/core/actor'
import { answersQuery, type Params, readAnswers } from '@/lib/prechecks/answers'
import { SITE_KIND_LABELS } from '@/lib/prechecks/labels'
import { checkSite, findCheckArea } from '@/lib/prechecks/queries'

export const metadata: Metadata = {
  title: '开办托育机构自查',
  description: '租房之前先查一查：楼层、面积、采光、租期、人员、消防，哪些符合备案条件，哪些不符合。',
}

const PATH = '/precheck'
type Props = { searchParams: Promise<Params> }

/** Three steps under one address: where and what, the questions, the result. Nothing is stored. */
export default async function PrecheckPage({ searchParams }: Props) {
  const params = await searchParams
  const answers = readAnswers(params)
  const { area, candidates } = await findCheckArea(publicActor, answers.region)
  const { kind } = answers
  if (!kind || !area) {
    return (
      <div className="flex flex-col gap-6">
        <PageTitle
          title="先自查，再租房"
          lead="大约十分钟，不用登录。看中一处房子，先查能不能备案：哪些符合，哪些不符合，该怎么办，每一条都写明依据。"
        />
        {!area && (
          <RegionCandidates
            text={answers.region}
            candidates={candidates}
            href={(code) => `${PATH}?${answersQuery({ ...answers, region: code })}`}
          />
        )}
        <StartForm region={answers.region} kind={kind} />
      </div>
    )
  }
  const named = { ...answers, region: answers.region && area.code }
  const query = answersQuery(named)
  const isSent = params.check !== undefined
  // A form sends every empty field: the address people keep is the one without them.
  if (isSent && Object.values(params).some((value) => value === ''))
    redirect(`${PATH}?${query}&check=1` as Route)
  const about = `${area.fullName}，${SITE_KIND_LABELS[kind]}`
  if (isSent && Object.keys(answers.problems).length === 0) {
    const findings = await checkSite(publicActor, answers, area.code)
    return (
      <PrecheckResult
        findings={findings}
        about={about}
        changeHref={`${PATH}?${query}`}
        pdfHref={`${PATH}/pdf?${query}`}
      />
    )
  }
  return (
    <div className="flex flex-col gap-6">
      <PageTitle
        title="先自查，再租房"
        lead={
          <>
            {about}（<a href={`${PATH}?${answersQuery({ ...named, kind: null, typed: {} })}`}>换一个</a>
            ）。知道多少填多少，不清楚的空着，结果里会提醒。
          </>
        }
      />
      <QuestionForm answers={answers} kind={kind} regionCode={named.region} showProblems={isSent} />
    </div>
  )
}
