import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildOf, isNewer } from '../../../../../client/panels/kiosk/build-watch.ts'
import { stopsOf } from '../../../../../client/panels/kiosk/stops.ts'
import {
  HOLD_MILLIS,
  isQuiet,
  MOST_WAITING,
  type Tour,
  type TourEvent,
  tourAfter,
  tourOf,
} from '../../../../../client/panels/kiosk/tour.ts'
import { keepAwake } from '../../../../../client/panels/kiosk/wake.ts'
import { NO_VIEWS } from '../../../../../client/state/views.ts'
import { dice, SEED } from '../../../../helpers/seed.ts'
import { floorOf } from '../floor.ts'

const DWELL = 15_000
const step = (tour: Tour, event: TourEvent, at: number): Tour => tourAfter(tour, event, at, DWELL)
const second: TourEvent = { kind: 'second' }
const faults = (...machines: number[]): TourEvent => ({ kind: 'faults', machines })
const standing = (...machines: number[]): TourEvent => ({
  kind: 'standing',
  isInFault: (machine) => machines.includes(machine),
})

/** Lets whole seconds pass and tells what was shown, in order. */
function watched(from: Tour, fromMillis: number, seconds: number): { tour: Tour; shown: string[] } {
  let tour = from
  const shown: string[] = []
  for (let i = 1; i <= seconds; i++) {
    const next = step(tour, second, fromMillis + i * 1000)
    if (next.turn !== tour.turn)
      shown.push(next.showing.kind === 'stop' ? `${next.showing.index}` : `!${next.showing.machine}`)
    tour = next
  }
  return { tour, shown }
}

describe('the tour', () => {
  it('goes round its stops and dwells as long at each [N-11]', () => {
    const { shown, tour } = watched(tourOf(3, 0), 0, 75)
    expect(shown).toEqual(['1', '2', '0', '1', '2'])
    expect(tour.sinceMillis).toBe(75_000)
  })

  it('stays where there is but one stop, and where there is none [N-11]', () => {
    for (const stops of [0, 1]) expect(watched(tourOf(stops, 0), 0, 100).shown).toEqual([])
  })

  it('goes to a fault at once, and on with the round after as long as a stop [N-12]', () => {
    let tour = watched(tourOf(3, 0), 0, 20).tour
    tour = step(tour, faults(7), 21_000)
    expect(tour.showing).toEqual({ kind: 'fault', machine: 7 })
    const { shown } = watched(tour, 21_000, 40)
    expect(shown).toEqual(['2', '0'])
  })

  it('shows one fault after another, none twice, the newest eight of many [N-12]', () => {
    let tour = step(tourOf(2, 0), faults(1), 1000)
    tour = step(tour, faults(3, 2), 2000)
    tour = step(tour, faults(1, 3), 3000)
    expect(tour.waiting).toEqual([2, 3])
    expect(watched(tour, 3000, 50).shown).toEqual(['!2', '!3', '1'])
    const many = Array.from({ length: 30 }, (_, i) => 100 + i)
    const flooded = step(tour, faults(...many.toReversed()), 4000)
    expect(flooded.waiting).toEqual(many.slice(-MOST_WAITING))
  })

  it('leaves a fault that has ended, and comes to none that has [N-12]', () => {
    let tour = step(tourOf(2, 0), faults(9, 8, 7), 1000)
    expect(tour.showing).toEqual({ kind: 'fault', machine: 7 })
    tour = step(tour, standing(9), 2000)
    expect(tour.showing).toEqual({ kind: 'fault', machine: 9 })
    tour = step(tour, standing(), 3000)
    expect(tour.showing).toEqual({ kind: 'stop', index: 1 })
  })

  it('is held by a touch for a minute from the last, then goes on, to what began meanwhile first [N-13]', () => {
    let tour = step(tourOf(3, 0), { kind: 'touch' }, 10_000)
    tour = step(tour, { kind: 'touch' }, 40_000)
    tour = step(tour, faults(5), 50_000)
    expect(tour.turn).toBe(0)
    expect(step(tour, second, 40_000 + HOLD_MILLIS - 1).turn).toBe(0)
    expect(step(tour, second, 40_000 + HOLD_MILLIS).showing).toEqual({ kind: 'fault', machine: 5 })
    expect(isQuiet(tour, 60_000)).toBe(false)
    const alone = tourAfter(tourOf(3, 0), { kind: 'touch' }, 1000, 3_600_000)
    expect(tourAfter(alone, second, 1000 + HOLD_MILLIS, 3_600_000).turn).toBe(1)
    expect(isQuiet(tourOf(3, 0), 0)).toBe(true)
  })

  it('finds its way when stops come and go [N-11]', () => {
    const five = watched(tourOf(5, 0), 0, 62).tour
    expect(five.showing).toEqual({ kind: 'stop', index: 4 })
    const two = step(five, { kind: 'stops', count: 2 }, 63_000)
    expect(two.showing).toEqual({ kind: 'stop', index: 0 })
    expect(two.nextStop).toBeLessThan(2)
    const none = step(two, { kind: 'stops', count: 0 }, 64_000)
    expect(watched(none, 64_000, 60).shown).toEqual([])
    expect(step(none, { kind: 'stops', count: 3 }, 200_000).stops).toBe(3)
  })

  it('never shows a stop that is not there, whatever happens [N-11, N-12]', () => {
    const event: fc.Arbitrary<TourEvent> = fc.oneof(
      fc.constant<TourEvent>({ kind: 'second' }),
      fc.constant<TourEvent>({ kind: 'touch' }),
      fc.array(fc.nat(20), { maxLength: 12 }).map((machines): TourEvent => ({ kind: 'faults', machines })),
      fc.array(fc.nat(20), { maxLength: 12 }).map((machines) => standing(...machines)),
      fc.nat(6).map((count): TourEvent => ({ kind: 'stops', count })),
    )
    fc.assert(
      fc.property(
        fc.nat(6),
        fc.array(fc.tuple(event, fc.nat(30_000)), { maxLength: 80 }),
        (stops, events) => {
          let tour = tourOf(stops, 0)
          let at = 0
          for (const [each, gap] of events) {
            at += gap
            const before = tour
            tour = step(tour, each, at)
            expect(tour.waiting.length).toBeLessThanOrEqual(MOST_WAITING)
            expect(new Set(tour.waiting).size).toBe(tour.waiting.length)
            if (tour.showing.kind === 'stop') expect(tour.showing.index).toBeLessThan(Math.max(1, tour.stops))
            if (at < before.heldUntilMillis && each.kind !== 'stops') expect(tour.turn).toBe(before.turn)
          }
        },
      ),
      { seed: SEED },
    )
  })

  it('holds no more after a week than at its beginning [N-14]', () => {
    const chance = dice(SEED)
    let tour = tourOf(12, 0)
    let largest = 0
    const first = JSON.stringify(tour).length
    for (let s = 1; s <= 7 * 86_400; s++) {
      const at = s * 1000
      if (chance.below(40) === 0) tour = step(tour, faults(chance.below(10_000)), at)
      if (chance.below(3000) === 0) tour = step(tour, { kind: 'touch' }, at)
      if (s % 10 === 0) tour = step(tour, { kind: 'standing', isInFault: () => chance.below(20) > 0 }, at)
      tour = step(tour, second, at)
      largest = Math.max(largest, tour.waiting.length)
    }
    expect(tour.turn).toBeGreaterThan(10_000)
    expect(largest).toBeLessThanOrEqual(MOST_WAITING)
    expect(JSON.stringify(tour).length).toBeLessThan(first + 8 * 6 + 60)
  })
})

