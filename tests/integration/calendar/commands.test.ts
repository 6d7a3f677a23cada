import { describe, expect, it } from 'vitest'
import { addCalendarDay, removeCalendarDay } from '@/lib/calendar/commands'
import { getCalendar, listCalendarDays } from '@/lib/calendar/queries'
import { addWorkingDays } from '@/lib/calendar/rules'
import { useTestDatabase } from '@/tests/support/database'
import { actorAs } from '@/tests/support/small-world'

useTestDatabase()

const sysadmin = actorAs('sysadmin')
const source = '国务院办公厅通知'
const add = (date: string, name: string, kind: 'off' | 'makeup' = 'off') =>
  addCalendarDay(sysadmin, { date, name, kind, source })
const due = async (from: string, days: number) => addWorkingDays(from, days, await getCalendar())

describe('the calendar', () => {
  it('moves deadlines as soon as a day is added or removed', async () => {
    expect(await due('2026-09-30', 1)).toEqual({ due: '2026-10-01', provisional: true })
    await add('2026-01-01', '元旦')
    await add('2026-10-01', '国庆节')
    expect(await due('2026-09-30', 1)).toEqual({ due: '2026-10-02', provisional: false })
    await add('2026-10-10', '国庆节', 'makeup')
    expect(await due('2026-10-09', 1)).toEqual({ due: '2026-10-10', provisional: false })
    await removeCalendarDay(sysadmin, { date: '2026-10-10', reason: '误录' })
    expect(await due('2026-10-09', 1)).toEqual({ due: '2026-10-12', provisional: false })
  })

  it('reads a range with both its ends', async () => {
    const days = await listCalendarDays(sysadmin, { from: '2026-01-01', to: '2026-10-01' })
    expect(days.map((day) => day.date)).toEqual(['2026-01-01', '2026-10-01'])
  })

  it('refuses a day twice, a make-up day that works anyway, an absent day, and others', async () => {
    await expect(add('2026-10-01', '国庆节')).rejects.toMatchObject({ code: 'conflict' })
    await expect(add('2026-10-12', '国庆节', 'makeup')).rejects.toMatchObject({ code: 'invalid' })
    const remove = { date: '2026-05-05', reason: '误录' }
    await expect(removeCalendarDay(sysadmin, remove)).rejects.toMatchObject({ code: 'not_found' })
    for (const role of ['planner', 'secadmin', 'public'] as const) {
      const actor = actorAs(role, 'fengxian')
      const day = { date: '2026-05-01', name: '劳动节', kind: 'off' as const, source }
      await expect(addCalendarDay(actor, day)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(removeCalendarDay(actor, { ...remove, date: '2026-10-01' })).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
  })
})
