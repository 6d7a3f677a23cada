import { db } from '@/lib/core/db'
import { toDateColumn } from '@/lib/format/date'
import { next, type Place } from '../place'
import { DAY, type Fields, REASON, type Row } from '../row'

const KEEPERS = ['reviewer', 'planner', 'sysadmin'] as const
const ONLY_ADMIN = 'only the system administrator keeps it, for every area'

/** Kept for an area by its reviewer and planner, and by the system administrator. */
const kept = (action: string, input: Row['input'], more: Partial<Row> = {}): Row => ({
  ...{ action, input, allowed: KEEPERS, right: 'register.keep', ...more },
})
const admin = (action: string, right: Row['right'], input: Row['input']): Row => ({
  ...{ action, right, input, allowed: ['sysadmin'], nowhereElse: ONLY_ADMIN },
})

const FACILITY = { kind: 'care_institution' }
async function facility({ region }: Place): Promise<{ id: string; name: string }> {
  return db.facility.create({
    data: { name: `登记${next()}`, regionCode: region, kind: 'care_institution' },
    select: { id: true, name: true },
  })
}
const kindergarten = ({ region }: Place) =>
  db.kindergarten.create({
    data: { name: `幼儿园${next()}`, regionCode: region, status: 'operating' },
    select: { id: true, name: true },
  })
const site = ({ region }: Place) =>
  db.serviceSite.create({
    data: { name: `站点${next()}`, regionCode: region, kind: 'guidance_station', status: 'operating' },
    select: { id: true, name: true },
  })
const SITE = { kind: 'guidance_station', status: 'operating' }

async function figure(
  place: Place,
  enteredById: string | null,
  state: 'submitted' | 'confirmed' = 'submitted',
): Promise<Fields> {
  const year = 1900 + next()
  const { id } = await db.reportedFigure.create({
    data: {
      ...{
        regionCode: place.county,
        indicatorCode: 'parenting_knowledge_rate',
        period: `${year}`,
        value: 90,
      },
      ...{ periodEnd: toDateColumn(`${year}-12-31`), document: '文件', documentDate: toDateColumn(DAY) },
      ...{ enteredById, enteredByName: '录入人', state },
      ...(state === 'confirmed' && { decidedAt: new Date(), decidedByName: '复核人' }),
    },
    select: { id: true },
  })
  return { figureId: id, version: '1', note: REASON }
}

