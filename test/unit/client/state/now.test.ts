import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyFrame,
  createNow,
  floorStateAt,
  linkAt,
  markDirty,
  type Now,
  takeDirty,
  toldStateAt,
} from '../../../../client/state/now.ts'
import { FORM } from '../../../../models/frame/frame.ts'
import { linkSlot, stateSlot } from '../../../../models/slots.ts'
import { FLOOR_STATES, floorStateOf, LINK, LINK_STATES } from '../../../../models/state.ts'
import { QUALITY } from '../../../../models/twin.ts'
import { SEED } from '../../../helpers/seed.ts'
import { frameOf, type ReadingRow } from '../frames.ts'
import { smallModel } from '../plant.ts'

const MODEL = smallModel()
const { machines, size } = MODEL.table
const T = 1_700_000_000_000

const dirtyOf = (now: Now): readonly number[] => {
  const slots: number[] = []
  takeDirty(now, (slot) => slots.push(slot))
  return slots.sort((a, b) => a - b)
}

/** The counts made anew from the Twin alone. */
function recount({ twin }: Now) {
  const zeros = () => Object.fromEntries(FLOOR_STATES.map((state) => [state, 0]))
  const stateCounts = zeros()
  const servingCounts = new Map<string, Record<string, number>>()
  const linkCounts = LINK_STATES.map(() => 0)
  for (const placed of machines) {
    const state = stateSlot(placed)
    const link = linkSlot(placed)
    const heard = twin.qualities[state] !== QUALITY.none
    const code = twin.qualities[link] === QUALITY.none ? 0 : twin.quanta[link]!
    linkCounts[code >= 0 && code < linkCounts.length ? code : 0]!++
    const { id, infrastructure } = placed.kind
    if (infrastructure === true && !servingCounts.has(id)) servingCounts.set(id, zeros())
    const counts = infrastructure === true ? servingCounts.get(id)! : stateCounts
    counts[heard && code === LINK.online ? floorStateOf(twin.quanta[state]!) : 'unknown']!++
  }
  return { stateCounts, servingCounts, linkCounts }
}

const counted = ({ stateCounts, servingCounts, linkCounts }: Now) => ({
  stateCounts,
  servingCounts,
  linkCounts,
})

const serving = machines.filter(({ kind }) => kind.infrastructure === true)

describe('now', () => {
  it('[P-8, Q-4] before anything was heard, every Machine is unknown and unheard', () => {
    const now = createNow(MODEL)
    expect(serving.length).toBeGreaterThan(0)
    expect(now.stateCounts.unknown).toBe(machines.length - serving.length)
    expect(now.linkCounts).toEqual([machines.length, 0, 0, 0, 0, 0])
    expect(counted(now)).toEqual(recount(now))
  })

  it('[P-8, Q-4, Q-6, A-25] the counts kept Frame by Frame are those of a recount', () => {
    const told = fc
      .tuple(
        fc.nat(machines.length - 1),
        fc.boolean(),
        fc.oneof(fc.constant(LINK.online), fc.integer({ min: -1, max: 19 })),
        fc.nat(3),
      )
      .map(([index, link, quantum, quality]): ReadingRow => {
        const placed = machines[index]!
        return [link ? linkSlot(placed) : stateSlot(placed), quantum, T, quality]
      })
    const plain = fc.tuple(fc.nat(size - 1), fc.nat(5), fc.constant(T), fc.nat(3))
    const frame = fc.tuple(
      fc.constantFrom(FORM.delta, FORM.line, FORM.snapshot),
      fc.array(fc.oneof(told, plain), { minLength: 1, maxLength: 25 }),
    )
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 12 }), (frames) => {
        const now = createNow(MODEL)
        for (const [form, rows] of frames) {
          applyFrame(now, frameOf(form, 1, rows))
          expect(counted(now)).toEqual(recount(now))
        }
        expect(now.version).toBe(frames.length)
      }),
      { seed: SEED },
    )
  })

  it.each(LINK_STATES)('[Q-6] a Machine that runs and is $word is running only when online', ({ code }) => {
    const now = createNow(MODEL)
    const { index } = machines[3]!
    const rows: ReadingRow[] = [
      [stateSlot(machines[3]!), 6, T, QUALITY.good],
      [linkSlot(machines[3]!), code, T, QUALITY.good],
    ]
    applyFrame(now, frameOf(FORM.delta, 1, rows))
    expect(linkAt(now, index)).toBe(code)
    expect(toldStateAt(now, index)).toBe('running')
    expect(floorStateAt(now, index)).toBe(code === LINK.online ? 'running' : 'unknown')
    expect(now.stateCounts.running).toBe(code === LINK.online ? 1 : 0)
  })

  it('[F-1] each slot that a Frame names is dirty once, until it is taken', () => {
    const now = createNow(MODEL)
    applyFrame(
      now,
      frameOf(FORM.delta, 1, [
        [3, 5, T, 1],
        [9, 6, T, 1],
      ]),
    )
    applyFrame(now, frameOf(FORM.delta, 2, [[3, 7, T, 1]]))
    markDirty(now, 9)
    expect([...now.dirty].filter((mark) => mark === 1)).toHaveLength(2)
    expect(dirtyOf(now)).toEqual([3, 9])
    expect(dirtyOf(now)).toEqual([])
    expect(now.dirty.includes(1)).toBe(false)
  })

  it('[F-1] a tab that nobody looks at keeps no more marks than the Plant has slots', () => {
    const now = createNow(MODEL)
    const all = Array.from({ length: size }, (_, slot): ReadingRow => [slot, slot, T, 1])
    for (let seq = 1; seq <= 20; seq++) applyFrame(now, frameOf(FORM.delta, seq, all))
    expect(now.dirtyCount).toBe(size)
    expect(dirtyOf(now)).toHaveLength(size)
  })

  it('[F-1] a Machine tells the version at which it last changed', () => {
    const now = createNow(MODEL)
    applyFrame(now, frameOf(FORM.delta, 1, [[machines[2]!.firstSlot + 1, 5, T, 1]]))
    applyFrame(now, frameOf(FORM.delta, 2, [[machines[4]!.firstSlot, 5, T, 1]]))
    expect([...now.changedAt].slice(0, 6)).toEqual([0, 0, 1, 0, 2, 0])
  })

  it('[F-4] a Snapshot forgets what it does not name, and marks it dirty', () => {
    const now = createNow(MODEL)
    applyFrame(
      now,
      frameOf(FORM.delta, 1, [
        [0, 6, T, 1],
        [5, 6, T, 1],
        [size - 1, 1, T, 1],
      ]),
    )
    dirtyOf(now)
    applyFrame(now, frameOf(FORM.snapshot, 1, [[5, 8, T, 1]]))
    expect(dirtyOf(now)).toEqual([0, 5, size - 1])
    expect(now.twin.qualities[0]).toBe(QUALITY.none)
    expect(now.twin.times[0]).toBe(Number.NEGATIVE_INFINITY)
    expect(now.twin.quanta[5]).toBe(8)
  })

  it('[C-7] what comes last is applied, though its time is older', () => {
    const now = createNow(MODEL)
    applyFrame(now, frameOf(FORM.line, 1, [[5, 6, T + 10, 1]]))
    applyFrame(now, frameOf(FORM.delta, 2, [[5, 4, T, 1]]))
    expect(now.twin.quanta[5]).toBe(4)
    expect(now.twin.times[5]).toBe(T)
  })
})
