import type { NextRequest } from 'next/server'
import { db } from '@/lib/core/db'
import type { PermissionCode } from '@/lib/core/permissions'
import { toDateColumn } from '@/lib/format/date'
import { makeReceived } from '@/tests/integration/filing-reviews/review-world'
import { type Kind, next, type Place } from '../place'
import { ALL_KINDS, DAY, REASON } from '../row'

type Handler = (request: NextRequest, context: { params: Promise<never> }) => Promise<Response>
export type RouteRow = {
  /** `METHOD /address` as the folders of app say it. */
  door: string
  load: () => Promise<Record<string, unknown>>
  /** What is asked for: the address's parts, its query, a form. */
  ask: (place: Place, kind: Kind) => Promise<Ask> | Ask
  allowed: readonly Kind[]
  right?: PermissionCode | Partial<Record<Kind, PermissionCode>>
  nowhereElse?: string
  /** What a visitor gets; to sign in unless said otherwise. */
  visitor?: 'out'
}
export type Ask = { params?: Record<string, string>; query?: string; form?: Record<string, string | File> }
export type { Handler }

const AREA = 'a list of the own area; which one, the address does not say'

async function filing(place: Place): Promise<string> {
  const { id: facilityId } = await db.facility.create({
    data: { name: `受理${next()}`, regionCode: place.region, kind: 'care_institution' },
    select: { id: true },
  })
  const { caseId } = await makeReceived(place.operatorId, { regionCode: place.region, facilityId })
  await db.noncomplianceNotice.create({
    data: {
      ...{ number: `M-${next()}`, caseId, facilityId, countyCode: place.county },
      ...{ regionPath: place.county, reasons: [{ text: '不符合', article: '第一条' }] },
      ...{ issuedOn: toDateColumn(DAY), issuerName: '教育局', decidedByName: '审核人' },
    },
    select: { id: true },
  })
  return caseId
}
const letter = async (place: Place) => ({ params: { id: await filing(place), kind: 'noncompliance' } })
// The department is asked about the case.
const READERS = ['operator', 'reviewer', 'department', 'inspector', 'township', 'planner'] as const
const READ_LETTERS: Partial<Record<Kind, PermissionCode>> = {
  ...{ operator: 'operator.run', reviewer: 'filings.read', inspector: 'filings.read' },
  ...{ department: 'filings.read', township: 'filings.read', planner: 'filings.read' },
}

const slotForm = () => ({ file: new File(['%PDF-1.7'], 'a.pdf', { type: 'application/pdf' }) })

