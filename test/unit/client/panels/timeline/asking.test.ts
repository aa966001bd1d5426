import { describe, expect, it } from 'vitest'
import { createAsker, type Wish } from '../../../../../client/panels/timeline/asking.ts'
import { createCount, MOST_COUNTED } from '../../../../../client/panels/timeline/meanwhile.ts'
import type { Timeline } from '../../../../../client/panels/timeline/timeline.ts'
import type { Archive, EventsAsk } from '../../../../../client/state/time.ts'
import type { TwinEvent } from '../../../../../models/event.ts'
import type { DensityAnswer, EventsAnswer } from '../../../../../models/journal-answer.ts'

const NOW = 1_790_000_000_000
const HOUR = 3_600_000
const none: readonly number[] = []
const density = (from: number, to: number): DensityAnswer => ({
  from,
  to,
  everyMillis: 1000,
  readings: [],
  exactness: [],
  events: {
    stateChanged: none,
    linkChanged: none,
    partProduced: none,
    partScrapped: none,
    alarmRaised: none,
    alarmCleared: none,
  },
  gaps: [],
  first: null,
  last: null,
})
const raised = (at: number): TwinEvent => ({
  event: 'alarmRaised',
  code: 'A',
  priority: 'low',
  id: at * 4096,
  time: at,
  machine: 0,
})

/** A clock that is wound by hand, and a Journal that notes what it is asked. */
function bench(events: (ask: EventsAsk) => EventsAnswer) {
  const asked: string[] = []
  const timers: { readonly at: number; readonly call: () => void; off: boolean }[] = []
  const told: Partial<Timeline>[] = []
  let clock = 0
  const archive: Pick<Archive, 'density' | 'events'> = {
    async density({ from, to, buckets }, signal) {
      asked.push(`density ${(from - NOW) / HOUR} ${(to - NOW) / HOUR} ${buckets}`)
      await Promise.resolve()
      return signal?.aborted === true ? undefined : density(from, to)
    },
    async events(ask, signal) {
      asked.push(`${ask.kinds?.join()} ${ask.machines?.join() ?? 'all'}`)
      await Promise.resolve()
      return signal?.aborted === true ? undefined : events(ask)
    },
  }
  const after = (delayMillis: number, call: () => void) => {
    const timer = { at: clock + delayMillis, call, off: false }
    timers.push(timer)
    return () => {
      timer.off = true
    }
  }
  const wind = async (millis: number): Promise<void> => {
    clock += millis
    for (const timer of timers)
      if (!timer.off && timer.at <= clock) {
        timer.off = true
        timer.call()
      }
    for (let k = 0; k < 50; k++) await Promise.resolve()
  }
  const now = (): number => NOW + clock
  const asker = createAsker({ archive, now, after, tell: (each) => told.push(each) })
  return { asker, asked, told, wind, now }
}

const wish = (from: number, to: number, machine?: number): Wish => ({
  sight: () => ({ from: NOW + from * HOUR, to: NOW + to * HOUR }),
  buckets: 100,
  machine,
})

/** Until how many milliseconds after the beginning of the test density was asked for. */
const endOf = (density: string | undefined): number => Number(density?.split(' ')[2]) * HOUR

