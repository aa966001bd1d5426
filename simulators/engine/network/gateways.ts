import type { SlotTable } from '../../../models/slots.ts'
import { seedOf } from '../random.ts'
import { type DelayLaw, delayAt } from './delay-law.ts'
import { URLLC } from './load.ts'
import { BUSY_BRIDGE, EDGE_RESERVED, EDGE_SHARED, MID_BAND, SHARED_CHANNEL } from './profiles.ts'
import { isShut, type Terminal } from './terminal.ts'
import { ANSWER_BYTES, LOST, RECONNECT_MILLIS } from './transport.ts'

/*
 * Gateways take what their machines send, keep it while they are away, and send it on over one connection of their
 * own, which keeps the order in which it was handed over. Hot: once for every message.
 */

export interface Gateway {
  readonly machine: number
  readonly terminal: Terminal
  readonly clients: Terminal[]
  readonly seed: number
  /** Of a restart: away from then till then. */
  awayFrom: number
  awayUntil: number
  /** When the last message of what was kept will have been sent on. */
  drainedAt: number
  keptBytes: number
  /** Since the last count; what came in is counted whether it could be kept or not. */
  messages: number
  lost: number
  prompt: number
  bytes: number
  bytesIn: number
  bytesDown: number
  millis: number
  /** Over the last seconds. */
  perSecond: number
  bytesInPerSecond: number
  bitsPerSecond: number
  downBitsPerSecond: number
  latency: number
  lossShare: number
  /** Ever since. */
  dropped: number
}

/** What a small gateway has set aside for it in its flash memory; the oldest goes first. */
export const MOST_KEPT_BYTES = 16 * 1024 * 1024
/** Beside topic and payload: when it came, from whom, and the place in the file. */
export const RECORD_BYTES = 64
const LONGEST_FORESEEN_MILLIS = 24 * 3_600_000
/** And how fast it sends on afterwards. */
const DRAIN_MILLIS = 0.5
/**
 * The host of a gateway is late or early for everything that comes within so long: a scheduler's mood lasts longer
 * than a message. Longer than any delay, so that only the stretch before matters to the order, and prime, so that
 * machines that speak once a second do not always find it at its beginning.
 */
const MOOD_MILLIS = 149
export function gatewaysOf(
  table: SlotTable,
  terminals: readonly Terminal[],
  seed: number,
  startMillis: number,
): readonly Gateway[] {
  return table.machines.flatMap((placed) => {
    const terminal = terminals[placed.index]
    if (placed.kind.id !== 'gateway' || terminal === undefined) return []
    return {
      machine: placed.index,
      terminal,
      clients: terminals.filter(({ gateway }) => gateway === placed.index),
      seed: seedOf(`${placed.path}#gateway`, seed),
      awayFrom: startMillis,
      awayUntil: startMillis - RECONNECT_MILLIS,
      drainedAt: startMillis,
      keptBytes: 0,
      messages: 0,
      lost: 0,
      prompt: 0,
      bytes: 0,
      bytesIn: 0,
      bytesDown: 0,
      millis: 0,
      perSecond: Number.NaN,
      bytesInPerSecond: Number.NaN,
      bitsPerSecond: Number.NaN,
      downBitsPerSecond: Number.NaN,
      latency: Number.NaN,
      lossShare: 0,
      dropped: 0,
    }
  })
}

/** When the gateway is back that is away at a time; that time itself while it is there. */
export function backAt(gateway: Gateway, atMillis: number): number {
  const { terminal } = gateway
  if (atMillis >= gateway.awayFrom && atMillis < gateway.awayUntil)
    return gateway.awayUntil + RECONNECT_MILLIS
  if (terminal.link === '5g' && isShut(terminal, atMillis)) return terminal.shutUntil + RECONNECT_MILLIS
  return atMillis
}

/** When a message that was sent then and reached the gateway at a time reaches the broker, or LOST. */
export function sendOn(
  gateway: Gateway,
  from: Terminal,
  sentMillis: number,
  atMillis: number,
  bytes: number,
): number {
  const back = backAt(gateway, atMillis)
  if (back > atMillis) return keep(gateway, from, atMillis, back, bytes + RECORD_BYTES)
  if (atMillis < gateway.drainedAt) return queueUp(gateway)
  const arrival = forwarded(gateway, from.slice, atMillis)
  // What waited for the gateway tells nothing of how quick it is.
  gateway.prompt += 1
  gateway.millis += arrival - sentMillis
  return arrival
}

/**
 * Kept until the gateway is back. When more will have come by then than it can keep, the oldest are dropped; which
 * they are is known beforehand from the rate at which they come.
 */
function keep(gateway: Gateway, from: Terminal, atMillis: number, back: number, bytes: number): number {
  // A gateway that is being restarted says nothing itself.
  if (from.machine === gateway.machine) return LOST
  const wait = back - atMillis
  // Of a restart that nobody knows the end of, what comes first is kept: while a factory stands it is all the same.
  const coming = wait > LONGEST_FORESEEN_MILLIS ? 0 : (wait * gateway.bytesInPerSecond) / 1000
  if (gateway.drainedAt <= atMillis) gateway.keptBytes = 0
  if (coming > MOST_KEPT_BYTES || gateway.keptBytes + bytes > MOST_KEPT_BYTES) {
    gateway.dropped += 1
    return LOST
  }
  gateway.keptBytes += bytes
  gateway.drainedAt = Math.max(gateway.drainedAt, back)
  return queueUp(gateway)
}

/** What is kept and not yet sent on. */
export function queuedAt(gateway: Gateway, atMillis: number): number {
  const from = backAt(gateway, atMillis)
  return gateway.drainedAt <= from ? 0 : Math.round((gateway.drainedAt - from) / DRAIN_MILLIS)
}

function queueUp(gateway: Gateway): number {
  gateway.drainedAt += DRAIN_MILLIS
  return gateway.drainedAt
}

export function countMessage(gateway: Gateway, from: Terminal, arrival: number, bytes: number): void {
  if (from !== gateway.terminal) gateway.bytesIn += bytes + RECORD_BYTES
  if (arrival !== LOST) {
    gateway.messages += 1
    gateway.bytes += bytes
    gateway.bytesDown += ANSWER_BYTES
  } else if (from !== gateway.terminal) gateway.lost += 1
}

/** Through the gateway's host and over its own link. */
function forwarded(gateway: Gateway, slice: number, atMillis: number): number {
  const mood = Math.floor(atMillis / MOOD_MILLIS)
  const now = atMillis + hostMillis(gateway, slice, mood)
  // What came just before the mood changed for the better is not overtaken.
  const before = mood * MOOD_MILLIS + hostMillis(gateway, slice, mood - 1)
  return Math.max(now, before)
}

function hostMillis(gateway: Gateway, slice: number, mood: number): number {
  // Machines of this slice have time set aside for them.
  const host = slice === URLLC ? EDGE_RESERVED : EDGE_SHARED
  return (
    delayAt(host, chanceOf(gateway.seed + slice, mood)) +
    delayAt(trunkOf(gateway.terminal), chanceOf(~gateway.seed, mood))
  )
}

function trunkOf({ link, serving }: Terminal): DelayLaw {
  if (link === 'wired') return BUSY_BRIDGE
  if (link === 'wifi') return SHARED_CHANNEL
  return (serving?.cell.profile ?? MID_BAND).up
}

/** An even chance of a number and a seed, always the same: messages ask for the moods of times yet to come. */
function chanceOf(seed: number, index: number): number {
  let mixed = Math.imul(seed ^ (index % 0x1_0000_0000), 0x9e3779b1) ^ seed
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000
}
