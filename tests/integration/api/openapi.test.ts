import { readdirSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/core/db'
import { API_ENDPOINTS, openApiDocument } from '@/lib/open-api/rules'
import { useTestDatabase } from '@/tests/support/database'
import { giveReceipt, layProcedure } from '../receipts/receipt-world'
import { makeApiWorld } from './api-world'
import { call } from './call'

useTestDatabase()
let receiptNumber = ''
beforeAll(async () => {
  await makeApiWorld()
  await layProcedure('530000')
  const { id, regionCode } = await db.facility.findFirstOrThrow({ where: { status: 'operating' } })
  receiptNumber = await giveReceipt(id, { regionCode })
})

const root = path.resolve(import.meta.dirname, '../../..')
/** Sign-in speaks its own protocol, and what answers for addresses that do not exist is none itself. */
const NOT_DATA = /^app\/api\/(auth|\[\.\.\.path\])\//

const routeFiles = readdirSync(path.join(root, 'app/api'), { recursive: true, encoding: 'utf8' })
  .filter((name) => path.basename(name) === 'route.ts')
  .map((name) => path.posix.join('app/api', name))
  .filter((file) => !NOT_DATA.test(file))
const pathOf = (file: string) =>
  `/${path.posix
    .dirname(file)
    .replace(/^app\//, '')
    .replaceAll('[', '{')
    .replaceAll(']', '}')}`
const document = openApiDocument('1')

test('every route file is in the document, and nothing else', () => {
  expect(Object.keys(document.paths).sort()).toEqual(routeFiles.map(pathOf).sort())
})

const QUERY: Record<string, string> = {
  '/api/v1/indicator-values': '?region=530000',
  '/api/v1/working-days': '?from=2026-11-20&days=5',
}

describe.each(API_ENDPOINTS.filter((entry) => !entry.post).map((entry) => [entry.path, entry] as const))(
  '%s',
  (address, entry) => {
    test('answers in its documented shape', async () => {
      const facility = await db.facility.findFirstOrThrow({ where: { status: 'operating' } })
      const params = { region: '530000', indicator: 'places_total', id: facility.id, number: receiptNumber }
      const file = routeFiles.find((one) => pathOf(one) === address) ?? ''
      const { GET } = (await import(path.join(root, file))) as { GET: unknown }
      const own = Object.fromEntries(Object.entries(params).filter(([name]) => address.includes(`{${name}}`)))
      const filled = Object.entries(params).reduce(
        (text, [name, value]) => text.replace(`{${name}}`, value),
        address,
      )
      const response = await call(GET, `${filled}${QUERY[address] ?? ''}`, { params: own })
      expect(response.status).toBe(200)
      const body: unknown = await response.json()
      expect(entry.answer.safeParse(body).error?.issues ?? []).toEqual([])
    })

    test('names every parameter it reads, path ones as required', () => {
      const { parameters } = document.paths[address]?.get ?? { parameters: [] }
      expect(parameters.map((one) => one.name).sort()).toEqual(Object.keys(entry.query.shape).sort())
      for (const name of [...address.matchAll(/\{(\w+)\}/g)].map((match) => match[1])) {
        expect(parameters.find((one) => one.name === name)).toMatchObject({ in: 'path', required: true })
      }
    })
  },
)
