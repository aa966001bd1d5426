import { KINDS } from '../../../models/kinds/catalogue.ts'
import { type Batch, endOfPacket } from '../../../models/segment/batch.ts'
import { type Dictionary, dictionaryOf } from '../../../models/segment/dictionary.ts'
import { slotTable } from '../../../models/slots.ts'
import { createIngest } from '../../../server/core/ingest/door.ts'
import { take } from '../../../server/core/ingest/ingest.ts'
import { createRecorder, turnPage } from '../../../server/core/journal/recorder.ts'
import { findPlant } from '../../../simulators/plant-source.ts'
import { openStage } from '../../../simulators/stage.ts'
import { answerBench } from './part.ts'

/** What a simulated plant told in a while, as the server's own ingest and recorder took it, in the order of the axis. */
export interface Telemetry {
  readonly dictionary: Dictionary
  readonly machineSlots: Int32Array
  readonly startMillis: number
  readonly millis: number
  readonly batch: Batch
}

export interface TelemetryAsked {
  readonly plant: string
  readonly seed: number
  readonly startMillis: number
  readonly millis: number
}

const STEP_MILLIS = 1000

answerBench({
  play: ({ plant: name, seed, startMillis, millis }: TelemetryAsked): Telemetry => {
    const found = findPlant(name, KINDS)
    if (!found.ok) throw new Error(found.sentence)
    const { plant } = found
    const table = slotTable(plant, KINDS)
    const decoder = new TextDecoder()
    const encoder = new TextEncoder()
    const ingest = createIngest(table, (bytes) => decoder.decode(bytes))
    const pages: Batch[] = []
    const recorder = createRecorder(table.machineOf, ingest.floor.clocks, startMillis, () => turn())
    const turn = (): void => {
      pages.push(trimmed(recorder.page))
      turnPage(recorder)
    }
    ingest.floor.bridge.recorder = recorder
    const stage = openStage({ plant, kinds: KINDS, seed, startMillis, rate: 'natural' })
    for (let now = startMillis; now < startMillis + millis; ) {
      now += STEP_MILLIS
      for (const { topic, payload, atMillis } of stage.step(now))
        take(ingest, topic, encoder.encode(payload), false, 0, Math.floor(atMillis))
    }
    turn()
    const machineSlots = Int32Array.from([...table.machines.map(({ firstSlot }) => firstSlot), table.size])
    const batch = inOrder(pages, startMillis, startMillis + millis)
    return { dictionary: dictionaryOf(plant.id, '', table), machineSlots, startMillis, millis, batch }
  },
})

function trimmed(page: Batch): Batch {
  const { count, packets } = page
  return {
    ...{ count, packets },
    slots: page.slots.slice(0, count),
    quanta: page.quanta.slice(0, count),
    qualities: page.qualities.slice(0, count),
    machines: page.machines.slice(0, packets),
    firsts: page.firsts.slice(0, packets),
    axis: page.axis.slice(0, packets),
    times: page.times.slice(0, packets),
  }
}

/** All pages as one, with what came late where it belongs; what belongs outside of the time is left out. */
function inOrder(pages: readonly Batch[], from: number, to: number): Batch {
  const all = pages.flatMap((page) =>
    Array.from({ length: page.packets }, (_, packet) => ({ page, packet, place: page.axis[packet] ?? 0 })),
  )
  const kept = all.filter(({ place }) => place >= from && place < to).sort((a, b) => a.place - b.place)
  const count = kept.reduce(
    (sum, { page, packet }) => sum + endOfPacket(page, packet) - (page.firsts[packet] ?? 0),
    0,
  )
  const batch: Batch = {
    ...{ count: 0, packets: kept.length },
    slots: new Int32Array(count),
    quanta: new Int32Array(count),
    qualities: new Uint8Array(count),
    machines: new Int32Array(kept.length),
    firsts: new Int32Array(kept.length),
    axis: new Float64Array(kept.length),
    times: new Float64Array(kept.length),
  }
  kept.forEach(({ page, packet, place }, i) => {
    const first = page.firsts[packet] ?? 0
    const end = endOfPacket(page, packet)
    batch.machines[i] = page.machines[packet] ?? 0
    batch.firsts[i] = batch.count
    batch.axis[i] = place
    batch.times[i] = page.times[packet] ?? 0
    batch.slots.set(page.slots.subarray(first, end), batch.count)
    batch.quanta.set(page.quanta.subarray(first, end), batch.count)
    batch.qualities.set(page.qualities.subarray(first, end), batch.count)
    batch.count += end - first
  })
  return batch
}
