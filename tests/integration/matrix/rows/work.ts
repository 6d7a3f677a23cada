import { randomUUID } from 'node:crypto'
import { seal } from '@/lib/core/crypto'
import { db } from '@/lib/core/db'
import { toDateColumn } from '@/lib/format/date'
import { proofNumber } from '@/lib/training-proofs/rules'
import { next, type Place } from '../place'
import { DAY, REASON, type Row } from '../row'

type Certificate = { state?: 'submitted' | 'verified'; isOfPerson?: boolean }
async function certificate(place: Place, { state = 'submitted', isOfPerson = false }: Certificate = {}) {
  const number = `S${next()}`
  const { id } = await db.staffCertificate.create({
    data: {
      ...{ personId: place.personId, type: 'first_aid', number, numberKey: number, state },
      ...{ operatorId: isOfPerson ? null : place.operatorId, countyCode: place.county },
      ...{ submittedByName: '园长', decidedAt: state === 'verified' ? new Date() : null },
    },
    select: { id: true },
  })
  return id
}

async function course(place: Place): Promise<string> {
  const { id } = await db.trainingCourse.create({
    data: {
      title: `课程${next()}`,
      provider: '妇幼',
      accounts: ['skill_year'],
      hours: 8,
      regionCode: place.region,
    },
    select: { id: true },
  })
  return id
}

async function session(place: Place, startsAt = new Date('2030-01-01T01:00:00Z')): Promise<string> {
  const { id } = await db.trainingSession.create({
    data: {
      ...{ courseId: await course(place), place: '三楼', codeSealed: await seal('secret') },
      ...{ startsAt, endsAt: new Date(startsAt.getTime() + 7_200_000) },
    },
    select: { id: true },
  })
  return id
}
const past = (place: Place) => session(place, new Date('2026-11-20T01:00:00Z'))

async function attendance(place: Place): Promise<string> {
  const { id } = await db.trainingAttendance.create({
    data: {
      ...{ sessionId: await past(place), personId: place.personId, hours: 8, attendedOn: toDateColumn(DAY) },
      ...{
        method: 'official',
        recordedName: '张三丰',
        facilityId: place.facilityId,
        accounts: ['skill_year'],
      },
    },
    select: { id: true },
  })
  return id
}

async function careClass(place: Place): Promise<string> {
  const { id } = await db.careClass.create({
    data: {
      ...{ facilityId: place.facilityId, kind: 'toddler', name: `班${next()}`, places: 15 },
      openedOn: toDateColumn('2024-01-01'),
    },
    select: { id: true },
  })
  return id
}

const SESSION = { day: '2030-02-01', from: '09:00', to: '11:00', place: '三楼' }
const KEEPERS = ['reviewer', 'planner'] as const
/** Anything but “there is no such certificate”, without a name. */
const changed = (data: unknown) => !JSON.stringify(data).includes('"personName":"","outcome":"not_found"')

