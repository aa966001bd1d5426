import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNow } from '../../../../../client/state/now.ts'
import { bandOf } from '../../../../../client/state/recall/band.ts'
import { createChanges, eachChange, noteLink, noteState } from '../../../../../client/state/recall/changes.ts'
import { noteLateState } from '../../../../../client/state/recall/late-state.ts'
import { createSink } from '../../../../../client/state/sink.ts'
import { createFloorStore } from '../../../../../client/state/store.ts'
import type { TwinEvent } from '../../../../../models/event.ts'
import { FORM } from '../../../../../models/frame/frame.ts'
import { linkSlot, stateSlot } from '../../../../../models/slots.ts'
import { LINK } from '../../../../../models/state.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { frameOf } from '../../frames.ts'
import { smallModel } from '../../plant.ts'

const EXECUTE = 6
const HELD = 11
const ABORTED = 9
const MODEL = smallModel()
const PLACED = MODEL.table.machines[3]!
const T = 1_700_000_000_000

const statesOf = (changes: ReturnType<typeof createChanges>, machine = 0): readonly string[] => {
  const all: string[] = []
  eachChange(changes, machine, (what, code, time) => {
    if (what === 'state') all.push(`${code}@${time}`)
    return true
  })
  return all.reverse()
}

describe('a state that came late', () => {
  it('[M-11] takes its place by its own time, and what was heard since holds after it', () => {
    const changes = createChanges(2)
    noteState(changes, 0, EXECUTE, 10)
    noteLink(changes, 0, LINK.silent, 20)
    noteState(changes, 1, EXECUTE, 21)
    noteLink(changes, 0, LINK.online, 50)
    // The newest Reading, of 45, says what was known: that it runs.
    noteLateState(changes, 0, HELD, 30, 45)
    expect(statesOf(changes)).toEqual(['6@10', '11@30', '6@45'])
    noteLateState(changes, 0, ABORTED, 25, 45)
    expect(statesOf(changes)).toEqual(['6@10', '9@25', '11@30', '6@45'])
    noteLateState(changes, 0, EXECUTE, 40, 45)
    expect(statesOf(changes)).toEqual(['6@10', '9@25', '11@30', '6@40', '6@45'])
    expect(statesOf(changes, 1)).toEqual(['6@21'])
  })

  it('[M-11, M-5] tells nothing of the time before the first word, nor what is known already', () => {
    const changes = createChanges(1)
    noteLateState(changes, 0, HELD, 5, Number.NEGATIVE_INFINITY)
    expect(statesOf(changes)).toEqual([])
    noteState(changes, 0, EXECUTE, 10)
    noteLateState(changes, 0, HELD, 5, 10)
    noteLateState(changes, 0, EXECUTE, 10, 10)
    expect(statesOf(changes)).toEqual(['6@10'])
  })

  it('[M-11] an Event that comes before the Frame that says the same is noted once', () => {
    const changes = createChanges(1)
    noteState(changes, 0, EXECUTE, 10)
    noteLateState(changes, 0, HELD, 20, 10)
    noteState(changes, 0, HELD, 20)
    expect(statesOf(changes)).toEqual(['6@10', '11@20'])
  })

  it('[M-11] in whatever order a back-fill comes, the states are those of the same told in order', () => {
    const told = fc.uniqueArray(
      fc.record({ time: fc.integer({ min: 1, max: 60 }), code: fc.integer({ min: 1, max: 4 }) }),
      {
        selector: ({ time }) => time,
        maxLength: 14,
      },
    )
    fc.assert(
      fc.property(
        told,
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 3, max: 40 }),
        (list, chance, capacity) => {
          const changes = createChanges(1, Math.max(capacity, 2 * list.length + 2))
          noteState(changes, 0, EXECUTE, 0)
          noteState(changes, 0, ABORTED, 100)
          const shuffled = list.map((each) => ({ each, at: chance.next().value })).sort((a, b) => a.at - b.at)
          for (const { each } of shuffled) noteLateState(changes, 0, each.code, each.time, 100)
          const at = (time: number): number =>
            [...list].sort((a, b) => b.time - a.time).find((each) => each.time <= time)?.code ?? EXECUTE
          const states = statesOf(changes).map((each) => each.split('@').map(Number) as [number, number])
          for (let time = 0; time < 100; time++)
            expect(states.findLast(([, from]) => from <= time)?.[0]).toBe(at(time))
          expect(states.at(-1)).toEqual([ABORTED, 100])
        },
      ),
      { seed: SEED },
    )
  })

  it('[M-11] what is older than the ring holds is not looked for', () => {
    const changes = createChanges(1, 3)
    for (let time = 1; time <= 9; time++) noteState(changes, 0, time % 2 === 0 ? HELD : EXECUTE, time * 10)
    noteLateState(changes, 0, ABORTED, 5, 90)
    expect(statesOf(changes)).toEqual(['6@70', '11@80', '6@90'])
    noteLateState(changes, 0, ABORTED, 85, 90)
    expect(statesOf(changes)).toEqual(['11@80', '9@85', '6@90'])
  })
})

