import { describe, expect, it } from 'vitest'
import { allowedEvents } from '@/lib/regions/policy'
import { setAliasesSchema, setInForceSchema } from '@/lib/regions/schema'
import { AccountRole } from '@/prisma/generated/enums'
import { actorAs } from '@/tests/support/small-world'

const change = { region: '310120', version: '1', reason: '民政部批复' }

describe('forms of a division', () => {
  it.each([
    ['头桥镇\n头桥', ['头桥镇', '头桥']],
    [' 江北区、渝北区 ，头桥,头桥', ['江北区', '渝北区', '头桥']],
    ['', []],
  ])('aliases %j', (text, aliases) => {
    expect(setAliasesSchema.parse({ ...change, aliases: text }).aliases).toEqual(aliases)
  })

  it.each([
    ['2025-11-01', '2025-11-01', false],
    ['2025-11-02', '2025-11-01', false],
    ['2025-11-01', '2025-11-02', true],
    ['', '2025-11-02', true],
    ['', '', true],
    ['2025-02-30', '', false],
  ])('from %j until %j', (from, until, fits) => {
    expect(setInForceSchema.safeParse({ ...change, from, until }).success).toBe(fits)
  })

  it.each(Object.values(AccountRole))('%s', (role) => {
    const events = role === 'sysadmin' ? ['rename', 'set_aliases', 'set_in_force'] : []
    expect(allowedEvents(actorAs(role, 'fengxian'))).toEqual(events)
  })
})
