import type { Prisma } from '@/lib/core/db'
import { addDays, type DateString, toDateColumn } from '@/lib/format/date'
import type { MilestoneKind } from '@/prisma/generated/enums'
import type { Area, County } from './geography'
import { randomStream, split } from './random'
import { DEMO, SOURCE, shortName, WORDS } from './words'

export type DemoKindergarten = Prisma.KindergartenCreateManyInput & {
  id: string
  town: string
  county: string
  hasCare: boolean
}
export type Milestone = Prisma.KindergartenMilestoneCreateManyInput

const PROGRAMME = '奉贤教育基本建设三年行动计划(2022-2024年)'
const PROGRAMME_SIZE = 22
const PROGRAMME_DONE = 19
/** New kindergartens must open a 托班 (FX-13); one of the nineteen has not. */
const NEW_WITHOUT_CARE = 1

const MILESTONES: readonly { kind: MilestoneKind; daysBeforeOpening: number }[] = [
  { kind: 'site_approved', daysBeforeOpening: 900 },
  { kind: 'education_consulted', daysBeforeOpening: 840 },
  { kind: 'construction_started', daysBeforeOpening: 700 },
  { kind: 'structure_topped', daysBeforeOpening: 380 },
  { kind: 'accepted', daysBeforeOpening: 120 },
  { kind: 'delivered', daysBeforeOpening: 80 },
  { kind: 'opened', daysBeforeOpening: 0 },
]

/** Exactly the recipe's kindergartens, of which exactly so many are to have a 托班. */
export function makeKindergartens(area: Area): {
  kindergartens: DemoKindergarten[]
  milestones: Milestone[]
} {
  const { recipe } = area
  const random = randomStream(`kindergartens:${area.code}`)
  const counties = area.counties.filter((county) => !recipe.untouched.includes(county.code))
  const weights = counties.map((county) => county.weight ** recipe.evenness)
  const programme = recipe.code === '310120' ? PROGRAMME_SIZE : 0
  const withCare = split(recipe.kindergartensWithCare, weights)
  const without = split(recipe.kindergartens - recipe.kindergartensWithCare, weights)
  const kindergartens = counties.flatMap((county, at) => {
    const total = (withCare[at] ?? 0) + (without[at] ?? 0)
    return Array.from({ length: total }, (_, index) => {
      const hasCare = index < (withCare[at] ?? 0)
      return makeOne(county, index, hasCare, random)
    })
  })
  if (programme === 0) return { kindergartens, milestones: [] }
  // The unfinished ones and the one that broke the rule come from the end, where none has a 托班.
  const listed = [
    ...kindergartens.slice(0, PROGRAMME_DONE - NEW_WITHOUT_CARE),
    ...kindergartens.slice(-(PROGRAMME_SIZE - PROGRAMME_DONE + NEW_WITHOUT_CARE)),
  ]
  const milestones = listed.flatMap((one, index) => joinProgramme(one, index, index < PROGRAMME_DONE))
  return { kindergartens, milestones }
}

function makeOne(
  county: County,
  index: number,
  hasCare: boolean,
  random: ReturnType<typeof randomStream>,
): DemoKindergarten {
  const towns = county.towns.filter((town) => town.kind !== 'farm')
  const town = towns.length > 0 ? random.pick(towns) : undefined
  const place = shortName(town?.name ?? county.name)
  return {
    id: random.id(),
    name: `${place}第${index + 1}${random.pick(WORDS)}幼儿园${DEMO}`,
    regionCode: town?.code ?? county.code,
    address: `${county.name}${town?.name ?? ''}`,
    ownership: random.chance(0.55) ? 'public' : random.chance(0.6) ? 'nonprofit' : 'for_profit',
    status: 'operating',
    source: SOURCE,
    isDemo: true,
    town: town?.code ?? county.code,
    county: county.code,
    hasCare,
  }
}

function joinProgramme(one: DemoKindergarten, index: number, done: boolean): Milestone[] {
  const dueOn: DateString = `${2022 + (index % 3)}-08-31`
  const late = index % 5 === 4 ? 150 : -20
  const openedOn = done ? addDays(dueOn, late) : null
  Object.assign(one, {
    isNewBuild: true,
    programme: PROGRAMME,
    ownership: 'public',
    status: done ? 'operating' : 'building',
    dueOn: toDateColumn(dueOn),
    completedOn: openedOn && toDateColumn(openedOn),
    syncPlanned: true,
    syncDesigned: true,
    syncBuilt: done || index % 2 === 0,
    syncAccepted: done ? index % 6 !== 5 : false,
    syncDelivered: done ? index % 6 !== 5 : null,
  })
  return MILESTONES.map(({ kind, daysBeforeOpening }, step) => {
    const planned = addDays(dueOn, -daysBeforeOpening)
    const doneOn = done ? addDays(planned, late) : step < 4 ? addDays(planned, 60) : null
    return {
      kindergartenId: one.id,
      kind,
      dueOn: toDateColumn(planned),
      doneOn: doneOn && toDateColumn(doneOn),
    }
  })
}
