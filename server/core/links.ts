import { isStale, STALE_FLOOR_MILLIS } from '../../models/freshness.ts'
import { type Placed, SERVER_CHANNELS, type SlotTable, skewSlot } from '../../models/slots.ts'
import { LINK } from '../../models/state.ts'
import { QUALITY, type Twin } from '../../models/twin.ts'

const NEVER = Number.NEGATIVE_INFINITY

/** What is known of the way to each Machine: columns by Machine, times of the server's clock. */
export interface Links {
  /** The link code that was last written. */
  readonly shown: Uint8Array
  readonly heardAt: Float64Array
  /** When its will, or its own word, said that it went; never, once it is heard again. */
  readonly offlineAt: Float64Array
  readonly gateway: Int32Array
  /** The Machines that speak through one. */
  readonly behind: (gateway: number) => readonly number[]
  /** The broker that last carried it, -1 for none. */
  readonly broker: Int16Array
  /** When each broker was lost; never, while it is there. */
  readonly brokerLostAt: number[]
}

export const NO_BROKER = -1
const NOBODY: readonly number[] = []

export function createLinks(table: SlotTable): Links {
  const count = table.machines.length
  const indexOf = new Map(table.machines.map((placed) => [placed.machine.id, placed.index]))
  const gateway = new Int32Array(count).fill(-1)
  for (const { index, machine } of table.machines) {
    const id = machine.connection?.gateway
    if (id !== undefined) gateway[index] = indexOf.get(id) ?? -1
  }
  const behind = new Map<number, number[]>()
  gateway.forEach((at, index) => {
    if (at < 0) return
    const others = behind.get(at)
    if (others === undefined) behind.set(at, [index])
    else others.push(index)
  })
  return {
    shown: new Uint8Array(count),
    heardAt: new Float64Array(count).fill(NEVER),
    offlineAt: new Float64Array(count).fill(NEVER),
    gateway,
    behind: (at) => behind.get(at) ?? NOBODY,
    broker: new Int16Array(count).fill(NO_BROKER),
    brokerLostAt: [],
  }
}

export function noteHeard(links: Links, machine: number, broker: number, now: number): void {
  links.heardAt[machine] = now
  links.broker[machine] = broker
  links.offlineAt[machine] = NEVER
}

export function noteOffline(links: Links, machine: number, broker: number, now: number): void {
  links.offlineAt[machine] = now
  links.broker[machine] = broker
}

export function noteBroker(links: Links, broker: number, lostAt: number | undefined): void {
  while (links.brokerLostAt.length <= broker) links.brokerLostAt.push(NEVER)
  links.brokerLostAt[broker] = lostAt ?? NEVER
}

/** The worst that is known; a loss holds until the Machine is heard again. */
export function linkOf(links: Links, placed: Placed, twin: Twin, table: SlotTable, now: number): number {
  const machine = placed.index
  const heardAt = links.heardAt[machine] ?? NEVER
  if (lostSince(links.brokerLostAt[links.broker[machine] ?? NO_BROKER], heardAt)) return LINK.brokerLost
  const gateway = links.gateway[machine] ?? -1
  if (gateway >= 0 && lostSince(links.offlineAt[gateway], heardAt)) return LINK.gatewayLost
  if (lostSince(links.offlineAt[machine], heardAt)) return LINK.deviceLost
  if (heardAt === NEVER) return LINK.unheard
  if (now - heardAt <= STALE_FLOOR_MILLIS || !allStale(placed, twin, table, now)) return LINK.online
  return gateway >= 0 && links.shown[gateway] === LINK.silent ? LINK.gatewayLost : LINK.silent
}

/** A Machine of which nothing but its link was ever told, a gateway say, has nothing that could turn stale. */
const lostSince = (at: number | undefined, heardAt: number): boolean =>
  at !== undefined && at !== NEVER && at >= heardAt

function allStale(placed: Placed, twin: Twin, table: SlotTable, now: number): boolean {
  const end = placed.firstSlot + placed.channels.length - SERVER_CHANNELS
  const skew = skewOf(placed, twin)
  let told = false
  for (let slot = placed.firstSlot; slot < end; slot++) {
    if (twin.qualities[slot] === QUALITY.none) continue
    if (!isStale(twin.times[slot] ?? NEVER, skew, table.periodMillis[slot] ?? 0, now)) return false
    told = true
  }
  return told
}

const skewOf = (placed: Placed, twin: Twin): number => {
  const slot = skewSlot(placed)
  return twin.qualities[slot] === QUALITY.none ? 0 : (twin.quanta[slot] ?? 0)
}
