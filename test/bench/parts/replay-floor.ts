import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Batch, createBatch, endOfPacket } from '../../../models/segment/batch.ts'
import { dictionaryOf, layoutOfDictionary } from '../../../models/segment/dictionary.ts'
import { RECORD } from '../../../models/segment/record.ts'
import { createTwin } from '../../../models/twin.ts'
import { openDisk } from '../../../server/edge/journal/disk.ts'
import { openHourFiles } from '../../../server/edge/journal/hour-files.ts'
import { writtenPlant } from '../../../server/edge/journal/plant.ts'
import { blocksOf, HOUR_MILLIS, simulated } from './journal-made.ts'
import { atEndOfBench } from './part.ts'
import { benchPlant, MACHINES } from './plant.ts'
import { type Server, startServer } from './server.ts'
import type { Telemetry } from './telemetry.ts'

/** The smallest generated plant that has all Kinds. */
const SMALL = 1000
const MINUTE_MILLIS = 60_000
/** Nobody speaks there: what is live is another bench. */
const BROKER = 'mqtt://127.0.0.1:9'
/** Each Machine is at a phase of its own of what was simulated. */
const PHASE_MILLIS = 7919
/** At first a simulated plant starts up; what it tells then goes round. */
const WARM_MINUTES = 2
const SIMULATED_MINUTES = 5

export interface ReplayFloor {
  readonly server: Server
  /** What is written begins here. */
  readonly from: number
  readonly to: number
  readonly readings: number
  end(): Promise<void>
}

/**
 * The shipped server with ten thousand Machines, of which some minutes of two hours ago are in the Journal: each tells
 * what a simulated one of its Kind told, at another phase.
 */
export async function openReplayFloor(minutes: number): Promise<ReplayFloor> {
  const millis = (SIMULATED_MINUTES + WARM_MINUTES) * MINUTE_MILLIS
  const from = (Math.floor(Date.now() / HOUR_MILLIS) - 2) * HOUR_MILLIS
  const [source] = await simulated(1, { plant: `generated:${SMALL}`, startMillis: from, millis })
  if (source === undefined) throw new Error('nothing was simulated')
  const data = mkdtempSync(join(tmpdir(), 'twinfloor-bench-replay-'))
  const tidied = atEndOfBench(() => rmSync(data, { recursive: true, force: true }))
  const server = await startServer(
    ...['--plant', `generated:${MACHINES}`, '--broker', BROKER, '--data', data],
  )
  const { plant, table } = benchPlant()
  const dictionary = dictionaryOf(plant.id, server.plantHash, table)
  const layout = layoutOfDictionary(dictionary)
  const folder = join(data, 'journal')
  mkdirSync(folder, { recursive: true })
  const files = openHourFiles({ disk: openDisk(folder), plant: writtenPlant(dictionary) })
  const told = tellers(source)
  const twin = createTwin(layout.size)
  let readings = 0
  for (let minute = -1; minute < minutes; minute++) {
    const begins = from + minute * MINUTE_MILLIS
    const batch = told(begins, from)
    const blocks = await blocksOf({ layout }, batch, begins, twin)
    // The minute before what is written makes all known that is told once a minute.
    if (minute < 0) continue
    const plan = {
      ...{ kind: RECORD.segment, from: begins, to: begins + MINUTE_MILLIS },
      ...{ readings: batch.count, events: 0 },
    }
    await files.append(files.fileFor(begins), [{ plan, blocks }])
    readings += batch.count
  }
  return {
    ...{ server, from, to: from + minutes * MINUTE_MILLIS, readings },
    async end() {
      await server.end()
      rmSync(data, { recursive: true, force: true })
      tidied()
    },
  }
}

/** What all Machines tell in the minute from an instant on. */
function tellers({ batch: own, machineSlots, startMillis, millis }: Telemetry) {
  const { table } = benchPlant()
  const small = benchPlant(SMALL).table
  const packetsOf: number[][] = small.machines.map(() => [])
  for (let packet = 0; packet < own.packets; packet++) packetsOf[own.machines[packet] ?? 0]?.push(packet)
  const byKind = new Map<string, number[]>()
  for (const { index, kind } of small.machines) {
    const alike = byKind.get(kind.id) ?? []
    alike.push(index)
    byKind.set(kind.id, alike)
  }
  const warm = startMillis + WARM_MINUTES * MINUTE_MILLIS
  const length = millis - WARM_MINUTES * MINUTE_MILLIS
  const teller = table.machines.map(({ index, kind }) => {
    const alike = byKind.get(kind.id) ?? []
    const machine = alike[index % alike.length]
    if (machine === undefined) throw new Error(`no ${kind.id} was simulated`)
    return machine
  })

  return (begins: number, from: number): Batch => {
    const spans: { machine: number; first: number; end: number; shift: number }[] = []
    let [readings, packets] = [0, 0]
    for (const { index } of table.machines) {
      const mine = packetsOf[teller[index] ?? -1] ?? []
      const phase = (((begins - from + index * PHASE_MILLIS) % length) + length) % length
      // A minute that goes round the end of what was simulated is told in two parts.
      for (const [at, lasting, shift] of [
        [phase, Math.min(MINUTE_MILLIS, length - phase), 0],
        [0, Math.max(0, phase + MINUTE_MILLIS - length), length - phase],
      ] as const) {
        const first = firstNotBefore(mine, own.axis, warm + at)
        const end = firstNotBefore(mine, own.axis, warm + at + lasting)
        if (first === end) continue
        spans.push({ machine: index, first, end, shift: begins + shift - (warm + at) })
        packets += end - first
        for (let i = first; i < end; i++)
          readings += endOfPacket(own, mine[i] ?? 0) - (own.firsts[mine[i] ?? 0] ?? 0)
      }
    }
    const batch = createBatch(readings, packets)
    for (const { machine, first, end, shift } of spans) {
      const mine = packetsOf[teller[machine] ?? -1] ?? []
      const slotShift = (table.machines[machine]?.firstSlot ?? 0) - (machineSlots[teller[machine] ?? -1] ?? 0)
      for (let i = first; i < end; i++) copyPacket(own, mine[i] ?? 0, batch, machine, shift, slotShift)
    }
    return batch
  }
}

function copyPacket(
  own: Batch,
  packet: number,
  into: Batch,
  machine: number,
  shift: number,
  slots: number,
): void {
  const at = into.packets++
  into.machines[at] = machine
  into.firsts[at] = into.count
  into.axis[at] = (own.axis[packet] ?? 0) + shift
  into.times[at] = (own.times[packet] ?? 0) + shift
  const end = endOfPacket(own, packet)
  for (let i = own.firsts[packet] ?? 0; i < end; i++) {
    const to = into.count++
    into.slots[to] = (own.slots[i] ?? 0) + slots
    into.quanta[to] = own.quanta[i] ?? 0
    into.qualities[to] = own.qualities[i] ?? 0
  }
}

function firstNotBefore(packets: readonly number[], axis: Float64Array, place: number): number {
  let [low, high] = [0, packets.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((axis[packets[middle] ?? 0] ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}
