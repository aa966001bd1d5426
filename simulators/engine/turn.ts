import type { Actor } from './actor.ts'
import { advanceCycle } from './cycle.ts'
import { advanceLife } from './life.ts'
import { sensed } from './physics/sensor.ts'
import { type Spoken, written, writtenEvents } from './speech.ts'

/** What is to be published: where, what, and by which of the connections. */
export interface Message {
  readonly topic: string
  readonly payload: string
  readonly speaker: number
}

/** How far back a Channel looks that has no value yet: long enough for every lag to have settled. */
const SETTLED_SECONDS = 3600
const BATCH_LENGTH = 2

/* Hot: runs once for every message, 10,000 times a second and more. */

/** One turn of a machine: it lives on, and says what is due [G-2]. */
export function actOut(actor: Actor, nowMillis: number, messages: Message[]): void {
  const { played } = actor
  const seconds = actor.tickMillis / 1000
  advanceLife(played, nowMillis, seconds)
  advanceCycle(played, seconds)
  // Events go first: the Reading of a new state alone would tell the change without its reason [E-2].
  if (played.events.length > 0) {
    const payload = writtenEvents(played.events, nowMillis)
    messages.push({ topic: actor.eventTopic, payload, speaker: actor.speaker })
    played.events.length = 0
  }
  if (actor.form === 'topics') sayByTopic(actor, nowMillis, seconds, messages)
  else sayObject(actor, nowMillis, seconds, messages)
  actor.ticks += 1
}

/** All at the first turn, then each at its own period, spread over the turns; the state when it changes. */
const isDue = (actor: Actor, spoken: Spoken, index: number): boolean =>
  actor.ticks === 0 ||
  (actor.ticks + actor.played.placed.index) % spoken.everyTicks === 0 ||
  (index === 0 && actor.played.state !== actor.stateTold)

/** What the Channel's sensor makes of the value as it is; undefined where it says nothing [W-47]. */
function nextValue(actor: Actor, spoken: Spoken, index: number, seconds: number): string | undefined {
  const since = actor.ticks === 0 ? SETTLED_SECONDS : spoken.everyTicks * seconds
  const value = spoken.process(actor.played, since, actor.values[index] ?? 0)
  actor.values[index] = value
  if (index === 0) actor.stateTold = value
  const { physics } = actor.played
  const sensor = physics.sensors[index]
  const read = sensor === undefined ? value : sensed(sensor, value, since, physics.sensing)
  return Number.isNaN(read) ? undefined : written(spoken, read)
}

function sayObject(actor: Actor, nowMillis: number, seconds: number, messages: Message[]): void {
  const { spoken } = actor
  let readings = ''
  for (let i = 0; i < spoken.length; i++) {
    const one = spoken[i]
    if (one === undefined || !isDue(actor, one, i)) continue
    const value = nextValue(actor, one, i, seconds)
    if (value !== undefined) readings += one.prefix + value
  }
  if (readings === '') return
  const said = `{"t":${nowMillis}${readings}}`
  if (actor.form === 'object') {
    messages.push({ topic: actor.topic, payload: said, speaker: actor.speaker })
    return
  }
  actor.batch.push(said)
  if (actor.batch.length < BATCH_LENGTH) return
  messages.push({ topic: actor.topic, payload: `[${actor.batch.join(',')}]`, speaker: actor.speaker })
  actor.batch.length = 0
}

/** Every other Channel without a time of its own, as simple devices do. */
function sayByTopic(actor: Actor, nowMillis: number, seconds: number, messages: Message[]): void {
  for (const [i, one] of actor.spoken.entries()) {
    if (!isDue(actor, one, i)) continue
    const value = nextValue(actor, one, i, seconds)
    if (value === undefined) continue
    const payload = i % 2 === 0 ? value : `{"v":${value},"t":${nowMillis}}`
    messages.push({ topic: one.topic, payload, speaker: actor.speaker })
  }
}
