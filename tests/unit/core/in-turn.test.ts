import { describe, expect, it } from 'vitest'
import { inTurn } from '@/lib/core/in-turn'

const settle = () => new Promise<void>((done) => setImmediate(done))

describe('inTurn', () => {
  it('runs at most so many at once, the others in order, and goes on after a failure', async () => {
    const turn = inTurn(2)
    const begun: number[] = []
    const ends: (() => void)[] = []
    const start = (id: number, fails = false) =>
      turn(async () => {
        begun.push(id)
        await new Promise<void>((end) => ends.push(end))
        if (fails) throw new Error(`${id} failed`)
        return id
      })
    const all = Promise.allSettled([start(1), start(2, true), start(3), start(4)])
    await settle()
    expect(begun).toEqual([1, 2])
    ends[1]?.()
    await settle()
    expect(begun).toEqual([1, 2, 3])
    ends[0]?.()
    await settle()
    expect(begun).toEqual([1, 2, 3, 4])
    ends[2]?.()
    ends[3]?.()
    expect((await all).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
    const again = start(5)
    await settle()
    ends[4]?.()
    expect(await again).toBe(5)
  })
})
