/*
 * HOT: one `take` a packet.
 */
import { LINK } from '../../../models/state.ts'
import { forgetTimes } from '../../../models/twin.ts'
import { noteLate, noteOnTime } from '../clocks.ts'
import { writeLink } from '../floor.ts'
import { arriveAt } from '../journal/recorder.ts'
import { noteHeard } from '../links.ts'
import { EMPTY, tooLarge } from './details.ts'
import { discover } from './discoveries.ts'
import { type Ingest, refuse } from './door.ts'
import { takeEvents } from './events.ts'
import { takeLink } from './link.ts'
import { takeChannel, takeMachine } from './readings.ts'
import { routeOf } from './routes.ts'

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
  ingest.floor.arrival = arrival
  const { recorder } = ingest.floor.bridge
  if (recorder !== undefined) arriveAt(recorder, arrival, retained)
  packet.taken = 0
  packet.onTime = 0
  packet.refused = 0
  packet.newest = 0
  if (payload.length > MAX_PAYLOAD_BYTES) refuse(ingest, 'tooLarge', tooLarge(payload.length))
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
  if (packet.taken === 0) {
    if (packet.refused === 0) refuse(ingest, 'notAnObject', EMPTY)
    ingest.packetsRefused++
    return
  }
  ingest.packetsRead++
  if (retained || route.to === 'link' || route.to === 'refused') return
  noteSpoken(ingest, route.placed.index, route.to !== 'event')
}

/** A Machine spoke: it is there, and its clock is judged by whether its Readings are late [D-5, Q-4]. */
function noteSpoken(ingest: Ingest, machine: number, readings: boolean): void {
  const { floor, packet } = ingest
  noteHeard(floor.links, machine, packet.broker, packet.arrival)
  const placed = floor.table.machines[machine]!
  if (packet.onTime > 0) {
    noteOnTime(floor.clocks, machine)
    if (floor.links.shown[machine] !== LINK.online) writeLink(floor, placed, LINK.online, packet.arrival)
  } else if (readings && noteLate(floor.clocks, machine, packet.newest, packet.arrival)) {
    forgetTimes(floor.bridge.twin, placed.firstSlot, placed.firstSlot + placed.channels.length - 2)
  }
}
