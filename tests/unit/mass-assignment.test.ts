import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

// A form may carry any field; what a schema does not name must never reach a command (CWE-915). zod drops unknown
// keys unless a schema says otherwise: this looks at every schema of every door, so that none says otherwise.

/** Where keys are data, and what holds them to what is asked. */
const OPEN_KEYS: Readonly<Record<string, string>> = {
  'class-months.saveMonthSchema': 'a figure per class; only classes of the facility are read',
  'filing-drafts.saveInputsSchema': 'answers by the fields the procedure asks',
  'filing-drafts.savePageSchema': 'answers by the fields of the page',
  'imports.imageSchema{}': 'an import we wrote ourselves, read back',
  'national-exchange.acknowledgementSchema.received{}':
    'what another system answers; shown, never written to a record',
  'national-exchange.acknowledgementSchema.received?': 'the same',
  'open-api.errorAnswer.error.fields{}': 'an answer of ours',
  'open-api.receiptAnswer.payload?': 'an answer of ours',
  'rosters.saveRosterSchema': 'a line per class and carer; only those of the facility are read',
}

const files = readdirSync('lib')
  .map((domain) => `lib/${domain}/schema.ts`)
  .filter((file) => existsSync(file))

/** Names of the places in a schema that let keys through which it does not know. */
function openPlaces(schema: z.core.$ZodType, at: string, seen = new Set<z.core.$ZodType>()): string[] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const { def } = (schema as z.core.$ZodTypes)._zod
  const into = (inner: z.core.$ZodType, name = at) => openPlaces(inner, name, seen)
  if (def.type === 'object') {
    const isOpen = def.catchall !== undefined && def.catchall._zod.def.type !== 'never'
    const inner = Object.entries(def.shape).flatMap(([key, value]) => into(value, `${at}.${key}`))
    return isOpen ? [at, ...inner] : inner
  }
  if (def.type === 'record') return [`${at}{}`, ...into(def.valueType)]
  if (def.type === 'any' || def.type === 'unknown') return [`${at}?`]
  if (def.type === 'array') return into(def.element)
  if (def.type === 'union') return def.options.flatMap((option) => into(option))
  if (def.type === 'intersection') return [...into(def.left), ...into(def.right)]
  if (def.type === 'pipe') return [...into(def.in), ...into(def.out)]
  if ('innerType' in def) return into(def.innerType as z.core.$ZodType)
  return []
}

describe('mass assignment', () => {
  it('the look finds an open schema', () => {
    expect(openPlaces(z.looseObject({ a: z.string() }), 'x')).toEqual(['x'])
    expect(openPlaces(z.object({ a: z.record(z.string(), z.string()).optional() }), 'x')).toEqual(['x.a{}'])
    expect(openPlaces(z.object({ a: z.unknown() }).array(), 'x')).toEqual(['x.a?'])
    expect(openPlaces(z.object({ a: z.string() }), 'x')).toEqual([])
    expect(z.object({ a: z.string() }).parse({ a: '1', role: 'sysadmin' })).toEqual({ a: '1' })
  })

  it('no schema of a door lets a field through that it does not name', async () => {
    const open: string[] = []
    for (const file of files) {
      const exported = (await import(path.resolve(file))) as Record<string, unknown>
      for (const [name, value] of Object.entries(exported)) {
        if (value instanceof z.ZodType) open.push(...openPlaces(value, `${file.split('/')[1]}.${name}`))
      }
    }
    expect(open.filter((place) => !(place in OPEN_KEYS))).toEqual([])
  })
})
