import { CLASS_KIND_LABELS } from '@/lib/facilities/labels'
import { CLASS_KINDS, type ClassKind } from '@/lib/facilities/rules'
import { choiceOf, figureOf, type PrecheckAnswers } from './answers'
import type { LivingRoom, LivingUse, SiteClass, SiteFacts } from './facts'

const MOST_CLASSES = 50

/** What a visitor's answers say of a site. Not said or not readable is null. */
export function factsOf(answers: PrecheckAnswers): SiteFacts {
  const figure = (name: string) => figureOf(answers, name)
  const flag = (name: string) => {
    const choice = choiceOf(answers, name)
    return choice === null ? null : choice === '1'
  }
  const oneOf = <T extends string>(name: string, choices: readonly T[]): T | null =>
    choices.find((choice) => choice === choiceOf(answers, name)) ?? null
  const isHome = answers.kind === 'home'
  const rooms = CLASS_KINDS.flatMap((kind) => roomsOf(answers, kind))
  const classes = isHome ? homeGroup(answers) : CLASS_KINDS.flatMap((kind) => classesOf(answers, kind))
  const dark = {
    areaSquareMetres: figure('dark_room_area'),
    windowAreaSquareMetres: figure('dark_window_area'),
  }
  const isDarkSaid = dark.areaSquareMetres !== null || dark.windowAreaSquareMetres !== null
  const floors = answers.problems.floors ? [] : (answers.typed.floors ?? []).map(Number)
  return {
    kind: isHome ? 'home' : 'institution',
    floors: floors.length > 0 ? floors : null,
    buildingAreaSquareMetres: figure('building_area'),
    outdoorAreaSquareMetres: figure('outdoor_area'),
    isOutdoorShared: flag('outdoor_shared'),
    premises: oneOf('premises', ['owned', 'leased']),
    leaseYears: figure('lease_years'),
    classes: classes.length > 0 ? classes : null,
    classesWithoutRoom: [],
    mixedFromMonths: figure('mixed_from_months'),
    rooms: rooms.length > 0 ? rooms : null,
    windows: isDarkSaid ? [{ name: '采光最差的一间', ...dark }] : null,
    observationRoomSquareMetres: figure('observation_area'),
    listedCarers: isHome ? figure('carers') : null,
    fullTimeHealthWorkers: figure('health_full'),
    partTimeHealthWorkers: figure('health_part'),
    guards: figure('guards'),
    hasQualifiedHead: flag('head'),
    meals: oneOf('meals', ['own_kitchen', 'supplier', 'none']),
    hasFoodPermit: flag('food_permit'),
    hasMealContract: flag('meal_contract'),
    videoDays: figure('video_days'),
    powderExtinguishers: figure('powder'),
    waterExtinguishers: figure('water'),
    hasTwoDoors: flag('two_doors'),
    hasSmokeDetection: flag('smoke'),
    bansEbikes: flag('no_ebikes'),
    homeAreaSquareMetres: figure('living_area'),
    neighboursAgreed: flag('neighbours'),
  }
}

/** So many classes of one kind, each like the fullest one; a kind nobody mentions has none. */
function classesOf(answers: PrecheckAnswers, kind: ClassKind): SiteClass[] {
  const asked = ['classes', 'places', 'carers'].map((part) => `${kind}_${part}`)
  const isSaid = [...asked, ...ROOM_PARTS.map((part) => `${kind}_${part}`)].some(
    (name) => name in answers.typed,
  )
  if (!isSaid) return []
  const typed = figureOf(answers, `${kind}_classes`)
  const [places, carers] = [figureOf(answers, `${kind}_places`), figureOf(answers, `${kind}_carers`)]
  const word = CLASS_KIND_LABELS[kind]
  // A number of classes that cannot be read leaves the total open; one left empty is one, as the form says.
  if (typed === null && `${kind}_classes` in answers.typed)
    return [{ name: word, kind, places: null, carers }]
  const count = Math.min(typed ?? 1, MOST_CLASSES)
  return Array.from({ length: count }, (_, index) => ({
    name: count === 1 ? word : `${word} ${index + 1}`,
    kind,
    places,
    carers,
  }))
}

const ROOM_PARTS: readonly LivingUse[] = ['activity', 'sleeping', 'combined']
const ROOM_WORDS: Record<LivingUse, string> = { activity: '活动区', sleeping: '睡眠区', combined: '合用房间' }

const roomsOf = (answers: PrecheckAnswers, kind: ClassKind): LivingRoom[] =>
  ROOM_PARTS.flatMap((use) => {
    const areaSquareMetres = figureOf(answers, `${kind}_${use}`)
    if (areaSquareMetres === null) return []
    const name = `${CLASS_KIND_LABELS[kind]}${ROOM_WORDS[use]}`
    return [{ name, use, areaSquareMetres, windowAreaSquareMetres: null, floor: null, classKinds: [kind] }]
  })

function homeGroup(answers: PrecheckAnswers): SiteClass[] {
  const places = figureOf(answers, 'children')
  return places === null ? [] : [{ name: '收托的婴幼儿', kind: null, places, carers: null }]
}
