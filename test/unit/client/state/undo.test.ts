import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BURST_GAP_MILLIS,
  type History,
  historyOf,
  LONGEST_BURST_MILLIS,
  MOST_STEPS,
  noted,
  redone,
  restated,
  undone,
} from '../../../../client/state/undo.ts'
import { SEED } from '../../../helpers/seed.ts'

const same = (a: number, b: number): boolean => a === b
const note = (history: History<number>, look: number, at: number) => noted(history, look, at, same)

const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant('note' as const), look: fc.nat(5), gap: fc.nat(3000) }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('undo' as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('redo' as const) }) },
)

describe('the steps that can be undone', () => {
  it('lead back to what was and forward to what was undone [N-5]', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 300 }), (acts) => {
        let history = historyOf(0)
        let at = 0
        for (const each of acts) {
          if (each.act === 'note') {
            at += each.gap
            const before = history
            history = note(history, each.look, at)
            if (each.look !== before.present) expect(history.future).toEqual([])
          } else history = each.act === 'undo' ? undone(history) : redone(history)
          expect(history.past.length).toBeLessThanOrEqual(MOST_STEPS)
          if (history.past.length > 0) {
            const back = undone(history)
            expect(back.present).toBe(history.past.at(-1))
            expect({ ...redone(back), burst: undefined }).toEqual({ ...history, burst: undefined })
          }
        }
      }),
      { seed: SEED },
    )
  })

  it('take a burst as one, but not for ever [N-6]', () => {
    let history = historyOf(0)
    for (let i = 1; i <= 5; i++) history = note(history, i, 10_000 + i * 300)
    expect(history.past).toEqual([0])
    expect(undone(history).present).toBe(0)
    history = note(history, 6, 10_000 + 5 * 300 + BURST_GAP_MILLIS)
    expect(history.past).toEqual([0, 5])
    let long = historyOf(0)
    for (let i = 1; i <= 20; i++) long = note(long, i, i * 500)
    expect(long.past.length).toBe(Math.ceil((20 * 500) / LONGEST_BURST_MILLIS))
  })

  it('are never the same look twice, nor begun by an undo [N-5, N-6]', () => {
    let history = note(historyOf(0), 1, 0)
    expect(note(history, 1, 9)).toBe(history)
    history = undone(history)
    expect(note(history, 2, 10)).toMatchObject({ past: [0], present: 2, future: [] })
  })

  it('hold the newest hundred [N-5]', () => {
    let history = historyOf(0)
    for (let i = 1; i <= 250; i++) history = note(history, i, i * 10_000)
    expect(history.past.length).toBe(MOST_STEPS)
    expect(history.past.at(-1)).toBe(249)
    expect(undone(undone(historyOf(7)))).toEqual(historyOf(7))
    expect(redone(historyOf(7))).toEqual(historyOf(7))
  })

  it('are not lost when a look is told in other words [N-5]', () => {
    const history = undone(note(historyOf(0), 1, 0))
    expect(restated(history, 0.5)).toMatchObject({ present: 0.5, future: [1] })
  })
})
