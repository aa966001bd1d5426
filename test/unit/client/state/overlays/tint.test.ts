import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyFrame, createNow, floorStateAt, linkAt, type Now } from '../../../../../client/state/now.ts'
import { overlayBy } from '../../../../../client/state/overlays/catalogue.ts'
import type { Freshness } from '../../../../../client/state/overlays/entries.ts'
import { NO_HEAT } from '../../../../../client/state/overlays/overlay.ts'
import { shownBy } from '../../../../../client/state/overlays/shown.ts'
import { createTint, refreshTint, type Tint } from '../../../../../client/state/overlays/tint.ts'
import { ageOf } from '../../../../../client/state/playhead.ts'
import { FORM } from '../../../../../models/frame/frame.ts'
import { LINK } from '../../../../../models/state.ts'
import { QUALITY } from '../../../../../models/twin.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { frameOf, type ReadingRow, readingRows } from '../../frames.ts'
import { floorOf, read } from '../../panels/floor.ts'
import { smallModel } from '../../plant.ts'

const MODEL = smallModel(40)
const T = 1_700_000_000_000
const IDS = [
  'state',
  'freshness',
  'heat:spindleLoad',
  'heat:power',
  'heat:power@1~4',
  'heat:x',
  'heat:clockSkew',
]

/** The freshness of a Machine in as few words as it can be said. */
function plainFreshness(now: Now, machine: number, at: number): Freshness {
  const link = linkAt(now, machine)
  if (link === LINK.silent) return 'silent'
  if (link === LINK.deviceLost) return 'deviceLost'
  if (link === LINK.gatewayLost) return 'gatewayLost'
  if (link === LINK.brokerLost) return 'brokerLost'
  const placed = MODEL.table.machines[machine]!
  const shares = placed.channels.flatMap((_, i) => {
    const slot = placed.firstSlot + i
    if (now.twin.qualities[slot] === QUALITY.none || MODEL.table.periodMillis[slot] === 0) return []
    return [ageOf(MODEL, now, slot, at) / MODEL.staleAfterMillis[slot]!]
  })
  if (link === LINK.unheard || shares.length === 0) return 'unheard'
  const oldest = Math.max(...shares)
  return oldest > 1 ? 'stale' : oldest > 2 / 3 ? 'aging' : 'fresh'
}

/** What a Tint must say of a Machine: heat, and the id of its entry. */
function plainly(tint: Tint, now: Now, machine: number, at: number): readonly [number, string] {
  const { overlay, entries } = tint
  if (overlay.kind === 'state') return [NO_HEAT, floorStateAt(now, machine)]
  if (overlay.kind === 'freshness') return [NO_HEAT, plainFreshness(now, machine, at)]
  const placed = MODEL.table.machines[machine]!
  const offset = placed.channels.findIndex(({ key }) => key === overlay.key)
  if (offset < 0) return [NO_HEAT, 'unmeasured']
  const slot = placed.firstSlot + offset
  if (now.twin.qualities[slot] === QUALITY.none || now.twin.qualities[slot] === QUALITY.bad)
    return [NO_HEAT, 'noValue']
  const value = now.twin.quanta[slot]! / MODEL.table.perUnit[slot]!
  const [low, high] = overlay.range
  const bins = entries.filter((entry) => entry.kind === 'bin')
  const bin = bins.findLast(({ from }) => value >= from) ?? bins[0]
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)))
  return [Math.round(share * 254), bin?.id ?? '']
}

function expectPlain(tint: Tint, now: Now, at: number): void {
  const counts = tint.entries.map(() => 0)
  for (const { index } of MODEL.table.machines) {
    const entry = tint.entry[index]!
    counts[entry]!++
    expect([tint.heat[index], tint.entries[entry]?.id], `machine ${index}`).toEqual(
      plainly(tint, now, index, at),
    )
  }
  expect([...tint.counts]).toEqual(counts)
}