export const ROUTE_ROWS: RouteRow[] = [
  {
    door: 'GET /admin/audit/export',
    load: () => import('@/app/admin/audit/export/route'),
    ask: () => ({ query: 'action=demo.load' }),
    allowed: ['auditor'],
    right: 'audit.read',
    nowhereElse: 'the log belongs to no area',
  },
  {
    door: 'GET /admin/imports/template/[kind]',
    load: () => import('@/app/admin/imports/template/[kind]/route'),
    ask: () => ({ params: { kind: 'facilities' } }),
    allowed: ['sysadmin'],
    right: 'imports.run',
    nowhereElse: 'an empty table',
    visitor: 'out',
  },
  {
    door: 'POST /admin/imports/upload',
    load: () => import('@/app/admin/imports/upload/route'),
    ask: () => ({ form: { kind: 'holidays', file: new File(['日期'], 'a.csv') } }),
    allowed: ['sysadmin'],
    right: 'imports.run',
    nowhereElse: 'only the system administrator imports, for every area',
  },
  {
    door: 'POST /operator/staff/import/upload',
    load: () => import('@/app/operator/staff/import/upload/route'),
    ask: () => ({ form: { file: new File(['姓名'], 'a.csv') } }),
    allowed: ['operator'],
    right: 'operator.staff',
    nowhereElse: 'the list of the own body; the form names none',
  },
  {
    door: 'GET /operator/staff/import/template',
    load: () => import('@/app/operator/staff/import/template/route'),
    ask: () => ({}),
    allowed: ['operator'],
    right: 'operator.staff',
    nowhereElse: 'an empty table',
    visitor: 'out',
  },
  {
    door: 'GET /office/training/behind/export',
    load: () => import('@/app/office/training/behind/export/route'),
    ask: () => ({}),
    allowed: ['reviewer', 'planner'],
    right: 'training.keep',
    nowhereElse: AREA,
  },
  {
    door: 'GET /office/ratios/export',
    load: () => import('@/app/office/ratios/export/route'),
    ask: () => ({}),
    allowed: ['reviewer', 'inspector', 'township', 'planner'],
    right: 'ratios.read',
    nowhereElse: AREA,
  },
  {
    door: 'GET /office/filings/export',
    load: () => import('@/app/office/filings/export/route'),
    ask: () => ({ query: 'tab=all' }),
    allowed: ['reviewer', 'inspector', 'township', 'planner'],
    right: 'filings.read',
    nowhereElse: AREA,
  },
  {
    door: 'GET /office/joint-list/export',
    load: () => import('@/app/office/joint-list/export/route'),
    ask: () => ({}),
    allowed: ['reviewer', 'township', 'planner'],
    right: 'filings.read',
    nowhereElse: AREA,
  },
  {
    door: 'GET /office/facilities/export',
    load: () => import('@/app/office/facilities/export/route'),
    ask: (place) => ({ query: `format=csv&region=${place.region}` }),
    allowed: ['reviewer', 'department', 'inspector', 'township', 'planner'],
    nowhereElse: 'the register of facilities is public; the file is for officials',
  },
  {
    door: 'GET /office/data-requests/export',
    load: () => import('@/app/office/data-requests/export/route'),
    ask: async (place) => {
      const { id } = await db.authorityExport.create({
        data: {
          ...{ authority: '公安局', documentNumber: `公${next()}`, legalBasis: 'criminal', purpose: REASON },
          ...{ scope: { kind: 'area_children', targetId: place.region, label: '儿童' }, state: 'approved' },
          ...{ regionCode: place.county, requestedById: place.accounts.reviewer, requestedByName: '申请人' },
          ...{ decidedById: place.accounts.planner, decidedByName: '批准人', decidedAt: new Date() },
          availableUntil: new Date(Date.now() + 86_400_000),
        },
        select: { id: true },
      })
      return { query: `id=${id}` }
    },
    // Not the planner who approved: only who asked hands it over.
    allowed: ['reviewer'],
    right: 'authority_exports.request',
  },
  {
    door: 'GET /office/filings/[id]/documents/[kind]',
    load: () => import('@/app/office/filings/[id]/documents/[kind]/route'),
    ask: letter,
    allowed: READERS,
    right: READ_LETTERS,
  },
  {
    door: 'GET /operator/filings/[id]/documents/[kind]',
    load: () => import('@/app/operator/filings/[id]/documents/[kind]/route'),
    ask: letter,
    allowed: READERS,
    right: READ_LETTERS,
  },
  {
    door: 'POST /operator/filings/[id]/files',
    load: () => import('@/app/operator/filings/[id]/files/route'),
    ask: async (place) => ({
      params: { id: await filing(place) },
      form: { material: 'licence', ...slotForm() },
    }),
    allowed: ['operator'],
  },
  {
    door: 'POST /uploads/plain',
    load: () => import('@/app/uploads/plain/route'),
    ask: (place) => ({ form: { material: 'licence', staffPersonId: place.personId, ...slotForm() } }),
    allowed: ['operator'],
  },
  {
    door: 'GET /account/sessions/alive',
    load: () => import('@/app/account/sessions/alive/route'),
    ask: () => ({}),
    allowed: ALL_KINDS,
    nowhereElse: 'the session that asks',
  },
  {
    door: 'POST /account/sessions/alive',
    load: () => import('@/app/account/sessions/alive/route'),
    ask: () => ({}),
    allowed: ALL_KINDS,
    nowhereElse: 'the session that asks',
  },
]
