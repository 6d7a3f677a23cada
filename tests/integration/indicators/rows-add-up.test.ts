import { beforeAll, describe, expect, test } from 'vitest'
import { publicActor } from '@/lib/core/actor'
import { listFigureRows, measureOf, type Part } from '@/lib/drilldown/queries'
import {
  CATALOGUE,
  type ComputedIndicator,
  type Indicator,
  type ReportedIndicator,
} from '@/lib/indicators/catalogue'
import { openFigures } from '@/lib/indicators/queries'
import type { CountLevel } from '@/lib/indicators/rules'
import { findDrift } from '@/lib/rollups/commands'
import type { Basis } from '@/prisma/generated/enums'
import { useTestDatabase } from '@/tests/support/database'
import { makeRegister, makeTree, REGIONS } from './register-world'
import { makeStaff } from './staff-world'

// The promise of the portal: the rows behind a figure add up to it exactly, at every level, in both 口径.

useTestDatabase()

const COMPUTED = (CATALOGUE as readonly Indicator[]).filter(
  (entry): entry is ComputedIndicator | ReportedIndicator =>
    entry.source === 'computed' || (entry.source === 'reported' && entry.records !== undefined),
)
const PAGE_SIZE = 50

beforeAll(async () => {
  await makeTree()
  await makeRegister()
  await makeStaff()
})

type Asked = {
  region: (typeof REGIONS)[number]
  indicator: Indicator
  basis: Basis
  countLevel: CountLevel
  part: Part
}

async function addUp(asked: Asked): Promise<{ sum: number; rows: number; total: number }> {
  const ids = new Set<string>()
  let sum = 0
  for (let page = 1; ; page += 1) {
    const rows = await listFigureRows(publicActor, { ...asked, page, pageSize: PAGE_SIZE })
    for (const row of rows.items) {
      ids.add(row.id)
      sum += row.contribution
    }
    if (page * PAGE_SIZE >= rows.total) return { sum, rows: ids.size, total: rows.total }
  }
}

describe.each(COMPUTED.map((entry) => [entry.code, entry] as const))('%s', (_code, indicator) => {
  const countLevels: CountLevel[] =
    'streetsOnly' in indicator && indicator.streetsOnly ? [null, 'street'] : [null]

  test.each(['all', 'filed'] as const)('adds up at every level, basis %s', async (basis) => {
    const book = await openFigures(publicActor, REGIONS, basis)
    let seen = 0
    for (const countLevel of countLevels) {
      for (const region of REGIONS) {
        const figure = book.figure(region.code, indicator, countLevel)
        const top = await addUp({ region, indicator, basis, countLevel, part: 'numerator' })
        const where = `${region.code} ${countLevel ?? ''}`
        expect(top.sum, where).toBe(figure.numerator ?? 0)
        expect(top.rows, `no record twice or left out: ${where}`).toBe(top.total)
        seen += top.sum
        if (measureOf({ indicator, part: 'denominator', countLevel }) === null || figure.value === null)
          continue
        const below = await addUp({ region, indicator, basis, countLevel, part: 'denominator' })
        expect(below.sum, `denominator ${where}`).toBe(figure.denominator)
      }
    }
    expect(seen, 'the world has something to count').toBeGreaterThan(0)
  })
})

test('every level is in the world', () => {
  expect(new Set(REGIONS.map((region) => region.level)).size).toBe(5)
})

test('what is stored is what a fresh count gives', async () => {
  expect(await findDrift(publicActor)).toEqual([])
})