export const REGISTERS: Row[] = [
  kept(
    'facilities.createFacilityAction',
    (place) => ({ ...FACILITY, name: `新建${next()}`, region: place.region }),
    { refusedField: 'region' },
  ),
  kept('facilities.editFacilityAction', async (place) => ({
    ...{ ...(await facility(place)), ...FACILITY, version: '1', region: place.region },
  })),
  kept('facilities.changeFacilityStatusAction', async (place) => ({
    ...{ id: (await facility(place)).id, version: '1', event: 'suspend', on: DAY, reason: REASON },
  })),
  kept('doctor-contracts.signDoctorContractAction', async (place) => ({
    ...{ facilityId: (await facility(place)).id, medicalBody: '卫生服务中心', signedOn: DAY, endsOn: '' },
  })),
  kept('doctor-contracts.endDoctorContractAction', async (place) => {
    const { id } = await db.doctorContract.create({
      data: {
        facilityId: (await facility(place)).id,
        medicalBody: '中心',
        signedOn: toDateColumn('2025-01-01'),
      },
      select: { id: true },
    })
    return { contractId: id, endsOn: DAY, reason: REASON }
  }),
  kept('titles.awardTitleAction', async (place) => ({
    ...{ holderType: 'facility', holderId: (await facility(place)).id, kind: 'quality', awardedOn: DAY },
    document: '文件',
  })),
  kept(
    'titles.withdrawTitleAction',
    async (place) => {
      const { id } = await db.title.create({
        data: {
          ...{ kind: 'quality', facilityId: (await facility(place)).id, awardedOn: toDateColumn(DAY) },
          document: '文件',
        },
        select: { id: true },
      })
      return { titleId: id, reason: REASON }
    },
    { isUsedUp: true },
  ),
  kept(
    'kindergartens.createKindergartenAction',
    (place) => ({ name: `幼儿园${next()}`, region: place.region, status: 'operating' }),
    { refusedField: 'region' },
  ),
  kept('kindergartens.editKindergartenAction', async (place) => ({
    ...{ ...(await kindergarten(place)), version: '1', region: place.region, status: 'operating' },
  })),
  kept(
    'service-sites.createServiceSiteAction',
    (place) => ({ ...SITE, name: `站点${next()}`, region: place.region }),
    { refusedField: 'region' },
  ),
  kept('service-sites.editServiceSiteAction', async (place) => ({
    ...{ ...(await site(place)), ...SITE, version: '1', region: place.region },
  })),
  {
    action: 'reported.enterReportedAction',
    input: (place) => ({
      ...{ region: place.county, indicator: 'parenting_knowledge_rate', period: String(1700 + next()) },
      ...{ value: '90', document: '文件', documentDate: DAY },
    }),
    allowed: KEEPERS,
    right: 'reported.keep',
    refusedField: 'region',
  },
  ...(['confirmReportedAction', 'rejectReportedAction', 'revokeReportedAction'] as const).map(
    (name): Row => ({
      action: `reported.${name}`,
      input: (place) => figure(place, null, name === 'revokeReportedAction' ? 'confirmed' : 'submitted'),
      allowed: KEEPERS,
      right: 'reported.keep',
    }),
  ),
  {
    action: 'reported.withdrawReportedAction',
    input: (place) => figure(place, place.accounts.planner),
    // Taking back what one entered takes no right.
    allowed: ['planner'],
  },
  {
    action: 'plans.changeTargetAction',
    input: () => ({
      ...{ targetId: 'FX-01', version: '1', comparator: 'gte', value: '5', reference: '', year: '2027' },
      ...{ ownerDepartment: '区教育局', note: '', baselineValue: '', baselineYear: '', baselineNote: '' },
      reason: REASON,
    }),
    allowed: ['planner', 'sysadmin'],
    right: 'plans.change',
    nowhereElse: 'only 奉贤 has a plan here; elsewhere is tried on a sub-area below',
  },
  {
    action: 'plans.setReferenceValueAction',
    input: () => ({
      ...{ reference: 'national_place_use_rate', year: '2024', value: '47', source: '公报', version: '0' },
      reason: REASON,
    }),
    allowed: ['sysadmin'],
    right: 'plans.change',
    nowhereElse: ONLY_ADMIN,
  },
  {
    action: 'plans.setSubAreaMembersAction',
    input: async (place) => {
      const { id } = await db.subArea.create({
        data: { name: `片区${next()}`, regionCode: place.county },
        select: { id: true },
      })
      return { subAreaId: id, members: [], reason: REASON }
    },
    allowed: ['planner', 'sysadmin'],
    right: 'plans.change',
  },
  admin('populations.setStatisticAction', 'populations.change', (place) => ({
    ...{ region: place.county, kind: 'births', year: '2025', value: '3000', source: '公报', confidence: 'A' },
    ...{ reason: REASON, version: '0' },
  })),
  admin('calendar.addCalendarDayAction', 'calendar.change', () => ({
    ...{ date: '2033-10-03', name: '国庆节', kind: 'off', source: '国办发明电〔2032〕1号' },
  })),
  admin('calendar.removeCalendarDayAction', 'calendar.change', async () => {
    const date = '2034-10-03'
    await db.calendarDay.create({
      data: { date: toDateColumn(date), name: '国庆节', kind: 'off', source: '通知' },
      select: { date: true },
    })
    return { date, reason: REASON }
  }),
  admin('departments.addDepartmentAction', 'departments.keep', (place) => ({
    ...{ region: place.county, duty: 'police', name: '公安分局' },
  })),
  admin('departments.renameDepartmentAction', 'departments.keep', async (place) => {
    const { id } = await db.department.create({
      data: { regionCode: place.county, duty: 'housing', name: `住建${next()}` },
      select: { id: true },
    })
    return { id, name: '住房城乡建设委', reason: REASON, version: '1' }
  }),
  admin('procedures.publishProcedureAction', 'procedures.publish', () => ({
    ...{ kind: 'filing', region: '310120', validFrom: '2030-01-01', source: '文件', definition: '{}' },
  })),
  admin('procedures.setProcedureEnabledAction', 'procedures.publish', async () => {
    const { id } = await db.procedureVersion.findFirstOrThrow({
      where: { kind: 'cancellation' },
      select: { id: true },
    })
    return { id, isEnabled: '1', reason: REASON }
  }),
  admin('settings.setSettingAction', 'settings.change', (place) => ({
    ...{
      regionCode: place.county,
      key: 'videoDays',
      value: '90',
      source: '文件',
      reason: REASON,
      version: '0',
    },
  })),
  admin('settings.clearSettingAction', 'settings.change', (place) => ({
    ...{ regionCode: place.county, key: 'videoDays', reason: REASON, version: '1' },
  })),
  ...(['renameRegionAction', 'setAliasesAction', 'setInForceAction'] as const).map((name) =>
    admin(`regions.${name}`, 'regions.change', () => ({
      ...{
        region: '310120102',
        version: '1',
        reason: REASON,
        name: '奉城镇',
        aliases: '',
        from: '',
        until: '',
      },
    })),
  ),
  admin('deliveries.resendMessageAction', 'deliveries.manage', async () => {
    const { id } = await db.outboxMessage.create({
      data: {
        ...{
          kind: 'message.email',
          payload: { address: 'a@example.com', maskedAddress: 'a***@example.com' },
        },
        failedAt: new Date(),
      },
      select: { id: true },
    })
    return { messageId: id }
  }),
  admin('deliveries.resendAllAction', 'deliveries.manage', () => ({ state: 'failed' })),
]
