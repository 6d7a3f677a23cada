import { lookupHash, seal } from '@/lib/core/crypto'
import { db } from '@/lib/core/db'
import { toDateColumn } from '@/lib/format/date'
import { makeTransferCode } from '@/lib/transfer-codes/commands'
import { actorOfAccount } from '@/tests/support/sessions'
import { identity, type Kind, makePerson, makePost, next, type Place } from '../place'
import { DAY, REASON, type Row } from '../row'

const post = (place: Place) => ({ kind: 'cook', facilityId: place.facilityId, startedOn: '2026-01-01' })
const newPost = async (place: Place): Promise<string> =>
  makePost(place.operatorId, place.facilityId, await makePerson())

export async function ban(place: Place, enteredById: string | null = null): Promise<string> {
  const { id } = await db.staffBan.create({
    data: {
      ...{ name: '李某', identitySealed: await seal(place.personNumber), identityMasked: '310***0001' },
      ...{ identityHash: lookupHash(place.personNumber), ground: 'abuse', decisionBody: '人民法院' },
      ...{ decisionNumber: `（2026）刑初${next()}号`, decidedOn: toDateColumn(DAY) },
      // Later: so that the person goes on working meanwhile.
      ...{
        startsOn: toDateColumn('2030-01-01'),
        regionCode: place.county,
        enteredById,
        enteredByName: '登记人',
      },
    },
    select: { id: true },
  })
  return id
}

async function conflict(place: Place): Promise<string> {
  const { id } = await db.staffConflict.create({
    data: { personId: place.personId, kind: 'over_full_time', key: `k${next()}`, countyCode: place.county },
    select: { id: true },
  })
  return id
}

async function correction(place: Place): Promise<string> {
  const { id } = await db.staffCorrection.create({
    data: {
      ...{ personId: await personOf(place), field: 'name', current: '张三丰', proposed: '张三' },
      countyCode: place.county,
    },
    select: { id: true },
  })
  return id
}
const personOf = async (place: Place) => {
  const personId = await makePerson()
  await makePost(place.operatorId, place.facilityId, personId)
  return personId
}

