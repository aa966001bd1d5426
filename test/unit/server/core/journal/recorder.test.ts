import { describe, expect, it } from 'vitest'
import { endOfPacket } from '../../../../../models/segment/batch.ts'
import { skewSlot } from '../../../../../models/slots.ts'
import { QUALITY } from '../../../../../models/twin.ts'
import { accept, type Bridge } from '../../../../../server/core/bridge.ts'
import { createFloor, type Floor, writeOwn } from '../../../../../server/core/floor.ts'
import { happen } from '../../../../../server/core/happenings.ts'
import {
  arriveAt,
  createRecorder,
  PAGE_READINGS,
  type Recorder,
  recordEvent,
  turnPage,
} from '../../../../../server/core/journal/recorder.ts'
import { NOON } from '../../../../helpers/frames.ts'
import { probeTable } from '../../../../helpers/plant.ts'

interface Row {
  readonly slot: number
  readonly quantum: number
  readonly place: number
  readonly time: number
  readonly quality: number
}

function rowsOf({ page }: Recorder): readonly Row[] {
  const rows: Row[] = []
  for (let packet = 0; packet < page.packets; packet++)
    for (let i = page.firsts[packet]!; i < endOfPacket(page, packet); i++)
      rows.push({
        slot: page.slots[i]!,
        quantum: page.quanta[i]!,
        place: page.axis[packet]!,
        time: page.times[packet]!,
        quality: page.qualities[i]!,
      })
  return rows
}

function recorded(onFull = () => {}): { floor: Floor; bridge: Bridge; recorder: Recorder } {
  const floor = createFloor(probeTable())
  const recorder = createRecorder(floor.table.machineOf, floor.clocks, NOON - 1000, onFull)
  floor.bridge.recorder = recorder
  floor.happenings.onEvent = (event, now) => recordEvent(recorder, event, now)
  return { floor, bridge: floor.bridge, recorder }
}

/** A device whose clock is seen to run so far behind. */
function runBehind({ clocks }: Floor, machine: number, millis: number): void {
  clocks.runs[machine] = 1
  clocks.smallest[machine] = millis
}

describe('the recorder', () => {
  it('[Y-1] places a Reading at its arrival, which never goes back', () => {
    const { bridge, recorder } = recorded()
    arriveAt(recorder, NOON, false)
    accept(bridge, 1, 10, NOON - 40, QUALITY.good)
    arriveAt(recorder, NOON - 500, false)
    accept(bridge, 2, 20, NOON - 30, QUALITY.uncertain)
    arriveAt(recorder, NOON + 7, false)
    accept(bridge, 2, 21, NOON + 9, QUALITY.good)
    expect(rowsOf(recorder)).toEqual([
      { slot: 1, quantum: 10, place: NOON, time: NOON - 40, quality: QUALITY.good },
      { slot: 2, quantum: 20, place: NOON, time: NOON - 30, quality: QUALITY.uncertain },
      { slot: 2, quantum: 21, place: NOON + 7, time: NOON + 9, quality: QUALITY.good },
    ])
  })

  it('[Y-1] places at its own time, without the skew, what changed nothing or came very late', () => {
    const { floor, bridge, recorder } = recorded()
    runBehind(floor, 0, 2000)
    arriveAt(recorder, NOON, false)
    accept(bridge, 1, 1, NOON - 2000, QUALITY.good)
    accept(bridge, 1, 2, NOON - 2400, QUALITY.good)
    accept(bridge, 2, 3, NOON - 7000, QUALITY.good)
    accept(bridge, 3, 4, NOON - 7001, QUALITY.good)
    expect(rowsOf(recorder).map(({ quantum, place }) => [quantum, place - NOON])).toEqual([
      [1, 0],
      [2, -400],
      [3, 0],
      [4, -5001],
    ])
  })

  it('[Y-1] places a retained one at its arrival unless it changed nothing', () => {
    const { bridge, recorder } = recorded()
    arriveAt(recorder, NOON, true)
    accept(bridge, 1, 1, NOON - 3_600_000, QUALITY.good)
    accept(bridge, 1, 2, NOON - 7_200_000, QUALITY.good)
    arriveAt(recorder, NOON, false)
    accept(bridge, 2, 3, NOON - 3_600_000, QUALITY.good)
    expect(rowsOf(recorder).map(({ quantum, place }) => [quantum, place - NOON])).toEqual([
      [1, 0],
      [2, -7_200_000],
      [3, -3_600_000],
    ])
  })

  it('[Y-1] leaves duplicates out, and keeps what the server finds out itself', () => {
    const { floor, bridge, recorder } = recorded()
    arriveAt(recorder, NOON, false)
    accept(bridge, 1, 1, NOON, QUALITY.good)
    accept(bridge, 1, 1, NOON, QUALITY.good)
    const slot = skewSlot(floor.table.machines[0]!)
    writeOwn(floor, slot, 55, NOON + 100)
    expect(rowsOf(recorder).map(({ slot: of, place }) => [of, place - NOON])).toEqual([
      [1, 0],
      [slot, 100],
    ])
  })

  it('[Y-1] keeps what a packet shares once', () => {
    const { bridge, recorder } = recorded()
    arriveAt(recorder, NOON, false)
    for (let slot = 0; slot < 4; slot++) accept(bridge, slot, slot, NOON, QUALITY.good)
    for (let slot = 0; slot < 3; slot++) accept(bridge, slot, slot, NOON + 1, QUALITY.good)
    expect(recorder.page.packets).toBe(2)
  })

  it('[Y-1] hands on a page that is full, and loses nothing at its edge', () => {
    const seen: Row[] = []
    const { bridge, recorder } = recorded(() => {
      seen.push(...rowsOf(recorder))
      turnPage(recorder)
    })
    arriveAt(recorder, NOON, false)
    for (let i = 0; i < PAGE_READINGS + 3; i++) accept(bridge, 1, i, NOON + i, QUALITY.good)
    expect(seen.length).toBe(PAGE_READINGS)
    expect([...seen, ...rowsOf(recorder)].map(({ quantum, time }) => quantum - (time - NOON))).toEqual(
      Array.from({ length: PAGE_READINGS + 3 }, () => 0),
    )
  })

  it('[Y-1] places an Event at its arrival, and an old one at its own time', () => {
    const { floor, recorder } = recorded()
    happen(floor.happenings, 0, NOON - 4000, { event: 'partProduced', count: 1 }, NOON)
    happen(floor.happenings, 1, NOON - 9000, { event: 'partProduced', count: 2 }, NOON)
    expect(turnPage(recorder)).toEqual([
      { event: 'partProduced', count: 1, machine: 0, time: NOON - 4000, place: NOON },
      { event: 'partProduced', count: 2, machine: 1, time: NOON - 9000, place: NOON - 9000 },
    ])
    expect(turnPage(recorder)).toEqual([])
  })
})
