import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { createFaultNews } from '../../../../../client/panels/kiosk/fault-news.ts'
import { PastFacts } from '../../../../../client/panels/kiosk/past-facts.tsx'
import type { KnownEvent } from '../../../../../client/state/alarms.ts'
import { setLocale } from '../../../../../client/text/locale.ts'
import { eventId } from '../../../../../models/event-id.ts'
import { pastWith } from '../../past.ts'
import { to } from '../events/told.ts'

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: (_: unknown, read: () => unknown) => read(),
}))

const failed = (machine: number, at: number): KnownEvent => ({
  ...to('Execute', 'Aborted'),
  ...{ id: eventId(at, 0), machine, time: at, at },
})

/** Hears what the floor tells of; a jump is told before the Events of where it went. */
function wall(begin: readonly KnownEvent[] = []) {
  let jumps = 0
  let isPast = false
  const news = createFaultNews(begin, { isPast: () => isPast, jumps: () => jumps })
  return {
    hears: (...events: KnownEvent[]) => news.of(events),
    jumps(past: boolean) {
      isPast = past
      jumps++
    },
  }
}

describe('faults on a wall that shows the past', () => {
  it('[PH-89] those before where it jumps to do not call it; those that it comes to do', () => {
    const { hears, jumps } = wall()
    jumps(true)
    expect(hears()).toEqual([])
    expect(hears(failed(1, 100), failed(2, 200))).toEqual([])
    expect(hears(failed(1, 100), failed(2, 200), failed(3, 300))).toEqual([3])
  })

  it('[PH-89] in a loop it is called each time that it comes to one', () => {
    const { hears, jumps } = wall()
    for (let round = 0; round < 3; round++) {
      jumps(true)
      expect(hears(failed(1, 100))).toEqual([])
      expect(hears(failed(1, 100), failed(2, 200))).toEqual([2])
    }
  })

  it('[PH-89] on the way back none calls it, and again once it goes on from there', () => {
    const { hears, jumps } = wall()
    jumps(true)
    hears(failed(1, 100), failed(2, 200))
    expect(hears(failed(1, 100))).toEqual([])
    expect(hears(failed(1, 100), failed(2, 200))).toEqual([2])
  })

  it('[PH-89] back in the present what it knew already is no news, and the next fault is', () => {
    const known: KnownEvent = { ...failed(1, 900), id: 7 }
    const { hears, jumps } = wall([known])
    jumps(true)
    hears(failed(5, 100))
    jumps(false)
    expect(hears(known)).toEqual([])
    expect(hears(known, { ...failed(2, 950), id: 8 })).toEqual([2])
  })
})

describe('what a wall says of the past', () => {
  const said = (past: Parameters<typeof pastWith>[0]): string =>
    renderToStaticMarkup(createElement(PastFacts, { past: pastWith(past) }))

  it('[PH-89] is the day, the year where it is another, and what the picture rests on', () => {
    setLocale({ language: 'en', timeZone: 'Asia/Shanghai' })
    const at = Date.UTC(2024, 10, 20, 8, 30)
    const there = said({ at, ground: { kind: 'gap', from: undefined, to: at + 60_000 } })
    expect(there).toMatch(/2024/)
    expect(there).toMatch(/Nov/)
    expect(there).toMatch(/16:30:00/)
    expect(there).toMatch(/No record before 16:31:00/)
    expect(there).not.toMatch(/<button/)
  })

  it('[PH-89] says where it waits', () => {
    expect(said({ waiting: true })).toContain('Reading…')
    expect(said({ waiting: false })).not.toContain('Reading…')
  })
})
