import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/core/db'
import { fits, idlePatterns, isPlain, isRegistered } from '@/lib/personal-data/columns'
import { REGISTER } from '@/lib/personal-data/register'
import { useTestDatabase } from '@/tests/support/database'

useTestDatabase()

let columns: string[] = []
beforeAll(async () => {
  const rows = await db.$queryRaw<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' order by 1`
  columns = rows.map(({ name }) => name)
})

describe('the register of personal data', () => {
  it('knows every column of the database: enter a new one in register.ts, or in columns.ts with the reason', () => {
    expect(columns.length).toBeGreaterThan(500)
    expect(columns.filter((column) => !isRegistered(column) && !isPlain(column))).toEqual([])
  })

  it('calls no column both personal and plain', () => {
    expect(columns.filter((column) => isRegistered(column) && isPlain(column))).toEqual([])
  })

  it('names nothing that is not there', () => {
    expect(idlePatterns(columns)).toEqual([])
  })

  it('takes nothing that sounds like a person for plain', () => {
    const personal = /identity|phone|email|birth|password|totp|address_sealed|user_agent|guardian/
    const suspects = columns.filter((column) => personal.test(column.split('.')[1] ?? ''))
    expect(suspects.length).toBeGreaterThan(10)
    expect(suspects.filter((column) => !isRegistered(column))).toEqual([])
  })

  it('would notice a new column of a person', () => {
    for (const column of [
      'children.home_address',
      'accounts.nickname',
      'staff_people.phone',
      'toddlers.name',
    ])
      expect(isRegistered(column) || isPlain(column)).toBe(false)
    expect(fits('children.*', 'children.name')).toBe(true)
    expect(fits('children.name', 'children.names')).toBe(false)
  })

  it('says of each for what, by what law, who sees it, how it is hidden and how long it stays', () => {
    for (const { columns: _columns, isSensitive: _isSensitive, ...words } of REGISTER)
      for (const [key, text] of Object.entries(words)) expect(text.length, key).toBeGreaterThan(1)
  })
})