export const WORK: Row[] = [
  ...(['verifyCertificatesAction', 'rejectCertificatesAction', 'revokeCertificatesAction'] as const).map(
    (name): Row => ({
      action: `certificate-reviews.${name}`,
      input: async (place) => {
        const state = name === 'revokeCertificatesAction' ? 'verified' : 'submitted'
        return { picks: `${await certificate(place, { state })}:1`, reason: REASON }
      },
      allowed: ['reviewer', 'sysadmin'],
      right: 'certificates.verify',
      leaks: changed,
    }),
  ),
  {
    action: 'certificate-comparisons.compareCertificatesAction',
    input: async (place) => ({
      picks: `${await certificate(place)}:1`,
      list: new File(['姓名,证书编号,证书类型\n张三丰,S1,急救\n'], '名单.csv', { type: 'text/csv' }),
    }),
    allowed: ['reviewer', 'sysadmin'],
    right: 'certificates.verify',
    leaks: (data) => /"compared":\[\{/.test(JSON.stringify(data)),
  },
  {
    action: 'certificates.handInCertificateAction',
    input: (place) => ({
      ...{ personId: place.personId, type: 'first_aid', number: `S${next()}`, issuerName: '红十字会' },
      issuedOn: '2026-03-01',
    }),
    allowed: ['operator', 'staff'],
    right: { operator: 'operator.staff', staff: 'staff.own' },
  },
  {
    action: 'certificates.withdrawCertificateAction',
    about: 'handed in by the body',
    input: async (place) => ({ certificateId: await certificate(place), version: '1' }),
    allowed: ['operator'],
    right: 'operator.staff',
  },
  {
    action: 'certificates.withdrawCertificateAction',
    about: 'handed in by the person',
    input: async (place) => ({ certificateId: await certificate(place, { isOfPerson: true }), version: '1' }),
    allowed: ['staff'],
    right: 'staff.own',
  },
  {
    action: 'certificate-issuers.addIssuerAction',
    input: (place) => ({ name: `发证机关${next()}`, types: 'first_aid', region: place.county }),
    allowed: ['planner', 'sysadmin'],
    right: 'issuers.keep',
    refusedField: 'region',
  },
  {
    action: 'certificate-issuers.changeIssuerAction',
    input: async (place) => {
      const name = `发证机关${next()}`
      const { id } = await db.certificateIssuer.create({
        data: { name, nameKey: name, types: ['first_aid'], regionCode: place.county },
        select: { id: true },
      })
      return { issuerId: id, version: '1', name, types: 'first_aid', region: place.county }
    },
    allowed: ['planner', 'sysadmin'],
    right: 'issuers.keep',
    refusedField: 'region',
  },
  {
    action: 'training-courses.addCourseAction',
    input: (place) => ({
      ...{ title: '急救', provider: '妇幼', accounts: 'skill_year', hours: '8', region: place.region },
    }),
    allowed: KEEPERS,
    right: 'training.keep',
    refusedField: 'region',
  },
  {
    action: 'training-courses.editCourseAction',
    input: async (place) => ({
      ...{ courseId: await course(place), version: '1', title: '急救', provider: '妇幼' },
      ...{ accounts: 'skill_year', hours: '8' },
    }),
    allowed: KEEPERS,
    right: 'training.keep',
  },
  {
    action: 'training-sessions.planSessionAction',
    input: async (place) => ({ courseId: await course(place), ...SESSION }),
    allowed: KEEPERS,
    right: 'training.keep',
  },
  {
    action: 'training-sessions.editSessionAction',
    input: async (place) => ({ sessionId: await session(place), version: '1', ...SESSION }),
    allowed: KEEPERS,
    right: 'training.keep',
  },
  {
    action: 'training-sessions.closeSessionAction',
    input: async (place) => ({ sessionId: await past(place), version: '1' }),
    allowed: KEEPERS,
    right: 'training.keep',
  },
  {
    action: 'training-sessions.cancelSessionAction',
    input: async (place) => ({ sessionId: await session(place), version: '1', reason: REASON }),
    allowed: KEEPERS,
    right: 'training.keep',
  },
  {
    action: 'training-attendances.signInAction',
    input: async (place) => ({ sessionId: await past(place), code: '12345678' }),
    allowed: ['staff'],
    right: 'staff.own',
    nowhereElse: 'courses are open to whoever comes; the code of the room is the door',
  },
  {
    action: 'training-attendances.recordAttendanceAction',
    input: async (place) => ({ sessionId: await past(place), attendees: `张三丰 ${place.personNumber}` }),
    allowed: KEEPERS,
    right: 'training.keep',
  },
  {
    action: 'training-attendances.revokeAttendanceAction',
    input: async (place) => ({ attendanceId: await attendance(place), reason: REASON }),
    allowed: KEEPERS,
    right: 'training.keep',
  },
  {
    action: 'training-proofs.issueProofAction',
    input: (place) => ({ personId: place.personId }),
    allowed: ['staff', 'reviewer', 'planner'],
    right: { staff: 'staff.own', reviewer: 'training.keep', planner: 'training.keep' },
  },
  {
    action: 'training-proofs.revokeProofAction',
    input: async (place) => {
      const { number } = await db.trainingProof.create({
        data: {
          ...{
            number: proofNumber(2026, `00000000${1000 + next()}`, false),
            personId: place.personId,
            keyId: 'k',
            signature: 's',
          },
          payload: {},
        },
        select: { number: true },
      })
      return { number, reason: REASON }
    },
    allowed: KEEPERS,
    right: 'training.keep',
  },
  {
    action: 'classes.addClassAction',
    input: (place) => ({
      ...{ facilityId: place.facilityId, name: `班${next()}`, kind: 'toddler', places: '15', openedOn: DAY },
    }),
    allowed: ['operator'],
    right: 'operator.run',
  },
  {
    action: 'classes.editClassAction',
    input: async (place) => ({
      ...{ classId: await careClass(place), version: '1', name: `班${next()}`, kind: 'toddler' },
      ...{ places: '15', openedOn: DAY },
    }),
    allowed: ['operator'],
    right: 'operator.run',
  },
  {
    action: 'classes.closeClassAction',
    input: async (place) => ({ classId: await careClass(place), version: '1', closedOn: DAY }),
    allowed: ['operator'],
    right: 'operator.run',
  },
  {
    action: 'classes.takeOverClassesAction',
    input: (place) => ({ facilityId: place.facilityId }),
    allowed: ['operator'],
    right: 'operator.run',
  },
  {
    action: 'class-months.saveMonthAction',
    input: (place) => ({
      ...{ facilityId: place.facilityId, month: '2026-10', stamp: '', [`enrolled-${place.classId}`]: '10' },
    }),
    allowed: ['operator'],
    right: 'operator.run',
  },
  {
    action: 'rosters.saveRosterAction',
    input: (place) => ({
      facilityId: place.facilityId,
      day: new Date().toISOString().slice(0, 10),
      [`present-${place.classId}`]: '10',
    }),
    allowed: ['operator'],
    right: 'operator.staff',
  },
  {
    action: 'experts.addExpertAction',
    input: (place) => ({
      ...{ kind: 'expert', name: '孙教授', field: '早期发展', region: place.region, document: '文件' },
      since: DAY,
    }),
    allowed: ['planner'],
    right: 'experts.keep',
    refusedField: 'region',
  },
  {
    action: 'experts.endExpertAction',
    input: async (place) => {
      const { id } = await db.expert.create({
        data: {
          ...{ kind: 'expert', name: '孙教授', field: '早期', document: '文件', regionCode: place.region },
          since: toDateColumn('2025-01-01'),
        },
        select: { id: true },
      })
      return { expertId: id, version: '1', until: DAY, reason: REASON }
    },
    allowed: ['planner'],
    right: 'experts.keep',
  },
  ...(['applyRunAction', 'undoRunAction'] as const).map(
    (name): Row => ({
      action: `imports.${name}`,
      input: async (place) => {
        const { id } = await db.importRun.create({
          data: {
            ...{
              kind: 'staff',
              fileName: 'a.csv',
              sha256: randomUUID(),
              created: 0,
              updated: 0,
              unchanged: 0,
            },
            ...{ actorId: place.accounts.operator, actorName: '园长' },
          },
          select: { id: true },
        })
        return { id }
      },
      allowed: ['operator', 'sysadmin'],
      right: { operator: 'operator.staff', sysadmin: 'imports.run' },
    }),
  ),
]
