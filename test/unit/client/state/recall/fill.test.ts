import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knownSince, missingOf, silencesOf, takeTold } from '../../../../../client/state/recall/fill.ts'
import { LINK } from '../../../../../models/state.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { columnsOf, LINKS, PER_UNIT, pageSince, row, SLOTS, STATE, span, T, VALUE } from './page.ts'

const told = fc
  .uniqueArray(
    fc.record({
      at: fc.integer({ min: 1, max: 590 }).map((seconds) => seconds * 1000),
      slot: fc.constantFrom(...SLOTS),
      code: fc.integer({ min: 0, max: 5 }),
    }),
    { selector: ({ at }) => at, maxLength: 60 },
  )
  .map((all) =>
    all
      .sort((a, b) => a.at - b.at)
      .map(({ at, slot, code }) => row(slot, at, slot === LINKS ? code % 3 : code + 4)),
  )

describe('what the Journal tells of the last minutes', () => {
  it('[PH-80] opened at any moment, a page remembers what one does that heard all', () => {
    fc.assert(
      fc.property(
        told,
        fc.integer({ min: 0, max: 600_000 }),
        fc.integer({ min: 1, max: 5 }),
        (rows, since, cuts) => {
          const all = pageSince(0)
          all.hear(rows)
          const late = pageSince(since)
          late.hear(rows.filter(([, , time]) => time >= T + since))
          // In any number of answers, which may tell of what was heard too.
          const end = Math.min(600_000, since + 20_000)
          for (let i = cuts; i > 0; i--) {
            const of = span((end * (i - 1)) / cuts, (end * i) / cuts)
            takeTold(late.recall, of, columnsOf(rows, SLOTS, of))
          }
          for (const slot of SLOTS) expect(late.samples(slot)).toEqual(all.samples(slot))
          expect(late.band(0, 600_000)).toEqual(all.band(0, 600_000))
          // What comes afterwards goes on where both are.
          const next = [row(STATE, 600_500, 4), row(LINKS, 600_600, LINK.online), row(VALUE, 600_700, 7)]
          all.hear(next)
          late.hear(next)
          for (const slot of SLOTS) expect(late.samples(slot)).toEqual(all.samples(slot))
          expect(late.band(0, 601_000)).toEqual(all.band(0, 601_000))
        },
      ),
      { seed: SEED },
    )
  })

  it('[PH-80, M-4] of a clock that was set back it keeps what was told since', () => {
    const { recall, now, samples, hear } = pageSince(100_000)
    hear([row(VALUE, 50_000, 9)])
    const times = [80_000, 81_000, 40_000, 39_000, 41_000]
    takeTold(recall, span(0, 100_000), [
      {
        slot: VALUE,
        time: times.map((at) => T + at),
        value: times.map((_, i) => i / PER_UNIT),
        quality: times.map(() => 1),
      },
    ])
    expect(samples(VALUE).map(([at, quantum]) => [at, quantum])).toEqual([
      [39_000, 3],
      [40_000, 2],
      [41_000, 4],
      [50_000, 9],
    ])
    expect(now.version).toBe(1)
  })

  it('[PH-81] what was lost and is told is no loss; what nobody wrote is said to be so', () => {
    const { recall } = pageSince(100_000)
    const losses = [{ sinceMillis: T + 200_000, backMillis: T + 300_000 }]
    const of = span(0, 400_000)
    const shown = () =>
      silencesOf(recall, STATE, losses, of).map(({ from, to, what }) => [from - T, to - T, what])
    expect(shown()).toEqual([[200_000, 300_000, 'gone']])
    takeTold(recall, span(200_000, 260_000), columnsOf([], [STATE], of))
    expect(shown()).toEqual([[260_000, 300_000, 'gone']])
    takeTold(recall, span(260_000, 300_000), columnsOf([], [STATE], of))
    expect(shown()).toEqual([])
    expect(silencesOf(recall, VALUE, losses, of), 'of another slot nothing was told').toHaveLength(1)
  })

  it('[PH-80] what is missing is what the page did not hear, with the seams', () => {
    const { recall } = pageSince(100_000)
    const of = span(0, 400_000)
    const losses = [{ sinceMillis: T + 200_000, backMillis: T + 300_000 }]
    const missing = () => missingOf(recall, STATE, losses, of).map(({ from, to }) => [from - T, to - T])
    expect(missing()).toEqual([
      [0, 101_500],
      [198_500, 301_500],
    ])
    expect(knownSince(recall, STATE, losses, of)).toBe(T + 100_000)
    takeTold(recall, span(0, 101_500), columnsOf([], [STATE], of))
    expect(missing()).toEqual([[198_500, 301_500]])
    expect(knownSince(recall, STATE, losses, of)).toBe(T)
    expect(missingOf(recall, STATE, undefined, of).at(-1), 'of the past it hears nothing').toEqual(
      span(101_500, 400_000),
    )
  })
})
