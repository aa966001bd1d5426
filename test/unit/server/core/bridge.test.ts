import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeFrame } from '../../../../models/frame/decode.ts'
import { encodeFrame } from '../../../../models/frame/encode.ts'
import { type Cut, createFrame, FORM } from '../../../../models/frame/frame.ts'
import type { SlotTable } from '../../../../models/slots.ts'
import { createTwin, QUALITY } from '../../../../models/twin.ts'
import {
  accept,
  acceptBad,
  type Bridge,
  createBridge,
  cutLine,
  cutLines,
  cutOverview,
  cutSnapshot,
  watchLine,
} from '../../../../server/core/bridge.ts'
import { anyQuality, anyQuantum, NOON, plainOf, plainTwin, show } from '../../../helpers/frames.ts'
import { exactTable, generatedTable, probeTable, slotOf } from '../../../helpers/plant.ts'
import { SEED } from '../../../helpers/seed.ts'

/** Cuts and encodes as a flush does, so that what was told becomes the basis of the next. */
function flush(bridge: Bridge, now = NOON): Uint8Array | undefined {
  const frame = cutOverview(bridge, now)
  return frame && encodeFrame(frame, bridge.sent.quanta)
}

const slotsTold = (bridge: Bridge): number[] => {
  const frame = cutOverview(bridge, NOON)
  if (frame === undefined) return []
  encodeFrame(frame, bridge.sent.quanta)
  return plainOf(frame).readings.map(({ slot }) => slot)
}

const anyReading = (table: SlotTable) =>
  fc.record({
    slot: fc.nat(table.size - 1),
    quantum: anyQuantum,
    time: fc.integer({ min: NOON, max: NOON + 60 }),
    quality: anyQuality.map((quality) => quality || QUALITY.good),
  })

describe('the bridge', () => {
  it('[F-1] cuts ascending slots under a seq that grows by one, and nothing where nothing changed', () => {
    const bridge = createBridge(exactTable())
    expect(cutOverview(bridge, NOON)).toBeUndefined()
    expect(bridge.seq).toBe(0)
    for (const slot of [30, 2, 17, 2]) accept(bridge, slot, slot, NOON + slot, QUALITY.good)
    expect(slotsTold(bridge)).toEqual([2, 17, 30])
    expect(bridge.seq).toBe(1)
    expect(cutOverview(bridge, NOON)).toBeUndefined()
    accept(bridge, 5, 1, NOON, QUALITY.good)
    expect(slotsTold(bridge)).toEqual([5])
    expect(bridge.seq).toBe(2)
  })

  it('[F-1] cuts the same few slots and the same many: sorted or swept makes no difference', () => {
    const table = generatedTable(60)
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(table.size - 1), { minLength: 1, maxLength: 200 }), (slots) => {
        const bridge = createBridge(table)
        for (const slot of slots) accept(bridge, slot, slot, NOON, QUALITY.good)
        expect(slotsTold(bridge)).toEqual([...slots].sort((a, b) => a - b))
        expect(slotsTold(bridge)).toEqual([])
      }),
      { seed: SEED, numRuns: 100 },
    )
  })

  it('[F-4] a Snapshot at n and the Frames after it give the same Twin as all the Frames', () => {
    for (const table of [exactTable(), probeTable()]) {
      fc.assert(
        fc.property(
          fc.array(fc.array(anyReading(table), { maxLength: 12 }), { maxLength: 10 }),
          fc.nat(9),
          (flushes, joinsAt) => {
            const bridge = createBridge(table)
            const all = { twin: createTwin(table.size), basis: new Int32Array(table.size) }
            const late = { twin: createTwin(table.size), basis: new Int32Array(table.size) }
            const hear = (bytes: Uint8Array, who: typeof all): void => {
              const frame = createFrame(table.size)
              expect(decodeFrame(bytes, who.basis, frame)).toEqual({ ok: true })
              show(frame, who.twin)
              for (const { slot, quantum } of plainOf(frame).readings) who.basis[slot] = quantum
            }
            flushes.forEach((readings, i) => {
              for (const { slot, quantum, time, quality } of readings)
                accept(bridge, slot, quantum, time, quality)
              const bytes = flush(bridge)
              if (bytes !== undefined) hear(bytes, all)
              if (i === joinsAt) hear(encodeFrame(cutSnapshot(bridge, NOON), undefined), late)
              else if (i > joinsAt && bytes !== undefined) hear(bytes, late)
            })
            if (joinsAt < flushes.length) expect(plainTwin(late.twin)).toEqual(plainTwin(all.twin))
          },
        ),
        { seed: SEED, numRuns: 150 },
      )
    }
  })

  it('[F-4] a Snapshot holds what was told, not what is yet to be', () => {
    const bridge = createBridge(exactTable())
    accept(bridge, 3, 10, NOON, QUALITY.good)
    flush(bridge)
    accept(bridge, 3, 11, NOON + 1, QUALITY.good)
    accept(bridge, 4, 7, NOON + 1, QUALITY.good)
    expect(plainOf(cutSnapshot(bridge, NOON)).readings).toEqual([
      { slot: 3, quantum: 10, time: NOON, quality: 1 },
    ])
  })

  it('[T-2, T-3] counts what is late and what is a duplicate', () => {
    const bridge = createBridge(exactTable())
    expect(accept(bridge, 1, 5, NOON, QUALITY.good)).toBe(true)
    expect(accept(bridge, 1, 6, NOON - 1, QUALITY.good)).toBe(false)
    expect(accept(bridge, 1, 5, NOON, QUALITY.good)).toBe(false)
    expect(acceptBad(bridge, 1, NOON + 1)).toBe(true)
    expect([bridge.readings, bridge.late, bridge.duplicates]).toEqual([4, 1, 1])
    expect([bridge.twin.quanta[1], bridge.twin.qualities[1]]).toEqual([5, QUALITY.bad])
  })
})

