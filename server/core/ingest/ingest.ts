/*
 * HOT: one `take` a packet.
 */
import type { SlotTable } from '../../../models/slots.ts'
import { LINK } from '../../../models/state.ts'
import { forgetTimes } from '../../../models/twin.ts'
import { noteLate, noteOnTime } from '../clocks.ts'
import { createFloor, type Floor, writeLink } from '../floor.ts'
import { noteHeard } from '../links.ts'
import { createDiscoveries, type Discoveries, discover } from './discoveries.ts'
import { takeEvents } from './events.ts'
import { takeLink } from './link.ts'
import { takeChannel, takeMachine } from './readings.ts'
import { createRejections, type Reason, type Rejections, reject } from './rejections.ts'
import { createRoutes, type Routes, routeOf } from './routes.ts'

/** Bytes become text by what the edge brings along; the core knows no encoding. */
export type TextOf = (bytes: Uint8Array) => string

/** What is being read: one packet at a time, reused. */
export interface Packet {
  topic: string
  payload: Uint8Array
  retained: boolean
  /** Index of the broker that carried it. */
  broker: number
  /** The server's time at its arrival. */
  arrival: number
  /** Readings and Events taken from it, those among them that were not late, and refusals. */
  taken: number
  onTime: number
  refused: number
  newest: number
}

/** The door: packets in; Readings, Events and counted refusals out. */
export interface Ingest {
  readonly floor: Floor
  readonly routes: Routes
  readonly rejections: Rejections
  readonly discoveries: Discoveries
  readonly textOf: TextOf
  readonly packet: Packet
  packets: number
  packetsRead: number
  packetsRefused: number
  packetsDiscovered: number
}

export const createIngest = (table: SlotTable, textOf: TextOf): Ingest => ({
  floor: createFloor(table),
  routes: createRoutes(table),
  rejections: createRejections(),
  discoveries: createDiscoveries(),
  textOf,
  packet: {
    topic: '',
    payload: new Uint8Array(0),
    retained: false,
    broker: 0,
    arrival: 0,
    taken: 0,
    onTime: 0,
    refused: 0,
    newest: 0,
  },
  packets: 0,
  packetsRead: 0,
  packetsRefused: 0,
  packetsDiscovered: 0,
})

const MAX_PAYLOAD_BYTES = 1 << 20

/** Reads one packet; whatever it holds, it ends as read, refused or discovered [I-10]. */
export function take(
  ingest: Ingest,
  topic: string,
  payload: Uint8Array,
  retained: boolean,
  broker: number,
  arrival: number,
): void {
  ingest.packets++
  const route = routeOf(ingest.routes, topic)
  if (route === undefined) {
    ingest.packetsDiscovered++
    discover(ingest.discoveries, topic, payload, arrival)
    return
  }
  const packet = ingest.packet
  packet.topic = topic
  packet.payload = payload
  packet.retained = retained
  packet.broker = broker
  packet.arrival = arrival
  packet.taken = 0
  packet.onTime = 0
  packet.refused = 0
  packet.newest = 0
  if (payload.length > MAX_PAYLOAD_BYTES) refuse(ingest, 'tooLarge', `${payload.length} bytes`)
  else {
    switch (route.to) {
      case 'machine':
        takeMachine(ingest, route.placed, route.words)
        break
      case 'channel':
        takeChannel(ingest, route.placed, route.words, route.offset)
        break
      case 'event':
        takeEvents(ingest, route.placed)
        break
      case 'link':
        takeLink(ingest, route.placed)
        break
      case 'refused':
        refuse(ingest, 'unknownChannel', route.detail)
        break
    }
  }
  if (packet.taken === 0) ingest.packetsRefused++
  else ingest.packetsRead++
  if (
    packet.taken > 0 &&
    !retained &&
    (route.to === 'machine' || route.to === 'channel' || route.to === 'event')
  ) {
    noteSpoken(ingest, route.placed.index)
  }
}

/** A Machine spoke: it is there, and its clock is judged by whether it spoke late [D-5, Q-4]. */
function noteSpoken(ingest: Ingest, machine: number): void {
  const { floor, packet } = ingest
  noteHeard(floor.links, machine, packet.broker, packet.arrival)
  const placed = floor.table.machines[machine]!
  if (packet.onTime > 0) {
    noteOnTime(floor.clocks, machine)
    if (floor.links.shown[machine] !== LINK.online) writeLink(floor, placed, LINK.online, packet.arrival)
  } else if (noteLate(floor.clocks, machine, packet.newest, packet.arrival)) {
    forgetTimes(floor.bridge.twin, placed.firstSlot, placed.firstSlot + placed.channels.length - 2)
  }
}

/** One counted rejection; the rest of the packet goes on [I-7]. */
export function refuse(ingest: Ingest, reason: Reason, detail: string): void {
  const { packet } = ingest
  packet.refused++
  reject(ingest.rejections, reason, packet.topic, packet.payload, detail, packet.arrival)
}
