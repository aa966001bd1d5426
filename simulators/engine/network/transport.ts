import type { Random } from '../random.ts'
import { delayAt } from './delay-law.ts'
import { countDown, countUp, EMBB, isLoaded, isOverflowing, waitDown, waitUp } from './load.ts'
import { BRIDGE, MID_BAND, SHARED_CHANNEL } from './profiles.ts'
import { isShut, ROUNDS, type Terminal } from './terminal.ts'

/*
 * A packet over one link: rounds on the air, then the repeats of the layers above. A machine's packets are one TCP
 * connection, so they never overtake one another. Hot: once for every message.
 */

/** Never arrives. */
export const LOST = -1

/** MQTT, TCP and IP around a payload, and the answer that TCP sends back. */
const HEADER_BYTES = 66
export const ANSWER_BYTES = 66
/** After the rounds have failed the radio's own acknowledged mode asks again (TS 38.322, t-PollRetransmit). */
const POLL_MILLIS = 45
const POLLS = 3
const MOST_ROUNDS = ROUNDS * (POLLS + 1)
/** A packet waits so long in the terminal for its link to come back (TS 38.323, discardTimer). */
const DISCARD_MILLIS = 300
/** TCP asks again after so long, then twice as long (RFC 6298; the least that Linux allows). */
const REPEAT_MILLIS = 200
/** One and a half keep-alives of 15 s: then the broker or gateway ends the connection, and what was unsent is gone. */
export const PATIENCE_MILLIS = 22_500
/** And so long after the link is back a new connection stands. */
export const RECONNECT_MILLIS = 1000
/** Packets of one connection are at least a microsecond apart. */
const APART_MILLIS = 0.001
const WIFI_MISS = 0.001

/** What happened to a unit's packets, to be told by its Channels. */
export interface Tally {
  packets: number
  /** Given up by the radio, and repeated by TCP or lost. */
  missed: number
  /** One way, packets up and answers down taken together. */
  millis: number
}

/** When a packet has crossed the terminal's link, or LOST. */
export function crossLink(terminal: Terminal, atMillis: number, bytes: number, tally: Tally): number {
  tally.packets += 1
  const arrival = firstThrough(terminal, atMillis, bytes, tally)
  if (arrival === LOST) {
    tally.missed += 1
    return LOST
  }
  const inOrder = Math.max(arrival, terminal.lastLinkMillis + APART_MILLIS)
  terminal.lastLinkMillis = inOrder
  terminal.linkMillis = inOrder - atMillis
  tally.millis += (terminal.linkMillis + answerMillis(terminal)) / 2
  return inOrder
}

function firstThrough(terminal: Terminal, atMillis: number, bytes: number, tally: Tally): number {
  if (isCut(terminal, atMillis) || isRefused(terminal)) return LOST
  const open = isShut(terminal, atMillis) ? resumedAt(terminal, atMillis) : atMillis
  let repeat = REPEAT_MILLIS
  for (let at = open; at - atMillis < PATIENCE_MILLIS; at += repeat, repeat *= 2) {
    const millis = tryOnce(terminal, bytes)
    if (millis === LOST) continue
    if (at - atMillis > DISCARD_MILLIS) tally.missed += 1
    return at + millis
  }
  // The stream has no gaps: with a packet that never comes the connection ends, and what follows on it as well.
  terminal.cutUntil = atMillis + PATIENCE_MILLIS + RECONNECT_MILLIS
  return LOST
}

/** A cell that has more to carry than it can has its terminals' queues full: so much of it never gets into one. */
function isRefused({ link, serving, slice, random }: Terminal): boolean {
  if (link !== '5g' || serving === undefined || !isOverflowing(serving.cell.load, slice)) return false
  return random.next() > 1 / (serving.cell.load.fullness[slice] ?? 1)
}

/** When the connection's packets go on again: its first one in the stretch is repeated ever more rarely. */
function resumedAt(terminal: Terminal, atMillis: number): number {
  const { shutFrom, shutUntil } = terminal
  if (terminal.stalledMillis < shutFrom) terminal.stalledMillis = atMillis
  let at = terminal.stalledMillis
  for (let repeat = REPEAT_MILLIS; at < shutUntil - DISCARD_MILLIS; repeat *= 2) at += repeat
  return Math.max(shutUntil, Math.min(at, shutFrom + PATIENCE_MILLIS))
}

