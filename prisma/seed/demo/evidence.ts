import type { Prisma } from '@/lib/core/db'
import { isFilable } from '@/lib/facilities/rules'
import { addDays, type DateString, toDateColumn, yearOf } from '@/lib/format/date'
import type { DemoFacility } from './facilities'
import { randomStream } from './random'
import type { Recipe } from './recipes'
import type { DemoTitle } from './sites'
import { MEDICAL_BODIES } from './words'

/** 示范 and 优质 titles of operating facilities, exactly as many as the recipe names. */
export function makeTitles(
  recipe: Recipe,
  facilities: readonly DemoFacility[],
  today: DateString,
): DemoTitle[] {
  const random = randomStream(`titles:${recipe.code}`)
  const open = facilities.filter((one) => one.status === 'operating')
  const award = (kind: 'demonstration' | 'quality', count: number) =>
    random
      .shuffle(open.filter((one) => one.kind === 'care_institution' || one.kind === 'comprehensive'))
      .slice(0, count)
      .map((one) => ({
        kind,
        facilityId: one.id,
        awardedOn: toDateColumn(addDays(today, -random.int(40, 700))),
        document: '演示文件',
        isDemo: true,
      }))
  return [...award('demonstration', recipe.demoFacilities), ...award('quality', recipe.qualityFacilities)]
}

/** 一点一医: a contract in force for all but the recipe's number of those that should have one. */
export function makeDoctorContracts(recipe: Recipe, facilities: readonly DemoFacility[], today: DateString) {
  const random = randomStream(`doctors:${recipe.code}`)
  const owing = facilities.filter((one) => one.status === 'operating' && isFilable(one.kind))
  return random
    .shuffle(owing)
    .slice(recipe.withoutDoctor)
    .map(
      (one): Prisma.DoctorContractCreateManyInput => ({
        facilityId: one.id,
        medicalBody: random.pick(MEDICAL_BODIES),
        signedOn: toDateColumn(addDays(today, -random.int(10, 300))),
        endsOn: toDateColumn(addDays(today, random.int(60, 400))),
        isDemo: true,
      }),
    )
}

type Figure = {
  region: string
  code: string
  value: number
  of?: number
  yearsAgo?: number
  open?: true
}

/** What no record can give. `of`: people asked, for a share. `open`: waits for the second official. */
const FIGURES: readonly Figure[] = [
  { region: '500000', code: 'parenting_knowledge_rate', value: 91.3, of: 12_000 },
  { region: '500000', code: 'parenting_knowledge_rate', value: 88.6, of: 11_500, yearsAgo: 1 },
  { region: '500000', code: 'subsidised_training_count', value: 13_860 },
  { region: '500000', code: 'subsidised_training_count', value: 8_420, yearsAgo: 1 },
  { region: '530000', code: 'expert_pool', value: 36 },
  { region: '530000', code: 'expert_pool', value: 29, yearsAgo: 1 },
  { region: '320100', code: 'parenting_knowledge_rate', value: 94.6, of: 8_000 },
  { region: '320100', code: 'backbone_trainers', value: 112 },
  { region: '320100', code: 'backbone_trainers', value: 87, yearsAgo: 1 },
  { region: '320100', code: 'professional_staff', value: 1_046, open: true },
  { region: '500000', code: 'professional_staff', value: 3_150, open: true },
  { region: '530000', code: 'backbone_trainers', value: 210, open: true },
  { region: '310120', code: 'parenting_knowledge_rate', value: 93.2, of: 3_000, open: true },
]

type Confirmer = { id: string; displayName: string }

/** Reported figures entered by an invented official of the area; its planner has confirmed all but the open ones. */
export function makeReported(today: DateString, plannerOf: (region: string) => Confirmer | undefined) {
  const lastYear = today.endsWith('-12-31') ? yearOf(today) : yearOf(today) - 1
  return FIGURES.map(
    ({ region, code, value, of, yearsAgo = 0, open }): Prisma.ReportedFigureCreateManyInput => {
      const year = lastYear - yearsAgo
      const documentDate = `${year + 1}-02-20` <= today ? `${year + 1}-02-20` : today
      const planner = plannerOf(region)
      const isConfirmed = !open && planner !== undefined
      return {
        regionCode: region,
        indicatorCode: code,
        period: String(year),
        periodEnd: toDateColumn(`${year}-12-31`),
        value,
        numerator: of === undefined ? null : Math.round((of * value) / 100),
        denominator: of ?? null,
        document: '演示文件',
        documentDate: toDateColumn(documentDate),
        state: isConfirmed ? 'confirmed' : 'submitted',
        enteredByName: '演示填报员',
        enteredAt: toDateColumn(documentDate),
        decidedById: isConfirmed ? planner.id : null,
        decidedByName: isConfirmed ? planner.displayName : null,
        decidedAt: isConfirmed ? toDateColumn(documentDate) : null,
        isDemo: true,
      }
    },
  )
}
