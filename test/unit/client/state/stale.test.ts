import { describe, expect, it } from 'vitest'
import { applyFrame, createNow } from '../../../../client/state/now.ts'
import { ageOf, isStaleSlot, playheadAt, skewMillisOf } from '../../../../client/state/playhead.ts'
import { refreshStale } from '../../../../client/state/stale.ts'
import { FORM } from '../../../../models/frame/frame.ts'
import { QUALITY } from '../../../../models/twin.ts'
import { frameOf, type ReadingRow } from '../frames.ts'
import { smallModel } from '../plant.ts'

const MODEL = smallModel()
const T = 1_700_000_000_000
const machine = MODEL.table.machines.find((placed) => placed.kind.id === 'machining-centre-3')!
const SLOT = machine.firstSlot + 1
const PERIOD = MODEL.table.periodMillis[SLOT]!
const STALE_AFTER = Math.max(3000, 3 * PERIOD)
const LINK = machine.firstSlot + machine.channels.length - 1

const nowWith = (...rows: ReadingRow[]) => {
  const now = createNow(MODEL)
  applyFrame(now, frameOf(FORM.delta, 1, rows))
  return now
}

describe('stale', () => {
  it('[Q-2] a Channel turns stale after three expected periods, and at least three seconds', () => {
    const now = nowWith([SLOT, 5, T, QUALITY.good])
    expect(isStaleSlot(MODEL, now, SLOT, T + STALE_AFTER)).toBe(false)
    expect(isStaleSlot(MODEL, now, SLOT, T + STALE_AFTER + 1)).toBe(true)
  })

  it('[Q-2] one without an expected period never is, and one never heard is absent instead', () => {
    const now = nowWith([LINK, 1, T, QUALITY.good])
    expect(isStaleSlot(MODEL, now, LINK, T + 1e12)).toBe(false)
    expect(isStaleSlot(MODEL, now, SLOT, T)).toBe(false)
    expect(ageOf(MODEL, now, SLOT, T)).toBe(Number.POSITIVE_INFINITY)
  })

  it("[Q-3] a device's skew is taken off its ages", () => {
    const now = nowWith([SLOT, 5, T - 60_000, QUALITY.good], [MODEL.skewSlots[machine.index]!, 59_000, T, 1])
    expect(skewMillisOf(MODEL, now, machine.index)).toBe(59_000)
    expect(ageOf(MODEL, now, SLOT, T)).toBe(1000)
    expect(isStaleSlot(MODEL, now, SLOT, T)).toBe(false)
  })

  it('[Q-2] a Machine is marked while any of its Channels is stale, and counted once', () => {
    const now = nowWith([SLOT, 5, T, QUALITY.good], [SLOT + 1, 5, T, QUALITY.good])
    expect(refreshStale(now, T)).toBe(false)
    expect(refreshStale(now, T + STALE_AFTER + 1)).toBe(true)
    expect(now.staleMachines).toBe(1)
    expect(now.stale[machine.index]).toBe(1)
    applyFrame(
      now,
      frameOf(FORM.delta, 2, [
        [SLOT, 6, T + 9000, 1],
        [SLOT + 1, 6, T + 9000, 1],
      ]),
    )
    expect(refreshStale(now, T + 9000)).toBe(true)
    expect(now.staleMachines).toBe(0)
  })

  it('[Q-5] where the server is lost the Playhead stands still', () => {
    const lost = { kind: 'lost', sinceMillis: T, attempt: 0, retryAtMillis: T, reason: 'silent' } as const
    expect(playheadAt(lost, T + 50_000)).toBe(T)
    expect(playheadAt({ kind: 'live' }, T + 50_000)).toBe(T + 50_000)
  })
})
