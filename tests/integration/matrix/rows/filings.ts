import { randomUUID } from 'node:crypto'
import { db } from '@/lib/core/db'
import { answers, makeReceived } from '@/tests/integration/filing-reviews/review-world'
import { next, type Place } from '../place'
import { DAY, type Fields, REASON, type Row } from '../row'

const received = async (place: Place): Promise<string> =>
  (await makeReceived(place.operatorId, { regionCode: place.region })).caseId

async function draft(place: Place): Promise<string> {
  const { id: procedureId } = await db.procedureVersion.findFirstOrThrow({
    where: { kind: 'filing', regionCode: '310000' },
    select: { id: true },
  })
  const title = `晨曦${next()}`
  const { id } = await db.filingCase.create({
    data: {
      ...{ procedureId, kind: 'filing', operatorId: place.operatorId, regionCode: place.region },
      ...{ title, createdByName: '园长', data: answers(title) },
    },
    select: { id: true },
  })
  return id
}

async function task(
  place: Place,
  mode: 'opinion' | 'inform' = 'opinion',
): Promise<{ id: string; caseId: string }> {
  const caseId = await received(place)
  const known = await db.departmentTask.findFirst({
    where: { caseId, departmentName: place.fire, mode },
    select: { id: true, caseId: true },
  })
  if (known) return known
  return db.departmentTask.create({
    data: {
      ...{ caseId, duty: 'fire', departmentName: place.fire, countyCode: place.county, mode },
      question: '是否符合消防要求',
    },
    select: { id: true, caseId: true },
  })
}

async function claim(place: Place): Promise<string> {
  const { id: facilityId } = await free(place)
  const { id } = await db.facilityClaim.create({
    data: {
      ...{ operatorId: place.operatorId, facilityId },
      ...{ requestedById: place.accounts.operator, requestedByName: '园长' },
    },
    select: { id: true },
  })
  return id
}
const free = (place: Place) =>
  db.facility.create({
    data: { name: `无主${next()}`, regionCode: place.region, kind: 'care_institution' },
    select: { id: true },
  })

const onReceived = (more: Fields) => async (place: Place) => ({
  ...{ caseId: await received(place), version: '1' },
  ...more,
})

/** What the county's own reviewer does with a case. */
const reviewed = (action: string, input: Row['input']): Row => ({
  ...{ action, input, allowed: ['reviewer'], right: 'filings.review' },
})
/** What the body's own people do with a case. */
const operated = (action: string, input: Row['input'], more: Partial<Row> = {}): Row => ({
  ...{ action, input, allowed: ['operator'], right: 'operator.run', ...more },
})

export const FILINGS: Row[] = [
  reviewed('filing-acceptance.acceptFilingAction', onReceived({ confirmed: '1' })),
  reviewed('filing-assignments.assignAction', async (place) => ({
    ...{ caseId: await received(place), version: '1', assigneeId: place.accounts.reviewer },
  })),
  {
    ...reviewed('filing-assignments.bulkAssignAction', async (place) => ({
      ...{ picked: `${await received(place)}:1`, assigneeId: place.accounts.reviewer },
    })),
    leaks: (data) => !/"assigned":0/.test(JSON.stringify(data)),
  },
  reviewed(
    'filing-corrections.askCorrectionsAction',
    onReceived({
      ...{ step: 'send', pick: 'field:name', 'reason.field:name': 'unclear', 'text.field:name': '请更正' },
    }),
  ),
  reviewed('filing-corrections.returnCorrectionsAction', onReceived({ returned: randomUUID() })),
  reviewed('filing-reviews.transcribeOpinionAction', async (place) => {
    const { id, caseId } = await task(place)
    return { taskId: id, caseId, version: '1', opinion: 'no_objection', documentNumber: '文号一' }
  }),
  reviewed(
    'filing-reviews.recordSiteCheckAction',
    onReceived({ checkedOn: DAY, inspectors: '甲、乙', result: 'meets' }),
  ),
  reviewed('filing-reviews.confirmComplianceAction', onReceived({ confirmed: '1' })),
  reviewed(
    'filing-reviews.notifyNoncomplianceAction',
    onReceived({ step: 'send', 'text.0': '不符合', 'article.0': '第一条' }),
  ),
  reviewed('filing-reviews.confirmRectifiedAction', onReceived({ note: REASON })),
  {
    action: 'department-tasks.giveOpinionAction',
    input: async (place) => ({ taskId: (await task(place)).id, version: '1', opinion: 'no_objection' }),
    allowed: ['department'],
    right: 'tasks.answer',
  },
  {
    action: 'department-tasks.acknowledgeAction',
    input: async (place) => ({ taskId: (await task(place, 'inform')).id, version: '1' }),
    allowed: ['department'],
    right: 'tasks.answer',
  },
  operated('filing-drafts.startCaseAction', (place) => ({ kind: 'filing', region: place.region }), {
    nowhereElse: 'a body may open a place in any area',
  }),
  operated(
    'filing-drafts.startCaseAction',
    (place) => ({ kind: 'change', region: '', facilityId: place.facilityId }),
    { about: 'for a facility' },
  ),
  operated('filing-drafts.saveInputsAction', async (place) => ({
    ...{ caseId: await draft(place), names: 'name', name: '晨曦' },
  })),
  operated('filing-drafts.savePageAction', async (place) => ({
    ...{ caseId: await draft(place), page: 'institution', drawn: '{}', go: 'next' },
  })),
  operated('filing-drafts.discardDraftAction', async (place) => ({ caseId: await draft(place) })),
  operated('filing-submissions.submitCaseAction', async (place) => ({
    ...{ caseId: await draft(place), version: '1' },
  })),
  operated('filing-submissions.answerItemAction', async (place) => {
    const caseId = await received(place)
    const { items } = await db.filingCorrection.create({
      data: {
        ...{ caseId, askedByName: '审核人' },
        items: { create: { position: 0, target: 'field:name', reason: 'unclear', text: '请更正' } },
      },
      select: { items: { select: { id: true } } },
    })
    return { caseId, itemId: items[0]?.id ?? '', answer: '已更正' }
  }),
  operated('filing-submissions.sendCorrectionsAction', onReceived({})),
  operated('filing-submissions.withdrawCaseAction', onReceived({ confirm: '1', reason: REASON })),
  operated('filing-submissions.reportRectifiedAction', onReceived({ report: REASON })),
  operated('claims.requestClaimAction', async (place) => ({ facilityId: (await free(place)).id, note: '' }), {
    nowhereElse: 'a body may ask for any facility; an official decides',
  }),
  operated('claims.withdrawClaimAction', async (place) => ({ claimId: await claim(place), version: '1' })),
  {
    action: 'claims.grantClaimAction',
    input: async (place) => ({ claimId: await claim(place), version: '1' }),
    allowed: ['reviewer'],
    right: 'claims.decide',
  },
  {
    action: 'claims.refuseClaimAction',
    input: async (place) => ({ claimId: await claim(place), version: '1', reason: REASON }),
    allowed: ['reviewer'],
    right: 'claims.decide',
  },
  {
    action: 'national-exchange.resendExchangeAction',
    input: async (place) => {
      const { id } = await db.exchangeMessage.create({
        data: {
          ...{ kind: 'accepted', caseId: await received(place), facilityId: place.facilityId },
          ...{ countyCode: place.county, payload: {}, state: 'failed' },
        },
        select: { id: true },
      })
      return { messageId: id }
    },
    allowed: ['reviewer'],
    right: 'exchange.resend',
  },
]