describe('the deadband', () => {
  const slotted = () => {
    const table = probeTable()
    const bridge = createBridge(table)
    const slot = slotOf(table, 'p1', 'temperature') // two tenths, expected every second
    accept(bridge, slot, 200, NOON, QUALITY.good)
    flush(bridge)
    return { bridge, slot }
  }

  it('[V-5] a value within it is not sent, one beyond it is', () => {
    const { bridge, slot } = slotted()
    for (const quantum of [202, 198, 201]) accept(bridge, slot, quantum, NOON + quantum, QUALITY.good)
    expect(slotsTold(bridge)).toEqual([])
    accept(bridge, slot, 203, NOON + 300, QUALITY.good)
    expect(slotsTold(bridge)).toEqual([slot])
  })

  it('[V-5] is measured from the value last sent: a slow drift does not pass unseen', () => {
    const { bridge, slot } = slotted()
    const told: number[] = []
    for (let i = 1; i <= 30; i++) {
      accept(bridge, slot, 200 + i, NOON + i, QUALITY.good)
      if (flush(bridge) !== undefined) told.push(200 + i)
    }
    expect(told).toEqual([203, 206, 209, 212, 215, 218, 221, 224, 227, 230])
  })

  it('[V-5] a Reading at least one period newer than the last sent always is sent', () => {
    const { bridge, slot } = slotted()
    accept(bridge, slot, 200, NOON + 999, QUALITY.good)
    expect(slotsTold(bridge)).toEqual([])
    accept(bridge, slot, 200, NOON + 1000, QUALITY.good)
    expect(slotsTold(bridge)).toEqual([slot])
    accept(bridge, slot, 200, NOON + 1500, QUALITY.good)
    expect(slotsTold(bridge)).toEqual([])
  })

  it('[V-5] another quality always is sent', () => {
    const { bridge, slot } = slotted()
    accept(bridge, slot, 200, NOON + 1, QUALITY.uncertain)
    expect(slotsTold(bridge)).toEqual([slot])
  })

  it('[V-5] does not hold at the ends of what 32 bits hold', () => {
    const { bridge, slot } = slotted()
    accept(bridge, slot, 0x7fff_ffff, NOON + 1, QUALITY.good)
    expect(slotsTold(bridge)).toEqual([slot])
    accept(bridge, slot, -0x8000_0000, NOON + 2, QUALITY.good)
    expect(slotsTold(bridge)).toEqual([slot])
  })
})

describe('Lines that are looked at', () => {
  const linesOf = (bridge: Bridge): Map<number, ReturnType<typeof plainOf>> => {
    const cut = new Map<number, ReturnType<typeof plainOf>>()
    cutLines(bridge, NOON, (line: number, frame: Cut) => cut.set(line, plainOf(frame)))
    return cut
  }

  it('[V-1] are told every change, deadband or not; other Lines nothing', () => {
    const table = probeTable()
    const bridge = createBridge(table)
    const [near, far] = [slotOf(table, 'p1', 'temperature'), slotOf(table, 'p4', 'temperature')]
    watchLine(bridge, 0, true)
    for (const slot of [near, far]) accept(bridge, slot, 200, NOON, QUALITY.good)
    expect([...linesOf(bridge).keys()]).toEqual([0])
    for (const slot of [near, far]) accept(bridge, slot, 201, NOON + 1, QUALITY.good)
    expect(linesOf(bridge).get(0)).toEqual({
      form: FORM.line,
      seq: 0,
      serverTime: NOON,
      readings: [{ slot: near, quantum: 201, time: NOON + 1, quality: 1 }],
    })
    expect(linesOf(bridge).size).toBe(0)
  })

  it('[C-7] are cut in the order of the Plant, each with its own slots', () => {
    const table = probeTable()
    const bridge = createBridge(table)
    for (const line of [2, 0, 1]) watchLine(bridge, line, true)
    for (let slot = table.size - 1; slot >= 0; slot--) accept(bridge, slot, slot, NOON, QUALITY.good)
    const cut = linesOf(bridge)
    expect([...cut.keys()]).toEqual([0, 1, 2])
    for (const [line, { readings }] of cut) {
      const { firstSlot = -1, endSlot = -1 } = table.lines[line] ?? {}
      expect(readings.map(({ slot }) => slot)).toEqual(
        Array.from({ length: endSlot - firstSlot }, (_, i) => firstSlot + i),
      )
    }
  })

  it('[C-7] a whole Line is what the Twin holds of it, and no slot that never had a Reading', () => {
    const table = probeTable()
    const bridge = createBridge(table)
    const { firstSlot, endSlot } = table.lines[1] ?? { firstSlot: 0, endSlot: 0 }
    for (const slot of [firstSlot, endSlot - 1, endSlot]) accept(bridge, slot, slot, NOON, QUALITY.good)
    expect(plainOf(cutLine(bridge, 1, NOON)).readings.map(({ slot }) => slot)).toEqual([
      firstSlot,
      endSlot - 1,
    ])
    expect(cutLine(bridge, 0, NOON).count).toBe(0)
  })

  it('[V-1] are left alone once nobody looks any more', () => {
    const bridge = createBridge(probeTable())
    watchLine(bridge, 0, true)
    watchLine(bridge, 0, false)
    accept(bridge, 0, 6, NOON, QUALITY.good)
    expect(linesOf(bridge).size).toBe(0)
    expect(slotsTold(bridge)).toEqual([0])
  })
})
