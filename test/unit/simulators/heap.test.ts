import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EventHeap } from '../../../simulators/engine/heap.ts'
import { SEED } from '../../helpers/seed.ts'

interface Entry {
  readonly time: number
  readonly what: number
  readonly stamp: number
}

describe('the heap of events', () => {
  it('[W-4] gives back in the order of time, and of pushing among equals, as a sorted list does', () => {
    // Few times, so that many are equal; undefined pops.
    const step = fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined, freq: 2 })
    let popped = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 300, size: 'max' }), (steps) => {
        const heap = new EventHeap(1)
        const list: Entry[] = []
        for (const [n, time] of steps.entries()) {
          if (time === undefined) {
            const first = list.shift()
            expect(heap.pop()).toBe(first !== undefined)
            if (first !== undefined) {
              expect({ time: heap.time, what: heap.what, stamp: heap.stamp }).toEqual(first)
              popped++
            }
          } else {
            heap.push(time, n, n * 3)
            const after = list.findIndex((entry) => entry.time > time)
            list.splice(after < 0 ? list.length : after, 0, { time, what: n, stamp: n * 3 })
          }
          expect(heap.size).toBe(list.length)
          expect(heap.nextTime()).toBe(list[0]?.time ?? Number.POSITIVE_INFINITY)
        }
      }),
      { seed: SEED, numRuns: 400 },
    )
    expect(popped).toBeGreaterThan(1000)
  })

  it('[W-4] a push right after a pop fills its place', () => {
    const heap = new EventHeap(2)
    for (const time of [5, 1, 3, 2, 4]) heap.push(time, time, 0)
    heap.pop()
    heap.push(2.5, 25, 7)
    const order: number[] = []
    while (heap.pop()) order.push(heap.what)
    expect(order).toEqual([2, 25, 3, 4, 5])
    expect(heap.pop()).toBe(false)
  })
})