describe('what the timeline asks', () => {
  it('[PH-47] is asked once the hand rests, and with what lies beside it', async () => {
    const { asker, asked, told, wind } = bench(({ from, to }) => ({ from, to, events: [], next: null }))
    asker.wish(wish(-30, -28))
    await wind(100)
    asker.wish(wish(-20, -18, 7))
    await wind(100)
    expect(asked).toEqual([])
    await wind(100)
    expect(asked).toEqual(['density -21 -17 200', 'alarmRaised all', 'stateChanged 7', 'stateChanged 7'])
    expect(told.map((each) => Object.keys(each).join())).toEqual(['density', 'alarms', 'changes'])
    await wind(60_000)
    expect(asked).toHaveLength(4)
  })

  it('[PH-47] what was asked before is called off, and tells nothing any more', async () => {
    const { asker, told, wind } = bench(({ from, to }) => ({ from, to, events: [], next: null }))
    asker.wish(wish(-30, -28))
    const settling = wind(200)
    asker.wish(wish(-10, -8))
    await settling
    expect(told.every(({ density: each }) => each === undefined || each.from > NOW - 20 * HOUR)).toBe(true)
    const before = told.length
    await wind(200)
    expect(told.length).toBeGreaterThan(before)
  })

  it('[PH-47] at the live edge is asked again every few seconds, and never beyond the present', async () => {
    const { asker, asked, wind } = bench(({ from, to }) => ({ from, to, events: [], next: null }))
    asker.wish(wish(-1, 0.03))
    await wind(200)
    await wind(5000)
    await wind(5000)
    expect(asked.filter((each) => each.startsWith('density'))).toHaveLength(3)
    expect(endOf(asked[0])).toBeCloseTo(200, 3)
    asker.stop()
    await wind(60_000)
    expect(asked.filter((each) => each.startsWith('density'))).toHaveLength(3)
  })

  it('[PH-47] at the live edge goes on asking when the present has left the sight that was asked about first', async () => {
    const { asker, asked, wind, now } = bench(({ from, to }) => ({ from, to, events: [], next: null }))
    const minutes = 60_000
    asker.wish({
      sight: () => ({ from: now() - 5 * minutes, to: now() + 0.15 * minutes }),
      buckets: 100,
      machine: undefined,
    })
    await wind(200)
    for (let k = 0; k < 12; k++) await wind(5000)
    const densities = asked.filter((each) => each.startsWith('density'))
    expect(densities).toHaveLength(13)
    expect(endOf(densities.at(-1))).toBeCloseTo(minutes + 200, 3)
  })

  it('[PH-47] says from where it knows each alarm, where there are more than are told', async () => {
    const events = [raised(NOW - 1000), raised(NOW - 2000)]
    const { asker, told, wind } = bench(({ from, to }) => ({ from, to, events, next: 5 }))
    asker.wish(wish(-3, -1))
    await wind(200)
    const { alarms } = told.find((each) => each.alarms !== undefined) ?? {}
    expect(alarms?.from).toBe(NOW - 2000)
    expect(alarms?.events.map(({ time }) => time)).toEqual([NOW - 2000, NOW - 1000])
  })
})

describe('what happened meanwhile', () => {
  const page = (count: number, from: number, next: boolean): EventsAnswer => {
    const events = Array.from(
      { length: count },
      (_, i): TwinEvent =>
        i % 10 === 0
          ? raised(from + i)
          : { event: 'stateChanged', to: 6, id: (from + i) * 4096, time: from + i, machine: 1 },
    )
    return { from, to: from + count, events, next: next ? 1 : null }
  }

  it('[PH-46] is counted from where the present was left, each Event once', async () => {
    const asked: (number | undefined)[] = []
    const pages = [page(1000, NOW, true), page(20, NOW + 1000, false), page(0, NOW + 1020, false)]
    const count = createCount(NOW, {
      async events({ from, after }) {
        expect(from).toBe(NOW)
        asked.push(after)
        return pages[asked.length - 1]
      },
    })
    const { signal } = new AbortController()
    expect(await count.upTo(NOW + 5000, signal)).toEqual({ alarms: 102, events: 1020, more: false })
    expect(await count.upTo(NOW + 9000, signal)).toEqual({ alarms: 102, events: 1020, more: false })
    expect(asked).toEqual([undefined, (NOW + 999) * 4096, (NOW + 1019) * 4096])
  })

  it('[PH-46] is not counted for ever', async () => {
    let asked = 0
    const count = createCount(NOW, {
      events: async () => {
        asked++
        return page(1000, NOW + asked * 1000, true)
      },
    })
    const { signal } = new AbortController()
    const { events, more } = await count.upTo(NOW + 1e9, signal)
    expect([events, more]).toEqual([MOST_COUNTED, true])
    await count.upTo(NOW + 2e9, signal)
    expect(asked).toBe(MOST_COUNTED / 1000)
  })
})
