import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFloors } from '../../../../client/state/floors.ts'
import { copyNow, createNow, type Now, overwrite } from '../../../../client/state/now.ts'
import { countOutput, outputOf } from '../../../../client/state/output.ts'
import { createSink } from '../../../../client/state/sink.ts'
import { createFloorStore } from '../../../../client/state/store.ts'
import type { TwinEvent } from '../../../../models/event.ts'
import { FORM } from '../../../../models/frame/frame.ts'
import { linkSlot, stateSlot } from '../../../../models/slots.ts'
import { createTwin } from '../../../../models/twin.ts'
import { SEED } from '../../../helpers/seed.ts'
import { frameOf, type ReadingRow } from '../frames.ts'
import { smallModel } from '../plant.ts'

const MODEL = smallModel()
const T = 1_700_000_000_000
const { size, machines } = MODEL.table

function floored() {
  const shown = createFloorStore()
  const floors = createFloors(shown)
  const sink = createSink(floors.live, () => T)
  return { shown, floors, sink }
}

const stateOf = ({ twin, stateCounts, servingCounts, linkCounts, stale, staleMachines }: Now) => ({
  ...{ twin, stateCounts, servingCounts, linkCounts, stale, staleMachines },
})

const reading = fc
  .tuple(
    fc.oneof(
      fc.nat(size - 1),
      fc.constantFrom(...machines.map(stateSlot)),
      fc.constantFrom(...machines.map(linkSlot)),
    ),
    fc.integer({ min: -1, max: 19 }),
    fc.nat(100_000).map((millis) => T + millis),
    fc.nat(3),
  )
  .map((row): ReadingRow => row)
const frames = fc.array(
  fc.tuple(fc.constantFrom(FORM.delta, FORM.line, FORM.snapshot), fc.array(reading, { maxLength: 20 })),
  { maxLength: 8 },
)

describe('the two floors', () => {
  it('[PH-4, PH-5] live after the past is what it is for one who never left', () => {
    fc.assert(
      fc.property(frames, frames, frames, frames, (before, past, meanwhile, after) => {
        const { shown, floors, sink } = floored()
        const stayed = floored()
        const told = (rows: typeof before): void => {
          for (const [form, readings] of rows)
            for (const { sink: each } of [{ sink }, stayed]) each.frame(frameOf(form, 1, readings), 9)
        }
        for (const { sink: each } of [{ sink }, stayed]) each.plant(MODEL)
        const now = shown.getState().now
        told(before)
        const entered = floors.enter()
        expect(entered?.now).toBe(now)
        const twin = createTwin(size)
        for (const [, readings] of past)
          for (const [slot, quantum, time, quality] of readings) {
            twin.quanta[slot] = quantum
            twin.times[slot] = time
            twin.qualities[slot] = quality
          }
        if (now !== undefined) overwrite(now, twin)
        told(meanwhile)
        expect(now?.twin, 'what is live is not seen').toEqual(twin)
        floors.leave()
        expect(shown.getState().now).toBe(now)
        expect(floors.live.getState().now).toBe(now)
        told(after)
        const there = stayed.shown.getState().now
        if (now === undefined || there === undefined) throw new Error('no Plant')
        expect(stateOf(now)).toEqual(stateOf(there))
      }),
      { seed: SEED },
    )
  })

  it('[PH-4] Events, alarms and memory of the present are back at once', () => {
    const { shown, floors, sink } = floored()
    const event = (id: number): TwinEvent => ({
      ...{
        id,
        time: T + id,
        machine: 1,
        event: 'alarmRaised' as const,
        code: `E${id}`,
        priority: 'high' as const,
      },
    })
    sink.plant(MODEL)
    sink.events({ events: [event(1)], gone: 0 })
    const { recall } = shown.getState()
    const past = floors.enter()
    past?.events([], new Map())
    if (recall !== undefined) past?.recall({ ...recall })
    sink.events({ events: [event(2)], gone: 3 })
    expect(shown.getState()).toMatchObject({ recentEvents: [], eventsGone: 0 })
    floors.leave()
    expect(shown.getState().recentEvents.map(({ id }) => id)).toEqual([2, 1])
    expect(shown.getState().alarms.get(1)).toHaveLength(2)
    expect(shown.getState().eventsGone).toBe(3)
    expect(shown.getState().recall).toBe(recall)
  })

  it('[PH-3] what is of the present is told on', () => {
    const { shown, floors, sink } = floored()
    sink.plant(MODEL)
    floors.enter()
    sink.clockOffset(17, 3)
    sink.connection({ kind: 'lost', sinceMillis: T, attempt: 1, retryAtMillis: T, reason: 'closed' })
    expect(shown.getState()).toMatchObject({
      clockOffsetMillis: 17,
      roundTripMillis: 3,
      connection: { kind: 'lost' },
    })
    expect(shown.getState().losses).toHaveLength(1)
  })

  it('[PH-4] output is counted for the present alone, and on', () => {
    const { shown, floors, sink } = floored()
    sink.plant(MODEL)
    const { now } = shown.getState()
    if (now === undefined) throw new Error('no Plant')
    const counted = outputOf(now)
    countOutput(counted, now, T)
    floors.enter()
    const copy = floors.live.getState().now
    expect(copy).not.toBe(now)
    expect(copy === undefined ? undefined : outputOf(copy)).toBe(counted)
    expect(outputOf(now)).not.toBe(counted)
    floors.leave()
    expect(outputOf(now)).toBe(counted)
  })

  it('[PH-6] another Plant ends the past, and says so', () => {
    const { shown, floors, sink } = floored()
    expect(floors.enter(), 'nothing can be shown before there is a Plant').toBeUndefined()
    let told = 0
    floors.onPlant(() => told++)
    sink.plant(MODEL)
    expect(told).toBe(1)
    floors.enter()
    sink.plant(smallModel(20, 'plant-b'))
    expect(told).toBe(2)
    expect(shown.getState().plant?.hash).toBe('plant-b')
    expect(shown.getState().now).toBe(floors.live.getState().now)
    floors.leave()
    expect(shown.getState().plant?.hash).toBe('plant-b')
    expect(floors.enter()?.now).toBe(shown.getState().now)
  })

  it('[PH-4] a copy stands as the one that it was made of, and marks only what is other', () => {
    const now = createNow(MODEL)
    const copy = copyNow(now)
    expect(stateOf(copy)).toEqual(stateOf(now))
    const twin = createTwin(size)
    twin.qualities[4] = 1
    overwrite(copy, twin)
    expect([copy.dirtyCount, copy.dirtySlots[0], copy.version]).toEqual([1, 4, 1])
    expect(now.dirtyCount).toBe(0)
  })
})
