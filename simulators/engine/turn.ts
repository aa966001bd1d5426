import type { Actor } from './actor.ts'
import type { Network } from './network/network.ts'
import { LOST } from './network/transport.ts'
import { sensed } from './physics/sensor.ts'
import type { Post } from './post.ts'
import { type Spoken, written, writtenEvents } from './speech.ts'
import { noteAlarm, writtenStanding } from './standing.ts'
import { sayAlong } from './twin.ts'

/** What carries what a machine says, and by which clock it is said. */
export interface Air {
  readonly post: Post
  /** Undefined where everything arrives as it is sent. */
  readonly network: Network | undefined
  readonly toldAt: (simulatedMillis: number) => number
}

/** How far back a Channel looks that has no value yet: long enough for every lag to have settled. */
const SETTLED_SECONDS = 3600
const BATCH_LENGTH = 2
/** Longer than any packet is under way in good radio. */
const KEPT_MILLIS = 1000

/* Hot: runs once for every message, 10,000 times a second and more. */

/** Says what is due after so many simulated seconds, at a told time [G-2]. */
export function speak(actor: Actor, toldMillis: number, seconds: number, air: Air): void {
  const { played } = actor
  const clockMillis = clockOf(actor, toldMillis, air)
  // Events go first: the Reading of a new state alone would tell the change without its reason [E-2].
  if (!isSilenced(actor, air)) {
    if (!actor.hasBegun) {
      const payload = writtenStanding(played.standing, clockMillis)
      actor.hasBegun = send(actor, actor.eventTopic, payload, toldMillis, air)
    }
    if (played.events.length > 0) tellEvents(actor, toldMillis, air)
  }
  if (actor.form === 'topics') sayByTopic(actor, toldMillis, clockMillis, seconds, air)
  else sayObject(actor, toldMillis, clockMillis, seconds, air)
  actor.ticks += 1
}

/** What is lost on its way is made good by what the machine then says to stand [G-14]. */
function tellEvents(actor: Actor, toldMillis: number, air: Air): void {
  const { events, standing } = actor.played
  const payload = writtenEvents(events, ({ atMillis, event }) => {
    const t = eventClock(actor, atMillis, toldMillis, air)
    noteAlarm(standing, event, t)
    return t
  })
  if (!send(actor, actor.eventTopic, payload, toldMillis, air)) actor.hasBegun = false
  events.length = 0
}

/** A gateway that is away keeps what befalls it, and tells it when it is back. */
const isSilenced = ({ played }: Actor, { network }: Air): boolean =>
  played.placed.kind.id === 'gateway' && network !== undefined && !network.isUp(played.placed.index)

function clockOf(actor: Actor, toldMillis: number, { network }: Air): number {
  const { index } = actor.played.placed
  return Math.floor(network === undefined ? toldMillis : network.clockOf(index, toldMillis))
}

/** A fact is told with the time at which it was so, and never before what was told already. */
function eventClock(actor: Actor, atMillis: number, toldMillis: number, air: Air): number {
  const at = Math.min(toldMillis, Math.max(actor.toldMillis, air.toldAt(atMillis)))
  actor.toldMillis = at
  return clockOf(actor, at, air)
}

/** `kept` is what it becomes at a gateway that keeps it for later. False where it will never arrive. */
function send(
  actor: Actor,
  topic: string,
  payload: string,
  atMillis: number,
  { post, network }: Air,
  kept = payload,
): boolean {
  const { index, machine } = actor.played.placed
  const arrives =
    network === undefined ? atMillis : network.send(index, atMillis, payload.length + topic.length)
  if (arrives === LOST) return false
  const late = machine.connection?.gateway !== undefined && arrives - atMillis > KEPT_MILLIS
  post.hand({ topic, payload: late ? kept : payload, speaker: actor.speaker, atMillis: arrives }, index)
  return true
}

/** All at the first turn, then each at its own period, spread over the turns; the state when it changes. */
const isDue = (actor: Actor, spoken: Spoken, index: number): boolean =>
  actor.ticks === 0 ||
  (actor.ticks + actor.played.placed.index) % spoken.everyTicks === 0 ||
  (index === 0 && actor.played.state !== actor.stateTold)

/** What the Channel's sensor makes of the value as it is; undefined where it says nothing [W-47]. */
function nextValue(
  actor: Actor,
  spoken: Spoken,
  index: number,
  seconds: number,
  air: Air,
): string | undefined {
  const since = actor.ticks === 0 ? SETTLED_SECONDS : spoken.everyTicks * seconds
  const { played, values } = actor
  const { physics, placed } = played
  const figure = actor.figures ? air.network?.figure(placed.index, spoken.key) : undefined
  const value = figure ?? spoken.process(played, since, values[index] ?? 0)
  values[index] = value
  if (actor.twin !== undefined) sayAlong(actor.twin, index, since)
  if (index === 0) actor.stateTold = value
  const sensor = figure === undefined ? physics.sensors[index] : undefined
  const read = sensor === undefined ? value : sensed(sensor, value, since, physics.sensing)
  return Number.isNaN(read) ? undefined : written(spoken, read)
}

function sayObject(actor: Actor, toldMillis: number, clockMillis: number, seconds: number, air: Air): void {
  const { spoken } = actor
  let readings = ''
  for (let i = 0; i < spoken.length; i++) {
    const one = spoken[i]
    if (one === undefined || !isDue(actor, one, i)) continue
    const value = nextValue(actor, one, i, seconds, air)
    if (value !== undefined) readings += one.prefix + value
  }
  if (readings === '') return
  const said = `{"t":${clockMillis}${readings}}`
  if (actor.form === 'object') {
    send(actor, actor.topic, said, toldMillis, air)
    return
  }
  actor.batch.push(said)
  if (actor.batch.length < BATCH_LENGTH) return
  send(actor, actor.topic, `[${actor.batch.join(',')}]`, toldMillis, air)
  actor.batch.length = 0
}

/**
 * Every other Channel without a time of its own, as simple devices do. A gateway that keeps such a value writes beside
 * it when it came, for when it is sent on that can no longer be told.
 */
function sayByTopic(actor: Actor, toldMillis: number, clockMillis: number, seconds: number, air: Air): void {
  for (const [i, one] of actor.spoken.entries()) {
    if (!isDue(actor, one, i)) continue
    const value = nextValue(actor, one, i, seconds, air)
    if (value === undefined) continue
    const stamped = `{"v":${value},"t":${clockMillis}}`
    send(actor, one.topic, i % 2 === 0 ? value : stamped, toldMillis, air, stamped)
  }
}
