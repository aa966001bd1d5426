import type { Placed } from '../../../models/slots.ts'
import { writeLink } from '../floor.ts'
import { linkOf, noteHeard, noteOffline } from '../links.ts'
import { BAD_LINK } from './details.ts'
import { type Ingest, refuse } from './door.ts'

/** A device, or the broker in its name, says that it came or went [I-6]. */
export function takeLink(ingest: Ingest, placed: Placed): void {
  const { floor, packet } = ingest
  const word = wordOf(ingest.textOf(packet.payload.subarray(0, 64)))
  if (word === undefined) return refuse(ingest, 'badLink', BAD_LINK)
  packet.taken++
  if (word === 'offline') noteOffline(floor.links, placed.index, packet.broker, packet.arrival)
  else if (!packet.retained) noteHeard(floor.links, placed.index, packet.broker, packet.arrival)
  show(ingest, placed)
  for (const behind of floor.links.behind(placed.index)) {
    const other = floor.table.machines[behind]
    if (other !== undefined) show(ingest, other)
  }
}

function show(ingest: Ingest, placed: Placed): void {
  const { floor, packet } = ingest
  writeLink(
    floor,
    placed,
    linkOf(floor.links, placed, floor.bridge.twin, floor.table, packet.arrival),
    packet.arrival,
  )
}

function wordOf(text: string): 'online' | 'offline' | undefined {
  const bare = text.trim().replaceAll('"', '').toLowerCase()
  return bare === 'online' || bare === 'offline' ? bare : undefined
}