describe('the band after a back-fill', () => {
  /** The page of a Machine whose gateway was away from 100 s to 400 s and then sent what it had kept. */
  function page() {
    const store = createFloorStore()
    const clock = { at: T }
    const sink = createSink(store, () => clock.at)
    sink.plant(MODEL)
    const tell = (
      seconds: number,
      rows: readonly (readonly [slot: number, value: number, seconds: number])[],
    ) => {
      clock.at = T + seconds * 1000
      sink.frame(
        frameOf(
          FORM.delta,
          1,
          rows.map(([slot, value, at]) => [slot, value, T + at * 1000, 1]),
        ),
        9,
      )
    }
    const event = (id: number, seconds: number, from: number, to: number): TwinEvent => ({
      id,
      time: T + seconds * 1000,
      machine: PLACED.index,
      event: 'stateChanged',
      from,
      to,
    })
    const band = () => {
      const { recall } = store.getState()
      if (recall === undefined) throw new Error('no Plant')
      return bandOf(recall, PLACED.index, 0, [], T, T + 500_000).map(({ from, to, state, was }) => [
        (from - T) / 1000,
        (to - T) / 1000,
        was === undefined ? state : `${state}, was ${was}`,
      ])
    }
    tell(1, [
      [linkSlot(PLACED), LINK.online, 1],
      [stateSlot(PLACED), EXECUTE, 1],
    ])
    tell(100, [[linkSlot(PLACED), LINK.gatewayLost, 100]])
    return { sink, tell, event, band }
  }

  it('[M-11, Q-6] says what was told afterwards, and what was not stays unknown', () => {
    const { sink, tell, event, band } = page()
    const before = [
      [1, 100, 'running'],
      [100, 500, 'unknown, was running'],
    ]
    expect(band()).toEqual(before)
    tell(400, [
      [stateSlot(PLACED), EXECUTE, 399],
      [linkSlot(PLACED), LINK.online, 400],
    ])
    expect(band()).toEqual([
      [1, 100, 'running'],
      [100, 400, 'unknown, was running'],
      [400, 500, 'running'],
    ])
    sink.events({ events: [event(1, 200, EXECUTE, HELD), event(2, 300, HELD, EXECUTE)], gone: 0 })
    expect(band()).toEqual([
      [1, 100, 'running'],
      [100, 200, 'unknown, was running'],
      [200, 300, 'held'],
      [300, 500, 'running'],
    ])
  })

  it('[M-11] the Events may come before the Frame of the same flush', () => {
    const { sink, tell, event, band } = page()
    sink.events({ events: [event(1, 200, EXECUTE, HELD), event(2, 300, HELD, ABORTED)], gone: 0 })
    // As long as it is out of reach nobody knows what it is.
    expect(band().at(-1)).toEqual([300, 500, 'unknown, was fault'])
    tell(400, [
      [stateSlot(PLACED), ABORTED, 399],
      [linkSlot(PLACED), LINK.online, 400],
    ])
    expect(band().slice(2)).toEqual([
      [200, 300, 'held'],
      [300, 500, 'fault'],
    ])
  })

  it('[M-11] an Event of a Machine that is none, or of a state that is none, changes nothing', () => {
    const { sink, event, band } = page()
    const before = band()
    sink.events({ events: [{ ...event(1, 50, 6, 11), machine: 999 }, event(2, 50, 6, 99)], gone: 0 })
    expect(band()).toEqual(before)
    expect(createNow(MODEL).twin.size).toBe(MODEL.table.size)
  })
})
