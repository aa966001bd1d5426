import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandsOf, labelIn } from '../../../../../client/panels/timeline/bands.ts'
import { rulerOf, withRoom } from '../../../../../client/panels/timeline/ruler.ts'
import { xOf } from '../../../../../client/panels/timeline/sight.ts'
import { wallClock } from '../../../../../client/panels/timeline/wall-clock.ts'

const SHANGHAI = wallClock('Asia/Shanghai')
const BERLIN = wallClock('Europe/Berlin')
const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOON = Date.UTC(2026, 10, 21, 4)

describe('the ruler', () => {
  it('[PH-41] ticks at whole steps of the clock on the wall, written far enough apart', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 1) }),
        fc.double({ min: 10_000, max: 400 * DAY, noNaN: true }),
        fc.constantFrom(SHANGHAI, BERLIN),
        (from, length, clock) => {
          const sight = { from, to: from + length }
          const { ticks } = rulerOf(sight, 1200, 72, clock)
          expect(ticks.length).toBeLessThan(1200)
          const xs = ticks.filter(({ major }) => major).map(({ at }) => xOf(sight, 1200, at))
          // Where clocks are put forward an hour is left out.
          const hour = (HOUR / length) * 1200
          for (let i = 1; i < xs.length; i++)
            expect((xs[i] ?? 0) - (xs[i - 1] ?? 0)).toBeGreaterThan(71.9 - hour)
          for (const { at } of ticks) expect(clock.wallOf(at) % 100).toBe(0)
        },
      ),
    )
  })

  it('[PH-41] has days at midnight of the Plant, also where a day has 23 or 25 hours', () => {
    const sight = { from: Date.UTC(2026, 2, 24), to: Date.UTC(2026, 3, 4) }
    const { grain, ticks } = rulerOf(sight, 1200, 72, BERLIN)
    expect(grain).toBe('day')
    const days = ticks.filter(({ major }) => major).map(({ at }) => at)
    const gaps = days.slice(1).map((at, i) => (at - (days[i] ?? 0)) / HOUR)
    expect(gaps).toContain(23)
    expect(new Set(gaps)).toEqual(new Set([23, 24]))
  })

  it('[PH-41] has months where days are too narrow', () => {
    const sight = { from: NOON - 300 * DAY, to: NOON }
    const { grain, ticks } = rulerOf(sight, 900, 72, SHANGHAI)
    expect(grain).toBe('month')
    for (const { at } of ticks) expect(new Date(SHANGHAI.wallOf(at)).getUTCDate()).toBe(1)
  })

  it('[PH-41] lets no two labels overlap, and the first of the list stay', () => {
    const label = fc
      .record({ from: fc.integer({ min: 0, max: 500 }), width: fc.integer({ min: 1, max: 80 }) })
      .map(({ from, width }) => ({ from, to: from + width }))
    fc.assert(
      fc.property(fc.array(label, { minLength: 1 }), (labels) => {
        const kept = withRoom(labels, 4)
        expect(kept[0]).toBe(labels[0])
        const sorted = [...kept].sort((a, b) => a.from - b.from)
        for (let i = 1; i < sorted.length; i++)
          expect(sorted[i]?.from).toBeGreaterThanOrEqual((sorted[i - 1]?.to ?? 0) + 4)
      }),
    )
  })
})

describe('the calendar above it', () => {
  const name = (text: string) => ({ 'zh-CN': text, en: text })
  const shifts = [
    { id: 'early', name: name('early'), from: '06:00', to: '14:00', breaks: [] },
    { id: 'late', name: name('late'), from: '14:00', to: '22:00', breaks: [] },
    { id: 'night', name: name('night'), from: '22:00', to: '06:00', breaks: [] },
  ]

  it('[PH-42] shows shifts where they have room, those past midnight too', () => {
    const bands = bandsOf({ from: NOON - DAY, to: NOON }, 1200, SHANGHAI, shifts)
    expect(bands.map((band) => band.name?.en)).toEqual(['early', 'late', 'night', 'early'])
    for (let i = 1; i < bands.length; i++) expect(bands[i]?.from).toBe(bands[i - 1]?.to)
    const night = bandsOf({ from: NOON - 10 * HOUR, to: NOON - 9 * HOUR }, 1200, SHANGHAI, shifts)
    expect(night.map((band) => band.name?.en)).toEqual(['night'])
  })

  it('[PH-42] shows days where a shift is too narrow or there is none, then months', () => {
    expect(bandsOf({ from: NOON - 10 * DAY, to: NOON }, 1200, SHANGHAI, shifts)[0]?.kind).toBe('day')
    expect(bandsOf({ from: NOON - HOUR, to: NOON }, 1200, SHANGHAI, [])).toHaveLength(1)
    expect(bandsOf({ from: NOON - 200 * DAY, to: NOON }, 1200, SHANGHAI, shifts)[0]?.kind).toBe('month')
  })

  it('[PH-42] writes a name only where its band has room for it in sight', () => {
    expect(labelIn({ from: -300, to: 100 }, 60, 800, 4)).toBe(4)
    expect(labelIn({ from: -300, to: 60 }, 60, 800, 4)).toBeUndefined()
    expect(labelIn({ from: 700, to: 1200 }, 60, 800, 4)).toBe(704)
    expect(labelIn({ from: 760, to: 1200 }, 60, 800, 4)).toBeUndefined()
  })
})
