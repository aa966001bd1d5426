import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freshnessAt } from '../../../../client/state/freshness.ts'
import { createPaintQueue, draw, paint, wait } from '../../../../client/state/paint-queue.ts'
import { createPainted, type Hand } from '../../../../client/state/painted.ts'

const T = 1_700_000_000_000

function page() {
  const world = { at: T, hand: 'scene' as Hand, after: [] as (() => void)[] }
  const painted = createPainted({
    now: () => world.at,
    afterFrame: (call) => world.after.push(call),
    hand: () => world.hand,
  })
  return {
    world,
    painted,
    /** The frame is over: the tasks that waited for it run. */
    endFrame: (at: number): void => {
      world.at = at
      for (const call of world.after.splice(0)) call()
    },
    told: () => freshnessAt(painted.meter, world.at),
  }
}

describe('painted', () => {
  it('[J-1] is measured when the frame that drew a Reading is over, not when it came nor when it was drawn', () => {
    const { world, painted, endFrame, told } = page()
    painted.applied(T - 20)
    world.at = T + 10
    painted.drawn()
    expect(told().samples).toBe(0)
    endFrame(T + 30)
    expect(told().samples).toBe(1)
    expect(told().p50).toBeGreaterThan(47)
    expect(told().p50).toBeLessThan(53)
  })

  it('[J-1] a Reading that comes after the drawing waits for the next picture', () => {
    const { painted, endFrame, told } = page()
    painted.drawn()
    painted.applied(T)
    endFrame(T + 5)
    expect(told().samples).toBe(0)
    painted.drawn()
    endFrame(T + 25)
    expect(told().samples).toBe(1)
    expect(told().p99).toBeGreaterThan(23)
  })

  it('[J-1] a Reading is measured once, however often it is drawn', () => {
    const { painted, endFrame, told } = page()
    painted.applied(T)
    for (let i = 1; i <= 5; i++) {
      painted.drawn()
      endFrame(T + i)
    }
    expect(told().samples).toBe(1)
  })

  it('[J-1] a task that comes after the next drawing has begun loses nothing and adds little', () => {
    const { world, painted, endFrame, told } = page()
    painted.applied(T)
    painted.drawn()
    world.at = T + 16
    painted.applied(T + 10)
    painted.drawn()
    expect(told()).toMatchObject({ samples: 1 })
    endFrame(T + 20)
    expect(told().samples).toBe(2)
  })

  it('[J-1] counts for the one who fills the middle, the scene or the panels', () => {
    const { world, painted, endFrame, told } = page()
    painted.applied(T)
    painted.shown()
    endFrame(T + 1)
    expect(told().samples).toBe(0)
    world.hand = 'panels'
    painted.drawn()
    endFrame(T + 2)
    expect(told().samples).toBe(0)
    painted.shown()
    endFrame(T + 3)
    expect(told().samples).toBe(1)
  })

  it('[J-4] nothing is measured while nobody can see the page, nor what waited when it was hidden', () => {
    const { painted, endFrame, told } = page()
    painted.applied(T - 1)
    painted.seen(false)
    painted.applied(T)
    painted.drawn()
    endFrame(T + 60_000)
    expect(told().samples).toBe(0)
    painted.seen(true)
    painted.drawn()
    endFrame(T + 60_010)
    expect(told().samples).toBe(0)
    painted.applied(T + 60_011)
    painted.drawn()
    endFrame(T + 60_020)
    expect(told().samples).toBe(1)
  })
})

describe('what waits for a picture', () => {
  const paintedOf = (count: number): number[] => {
    const queue = createPaintQueue()
    for (let i = 0; i < count; i++) wait(queue, i)
    draw(queue)
    const seen: number[] = []
    paint(queue, (made) => seen.push(made))
    return seen
  }

  it('[J-3] is bounded, kept in order and thinned alike from the first to the last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60_000 }), (count) => {
        const seen = paintedOf(count)
        expect(seen.length).toBeLessThanOrEqual(2048)
        expect(seen.length).toBeGreaterThanOrEqual(Math.min(count, 1024))
        const steps = seen.slice(1).map((made, i) => made - seen[i]!)
        expect(new Set(steps).size).toBeLessThanOrEqual(1)
        expect(count - seen.at(-1)!).toBeLessThanOrEqual(steps[0] ?? 1)
      }),
      { numRuns: 60 },
    )
  })

  it('[J-3] begins anew with each picture, so that a flood thins only its own', () => {
    const queue = createPaintQueue()
    for (let i = 0; i < 50_000; i++) wait(queue, i)
    draw(queue)
    wait(queue, 1)
    wait(queue, 2)
    draw(queue)
    const seen: number[] = []
    paint(queue, (made) => seen.push(made))
    expect(seen).toEqual([1, 2])
    expect(draw(queue)).toBe(false)
  })
})
