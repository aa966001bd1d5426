import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createChronicle } from '../../../../../client/source/replay/chronicle.ts'
import {
  alarmsAfter,
  type KnownEvent,
  NO_ALARMS,
  type StandingAlarms,
} from '../../../../../client/state/alarms.ts'
import type { TwinEvent } from '../../../../../models/event.ts'
import { placeOfEvent } from '../../../../../models/event-id.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { FakeJournal, settled } from './fake-journal.ts'

const T = 1_700_000_000_000
const LENGTH = 60_000

const happened = fc
  .array(
    fc.tuple(fc.nat(LENGTH), fc.nat(2), fc.constantFrom('raise', 'clear', 'make'), fc.constantFrom('A', 'B')),
    { maxLength: 60 },
  )
  .map((rows): readonly TwinEvent[] =>
    rows
      .sort((a, b) => a[0] - b[0])
      .map(([at, machine, what, code], i) => {
        const base = { id: (T + at) * 4096 + i, time: T + at, machine }
        if (what === 'make') return { ...base, event: 'partProduced', count: 1 }
        if (what === 'clear') return { ...base, event: 'alarmCleared', code }
        return { ...base, event: 'alarmRaised', code, priority: 'high' }
      }),
  )

const PART = { event: 'partProduced', count: 1 } as const

function open(journal: FakeJournal) {
  const shown: { recent: readonly KnownEvent[]; alarms: StandingAlarms } = { recent: [], alarms: NO_ALARMS }
  const chronicle = createChronicle({
    events: journal.events,
    skewMillis: () => 0,
    show(recent, alarms) {
      Object.assign(shown, { recent, alarms })
    },
  })
  return { chronicle, shown }
}

const codesOf = (alarms: StandingAlarms): readonly string[] =>
  [...alarms].flatMap(([machine, standing]) => standing.map(({ code }) => `${machine} ${code}`)).sort()

describe('the Events of the past', () => {
  it('[PH-11] wherever the Playhead goes, those at and before it are told, and the alarms that stand', async () => {
    await fc.assert(
      fc.asyncProperty(
        happened,
        fc.nat(LENGTH),
        fc.array(fc.nat(LENGTH), { maxLength: 8 }),
        async (all, from, walk) => {
          const journal = new FakeJournal(1, [], all)
          const { chronicle, shown } = open(journal)
          chronicle.land(T + from, journal.standingAt(T + from))
          await settled()
          let at = from
          for (const to of [from, ...walk]) {
            const strip = { from: T + Math.min(at, to), to: T + Math.max(at, to) }
            chronicle.ahead(strip)
            chronicle.held(strip.from, journal.standingAt(strip.from))
            await settled()
            at = to
            chronicle.reach(T + at)
            await settled()
            const before = all.filter((event) => placeOfEvent(event.id) <= T + at)
            expect(shown.recent.map(({ id }) => id)).toEqual(before.map(({ id }) => id).reverse())
            expect(codesOf(shown.alarms)).toEqual(codesOf(alarmsAfter(NO_ALARMS, before).alarms))
          }
        },
      ),
      { seed: SEED },
    )
  })

  it('[PH-11] are at most the last 500, and older ones are asked for on the way back', async () => {
    const all = Array.from(
      { length: 2000 },
      (_, i): TwinEvent => ({
        ...{ id: (T + i * 10) * 4096, time: T + i * 10, machine: 0, event: 'partProduced', count: i },
      }),
    )
    const { chronicle, shown } = open(new FakeJournal(1, [], all))
    chronicle.land(T + 20_000, [])
    await settled()
    expect(shown.recent).toHaveLength(500)
    for (let at = T + 20_000; at > T + 6000; at -= 500) {
      chronicle.reach(at)
      await settled()
    }
    expect(shown.recent).toHaveLength(500)
    expect(shown.recent[0]?.time).toBeLessThanOrEqual(T + 6500)
  })

  it('[PH-11] where more happened than is told one by one, the alarms that stand are told', async () => {
    const all = Array.from({ length: 9000 }, (_, i): TwinEvent => {
      const base = { id: (T + i) * 4096, time: T + i, machine: 0 }
      if (i === 100 || i === 6000) return { ...base, event: 'alarmRaised', code: `E${i}`, priority: 'high' }
      return i === 5000 ? { ...base, event: 'alarmCleared', code: 'E100' } : { ...base, ...PART }
    })
    const { chronicle, shown } = open(new FakeJournal(1, [], all))
    chronicle.land(T - 1, [])
    chronicle.ahead({ from: T - 1, to: T + 9000 })
    await settled()
    for (const [at, codes] of [
      [99, []],
      [4999, ['0 E100']],
      [5999, []],
      [7000, ['0 E6000']],
      [9000, ['0 E6000']],
    ] as const) {
      chronicle.reach(T + at)
      expect(codesOf(shown.alarms), `${at}`).toEqual(codes)
    }
    expect(shown.recent.map(({ time }) => time)).toEqual(Array.from({ length: 500 }, (_, i) => T + 8999 - i))
  })

  it('[E-10] one that came late says by how much, told from when it came', async () => {
    const late: TwinEvent = { id: (T + 60_000) * 4096, time: T, machine: 0, event: 'partProduced', count: 1 }
    const { chronicle, shown } = open(new FakeJournal(1, [], [late]))
    chronicle.land(T + 59_999, [])
    await settled()
    expect(shown.recent).toEqual([])
    chronicle.ahead({ from: T + 59_999, to: T + 60_000 })
    await settled()
    chronicle.reach(T + 60_000)
    expect(shown.recent).toMatchObject([{ at: T, lateMillis: 60_000 }])
  })

  it('[M-10] why a Machine is as it is, is told however long ago it was', async () => {
    const long: TwinEvent = {
      ...{ id: (T - 9e7) * 4096, time: T - 9e7, machine: 3, event: 'stateChanged', to: 5, reason: 'tool' },
    }
    const { chronicle, shown } = open(new FakeJournal(1, []))
    chronicle.land(T, [long])
    await settled()
    expect(shown.recent).toMatchObject([{ machine: 3, reason: 'tool' }])
    expect(shown.alarms.size).toBe(0)
  })

  it('[PH-11] what comes after it was left is shown no more', async () => {
    const event: TwinEvent = { id: T * 4096, time: T, machine: 0, event: 'partProduced', count: 1 }
    const journal = new FakeJournal(1, [], [event])
    const { chronicle, shown } = open(journal)
    journal.hold()
    chronicle.land(T + 5, [])
    await settled()
    chronicle.end()
    await journal.release()
    expect(shown.recent).toEqual([])
  })
})