describe('the stops', () => {
  const { model } = floorOf(40)

  it('are the saved views, else the whole Plant, its Workshops and its Lines [N-11]', () => {
    const derived = stopsOf(model, NO_VIEWS)
    expect(derived[0]).toEqual({ kind: 'place', name: undefined, machines: [] })
    const lines = model.table.lines.filter((line) => line.endMachine > line.firstMachine)
    const { workshops } = model.plant
    expect(derived.length).toBe(1 + lines.length + (workshops.length > 1 ? workshops.length : 0))
    const view = { id: 'a', name: 'Night', address: 'at=1' }
    expect(stopsOf(model, { list: [view], start: undefined })).toEqual([
      { kind: 'view', name: 'Night', address: 'at=1' },
    ])
  })
})

describe('the screen', () => {
  it('is kept awake, again each time it is seen, and let go at the end [N-15]', async () => {
    let seen: (() => void) | undefined
    let [asked, held, visible] = [0, 0, true]
    const stop = keepAwake({
      request: async () => {
        asked++
        held++
        let gone = false
        return () => {
          if (!gone) held--
          gone = true
        }
      },
      isSeen: () => visible,
      onSeen: (call) => {
        seen = call
        return () => {
          seen = undefined
        }
      },
    })
    await Promise.resolve()
    expect([asked, held]).toEqual([1, 1])
    visible = false
    seen?.()
    visible = true
    seen?.()
    await Promise.resolve()
    await Promise.resolve()
    expect([asked, held]).toEqual([2, 1])
    stop()
    expect(held).toBe(0)
    expect(seen).toBeUndefined()
  })

  it('may refuse, and is asked again [N-15]', async () => {
    let asked = 0
    let seen = (): void => undefined
    keepAwake({
      request: () => {
        asked++
        return Promise.reject(new Error('not now'))
      },
      isSeen: () => true,
      onSeen: (call) => {
        seen = call
        return () => undefined
      },
    })
    await Promise.resolve()
    seen()
    expect(asked).toBe(2)
  })
})

describe('another build', () => {
  const page = (script: string): string =>
    `<!doctype html><head><script type="module" crossorigin src="${script}"></script></head>`

  it('is told by the name of its script; what is no page of ours is none [N-15]', () => {
    const [old, fresh] = [buildOf(page('/assets/index-a1B2.js')), buildOf(page('/assets/index-c3D4.js'))]
    expect(isNewer(old, fresh)).toBe(true)
    expect(isNewer(old, old)).toBe(false)
    expect(isNewer(old, buildOf('<form action="/login">'))).toBe(false)
    expect(isNewer(buildOf(page('/main.tsx')), fresh)).toBe(false)
  })
})