/** Whether all is lost that is sent now: the connection has ended, or will end with this unsent. */
export function isCut(terminal: Terminal, atMillis: number): boolean {
  if (atMillis < terminal.cutUntil) return true
  const { shutFrom, shutUntil } = terminal
  if (shutUntil - shutFrom <= PATIENCE_MILLIS) return false
  return atMillis >= shutFrom && atMillis < shutUntil + RECONNECT_MILLIS
}

/** Whether the other end knows by now that the connection has ended. */
export function isGone(terminal: Terminal, atMillis: number): boolean {
  if (atMillis < terminal.cutUntil) return atMillis >= terminal.cutUntil - RECONNECT_MILLIS
  return isCut(terminal, atMillis) && atMillis >= terminal.shutFrom + PATIENCE_MILLIS
}

/** Milliseconds on the link, or LOST. */
function tryOnce(terminal: Terminal, bytes: number): number {
  const { random, serving, slice } = terminal
  if (terminal.link === 'wired') return delayAt(BRIDGE, random.next())
  if (terminal.link === 'wifi') {
    return random.next() < WIFI_MISS ? LOST : delayAt(SHARED_CHANNEL, random.next())
  }
  // Of a radio unit that no plant file tells nothing is known, so all is well.
  if (serving === undefined) return delayAt(MID_BAND.up, random.next())
  const { load, profile } = serving.cell
  const failed = failedRounds(terminal.missesUp, random)
  const bits = 8 * (bytes + HEADER_BYTES) * (failed + 1)
  countUp(load, slice, bits, terminal.bitsPerHertz)
  terminal.hertzSeconds += bits / terminal.bitsPerHertz
  if (failed === MOST_ROUNDS) return LOST
  const queued = isLoaded(load, slice) ? waitUp(load, slice, random.next()) : 0
  return delayAt(profile.up, random.next()) + queued + roundsMillis(failed, profile.roundMillis)
}

/** What a camera station of the embb slice sends to the edge beside its messages, as far as there is room. */
const PICTURE_BITS_PER_SECOND = 4e6
const PICTURES_SHARE = 0.3

export function sendPictures(terminal: Terminal, seconds: number): void {
  const { serving, slice, random, bitsPerHertz } = terminal
  if (slice !== EMBB || serving === undefined) return
  const { load } = serving.cell
  const wanted = (PICTURE_BITS_PER_SECOND * seconds * random.between(0.8, 1.2)) / bitsPerHertz
  // A camera that hardly reaches its unit sends coarser pictures, and does not fill the cell with them.
  const room = PICTURES_SHARE * load.upHertz * seconds - (load.sent[EMBB] ?? 0)
  const hertz = Math.min(wanted, room)
  if (hertz <= 0) return
  countUp(load, slice, hertz * bitsPerHertz, bitsPerHertz)
  terminal.hertzSeconds += hertz
}

/** What the answer to a packet takes; one that is lost is made good by the next. */
function answerMillis(terminal: Terminal): number {
  const { random, serving } = terminal
  if (terminal.link !== '5g' || serving === undefined) return terminal.linkMillis
  const { load, profile } = serving.cell
  const failed = failedRounds(terminal.missesDown, random)
  countDown(load, 8 * ANSWER_BYTES * (failed + 1), terminal.bitsPerHertz)
  const queued = load.downUse > 0 ? waitDown(load, random.next()) : 0
  return delayAt(profile.down, random.next()) + queued + roundsMillis(failed, profile.roundMillis)
}

function failedRounds(misses: Float64Array, random: Random): number {
  if (misses[0] === 0) return 0
  let failed = 0
  while (failed < MOST_ROUNDS && random.next() < (misses[failed % ROUNDS] ?? 0)) failed++
  return failed
}

const roundsMillis = (failed: number, roundMillis: number): number =>
  failed === 0 ? 0 : failed * roundMillis + Math.floor(failed / ROUNDS) * POLL_MILLIS
