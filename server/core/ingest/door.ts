import type { SlotTable } from '../../../models/slots.ts'
import { createFloor, type Floor } from '../floor.ts'
import type { Detail } from './details.ts'
import { createDiscoveries, type Discoveries } from './discoveries.ts'
import { createRejections, type Reason, type Rejections, reject } from './rejections.ts'
import { createRoutes, type Routes } from './routes.ts'

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
  /** Readings and Events taken from it, the Readings among them that changed the Twin, and refusals. */
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

/** One counted rejection; the rest of the packet goes on [I-7]. */
export function refuse(ingest: Ingest, reason: Reason, detail: Detail): void {
  const { packet } = ingest
  packet.refused++
  reject(ingest.rejections, reason, packet.topic, packet.payload, detail, packet.arrival)
}