export const PEOPLE: Row[] = [
  {
    action: 'staff.addStaffAction',
    input: (place) => ({ ...post(place), name: '王小明', identitySecret: identity() }),
    allowed: ['operator'],
    right: 'operator.staff',
    refusedField: 'facilityId',
  },
  {
    action: 'staff.addPostAction',
    input: (place) => ({ ...post(place), personId: place.personId }),
    allowed: ['operator'],
    right: 'operator.staff',
    refusedField: 'facilityId',
  },
  {
    action: 'staff.editStaffAction',
    input: async (place) => ({ ...post(place), postId: await newPost(place), version: '1', name: '张三丰' }),
    allowed: ['operator'],
    right: 'operator.staff',
  },
  {
    action: 'staff.endPostAction',
    input: async (place) => ({ postId: await newPost(place), version: '1', endedOn: DAY }),
    allowed: ['operator'],
    right: 'operator.staff',
  },
  {
    action: 'staff-registers.lookUpPersonAction',
    input: (place) => ({ identitySecret: place.personNumber }),
    allowed: ['reviewer', 'inspector', 'township', 'planner', 'sysadmin'],
    right: 'staff.read',
    refusedField: 'identitySecret',
  },
  {
    action: 'staff-registers.correctPersonAction',
    input: async (place) => ({ personId: await personOf(place), version: '1', name: '张三', reason: REASON }),
    allowed: ['reviewer'],
    right: 'corrections.decide',
  },
  {
    action: 'staff-registers.mergePeopleAction',
    input: async (place) => ({
      ...{ personId: await personOf(place), version: '1', reason: REASON },
      identitySecret: place.personNumber,
    }),
    allowed: ['reviewer'],
    right: 'corrections.decide',
  },
  {
    action: 'staff-conflicts.decideConflictAction',
    input: async (place) => ({
      ...{ conflictId: await conflict(place), version: '1', event: 'resolve', reason: REASON },
    }),
    allowed: ['reviewer', 'inspector'],
    right: 'conflicts.decide',
  },
  {
    action: 'staff-corrections.requestCorrectionAction',
    input: () => ({ field: 'name', proposed: '张三' }),
    allowed: ['staff'],
    right: 'staff.own',
    nowhereElse: 'a person asks about the own record only; the form names nobody',
  },
  {
    action: 'staff-corrections.requestCorrectionAction',
    about: 'about a post',
    input: (place) => ({ field: `post:${place.postId}:startedOn`, proposed: '2025-02-01' }),
    allowed: ['staff'],
    right: 'staff.own',
    refusedField: 'field',
  },
  {
    action: 'staff-corrections.withdrawCorrectionAction',
    input: async (place) => {
      const { id } = await db.staffCorrection.create({
        data: {
          ...{ personId: place.personId, field: `certificate:${crypto.randomUUID()}`, current: 'a' },
          ...{ proposed: 'b', countyCode: place.county },
        },
      })
      return { correctionId: id, version: '1' }
    },
    allowed: ['staff'],
    right: 'staff.own',
  },
  {
    action: 'staff-corrections.decideCorrectionAction',
    input: async (place) => ({
      ...{ correctionId: await correction(place), version: '1', event: 'refuse', reason: REASON },
    }),
    allowed: ['reviewer'],
    right: 'corrections.decide',
  },
  {
    action: 'transfer-codes.makeTransferCodeAction',
    input: () => ({}),
    allowed: ['staff'],
    right: 'staff.own',
    nowhereElse: 'a code for the own record; the form names nobody',
  },
  {
    action: 'transfer-codes.hireByCodeAction',
    input: async (place) => {
      const { transferCode } = await makeTransferCode(await actorOfAccount(place.accounts.staff))
      return { ...post(place), transferSecret: transferCode }
    },
    allowed: ['operator'],
    right: 'operator.staff',
    refusedField: 'facilityId',
  },
  {
    action: 'bans.enterBanAction',
    input: () => ({
      ...{ name: '李某', identitySecret: identity(), ground: 'abuse', decisionBody: '人民法院' },
      ...{ decisionNumber: `（2026）刑初${next()}号`, decidedOn: DAY, startsOn: DAY, endsOn: '' },
    }),
    allowed: ['reviewer', 'inspector', 'planner'],
    right: 'bans.keep',
    nowhereElse: 'an entry is always made in the own area; the form names none',
  },
  {
    action: 'bans.requestLiftAction',
    input: async (place) => ({ banId: await ban(place), version: '1', reason: REASON }),
    allowed: ['reviewer', 'inspector', 'planner'],
    right: 'bans.keep',
  },
  {
    action: 'bans.recordAppealAction',
    input: async (place) => ({ banId: await ban(place), text: REASON }),
    allowed: ['reviewer', 'inspector', 'planner'],
    right: 'bans.keep',
  },
  {
    action: 'bans.decideAppealAction',
    input: async (place) => {
      const { id } = await db.banAppeal.create({
        data: { banId: await ban(place), text: REASON, submittedBy: '本人' },
        select: { id: true },
      })
      return { appealId: id, version: '1', event: 'dismiss', reason: REASON }
    },
    allowed: ['reviewer', 'inspector', 'planner'],
    right: 'bans.keep',
  },
  {
    action: 'bans.submitOwnAppealAction',
    input: async (place) => ({ banId: await ban(place), text: REASON }),
    allowed: ['staff'],
    right: 'staff.own',
  },
  {
    action: 'reveals.revealIdentityAction',
    about: 'of somebody who works in care',
    input: (place) => ({
      ...{ subjectType: 'staff_person', subjectId: place.personId, reasonKind: 'identity', reason: REASON },
    }),
    allowed: ['reviewer', 'inspector'],
    right: 'staff.reveal',
  },
  {
    action: 'reveals.revealIdentityAction',
    about: 'of a child',
    input: async (place) => ({
      ...{ subjectType: 'child', subjectId: await child(place), reasonKind: 'identity', reason: REASON },
    }),
    allowed: ['reviewer', 'township'],
    right: 'children.reveal',
  },
  {
    action: 'child-lookups.lookUpChildAction',
    input: async (place) => {
      await child(place, place.childNumber)
      return { identitySecret: place.childNumber }
    },
    allowed: ['reviewer', 'township'],
    right: 'children.look_up',
    refusedField: 'identitySecret',
    leaks: (data) => !JSON.stringify(data).includes('"found":null'),
  },
  {
    action: 'children.addChildAction',
    input: (place) => ({
      ...{ name: `王小${next()}`, birthMonth: '2024-11', region: place.region, consentVersion: 'old' },
      consent: '1',
    }),
    allowed: ['parent'],
    right: 'family.use',
    nowhereElse: 'a family may live in any area of the portal',
  },
  {
    action: 'children.correctChildAction',
    input: async (place) => ({
      ...{ childId: await child(place), version: '1', name: '王小小', birthMonth: '2024-11' },
      region: place.region,
    }),
    allowed: ['parent'],
    right: 'family.use',
  },
  {
    action: 'children.withdrawConsentAction',
    input: async (place) => ({ childId: await child(place), confirm: '1' }),
    allowed: ['parent'],
    right: 'family.use',
  },
  {
    action: 'authority-exports.requestExportAction',
    input: (place) => ({
      ...{ authority: '公安局', documentNumber: `公〔2026〕${next()}`, legalBasis: 'criminal' },
      ...{ purpose: '调查一起失踪案件', scopeKind: 'area_children', region: place.region },
    }),
    allowed: ['reviewer', 'inspector', 'planner'],
    right: 'authority_exports.request',
    refusedField: 'region',
  },
  {
    action: 'authority-exports.decideExportAction',
    input: async (place) => ({
      ...{ requestId: await request(place, 'reviewer'), version: '1', decision: 'approve', reason: '' },
    }),
    allowed: ['planner', 'secadmin'],
    right: 'authority_exports.approve',
  },
  {
    action: 'authority-exports.withdrawExportAction',
    input: async (place, kind) => ({ requestId: await request(place, kind), version: '1' }),
    // Of a request of one's own: who can have asked, and who sees requests at all.
    allowed: ['reviewer', 'inspector', 'planner', 'secadmin'],
    right: { reviewer: 'authority_exports.request', inspector: 'authority_exports.request' },
    isPersonal: true,
  },
]

async function child(place: Place, number?: string): Promise<string> {
  const { id } = await db.child.create({
    data: {
      ...{ name: `王小${next()}`, birthMonth: toDateColumn('2024-11-01'), regionCode: place.region },
      ...(number && { identitySealed: await seal(number), identityHash: lookupHash(number) }),
      ...(number ? { identityMasked: '310***0002' } : await invented()),
      guardianships: {
        create: { accountId: place.accounts.parent, regionCode: place.region, consentVersion: 'v1' },
      },
    },
    select: { id: true },
  })
  return id
}
async function invented() {
  const number = identity()
  return {
    identitySealed: await seal(number),
    identityHash: lookupHash(number),
    identityMasked: '310***0003',
  }
}

async function request(place: Place, kind: Kind): Promise<string> {
  const { id } = await db.authorityExport.create({
    data: {
      ...{
        authority: '公安局',
        documentNumber: `公〔2026〕${next()}`,
        legalBasis: 'criminal',
        purpose: REASON,
      },
      ...{
        scope: { kind: 'area_children', targetId: place.region, label: '儿童' },
        regionCode: place.county,
      },
      ...{ requestedById: place.accounts[kind], requestedByName: '申请人' },
    },
    select: { id: true },
  })
  return id
}