/** Links change as often as anything, and to what they may be. */
const linkRows: fc.Arbitrary<readonly ReadingRow[]> = fc.array(
  fc.tuple(
    fc.constantFrom(...MODEL.linkSlots),
    fc.integer({ min: 0, max: 5 }),
    fc.constant(T),
    fc.constant(1),
  ),
  { maxLength: 10 },
)
const steps = fc.array(
  fc.record({
    rows: fc.oneof(readingRows(MODEL.table.size), linkRows),
    form: fc.constantFrom(FORM.delta, FORM.delta, FORM.line, FORM.snapshot),
    passed: fc.integer({ min: -3000, max: 9000 }),
  }),
  { minLength: 1, maxLength: 8 },
)

describe('what an Overlay makes of the Machines', () => {
  it.each(IDS)('%s: is its plain definition after any Frames, and its counts are counted [O-6]', (id) => {
    fc.assert(
      fc.property(steps, (turns) => {
        const now = createNow(MODEL)
        const tint = createTint(MODEL, overlayBy(MODEL, id))
        let at = T
        for (const { rows, form, passed } of turns) {
          applyFrame(now, frameOf(form, 1, rows))
          at += passed
          const before = [...tint.heat, ...tint.entry]
          const version = tint.version
          const changed = refreshTint(tint, now, at)
          expectPlain(tint, now, at)
          const differs = [...tint.heat, ...tint.entry].some((value, i) => value !== before[i])
          expect(changed).toBe(differs)
          expect(tint.version).toBe(version + (differs ? 1 : 0))
          for (const { index } of MODEL.table.machines) {
            const other = tint.heat[index] !== before[index] || tint.entry[index] !== before[40 + index]
            expect(tint.changedAt[index] === tint.version && changed).toBe(other)
          }
          expect(refreshTint(tint, now, at)).toBe(false)
        }
      }),
      { seed: SEED, numRuns: 60 },
    )
  })

  it('freshness turns by age alone at the instant that is due, and back as time runs back [O-5]', () => {
    const { model, now } = floorOf(3)
    const placed = model.table.machines[0]!
    const slot = placed.firstSlot + 1
    const limit = model.staleAfterMillis[slot]!
    read(now, model.linkSlots[0]!, LINK.online, T)
    read(now, slot, 5, T)
    const tint = createTint(model, overlayBy(model, 'freshness'))
    const at = (millis: number): string | undefined => {
      refreshTint(tint, now, millis)
      return tint.entries[tint.entry[0]!]?.id
    }
    expect(at(T + (limit * 2) / 3)).toBe('fresh')
    expect(at(T + (limit * 2) / 3 + 1)).toBe('aging')
    expect(at(T + limit)).toBe('aging')
    expect(at(T + limit + 1)).toBe('stale')
    expect(at(T)).toBe('fresh')
    read(now, model.linkSlots[0]!, LINK.gatewayLost, T)
    expect(at(T)).toBe('gatewayLost')
  })

  it('a bad value is no heat, and one of another Kind is not measured [O-4]', () => {
    const { model, now } = floorOf(200)
    const tint = createTint(model, overlayBy(model, 'heat:spindleLoad'))
    const [machine] = [...tint.slots.entries()].find(([, slot]) => slot >= 0)!
    read(now, tint.slots[machine]!, 600)
    refreshTint(tint, now, T)
    expect(tint.entries[tint.entry[machine]!]).toMatchObject({ kind: 'bin', from: 60 })
    expect(tint.heat[machine]).toBe(127)
    read(now, tint.slots[machine]!, 600, 2000, QUALITY.bad)
    refreshTint(tint, now, T)
    expect(tint.entries[tint.entry[machine]!]?.id).toBe('noValue')
    expect(tint.heat[machine]).toBe(NO_HEAT)
  })

  it('begins anew with another Plant, and is one for scene and legend [O-6]', () => {
    const first = createNow(MODEL)
    const shown = shownBy(first, 'state')
    refreshTint(shown.tint, first, T)
    expect(shownBy(first, 'state')).toBe(shown)
    const other = shownBy(first, 'freshness')
    expect(other.tint).not.toBe(shown.tint)
    expect(other.faded).toBe(shown.faded)
    const second = createNow(MODEL)
    read(second, MODEL.linkSlots[2]!, LINK.deviceLost)
    const { tint } = shownBy(second, 'freshness')
    refreshTint(tint, second, T)
    expectPlain(tint, second, T)
    refreshTint(shown.tint, second, T)
    expectPlain(shown.tint, second, T)
  })
})
