import type { Kind } from '../../models/kinds/kind.ts'
import type { Plant } from '../../models/plant/schema.ts'
import { type Placed, slotTable } from '../../models/slots.ts'
import { type Actor, actorOf, playedOf } from './actor.ts'
import { castOf } from './cast.ts'
import { type Clock, clockAt, paceClock, simulatedAt, skipTold, toldAt } from './clock.ts'
import { advanceCycle, bringUpToDate, hinder } from './cycle.ts'
import { compileFactory } from './factory/compile.ts'
import type { FactSink } from './factory/fact.ts'
import { createFactory, type Factory } from './factory/factory.ts'
import { createFleet, type Fleet } from './fleet/fleet.ts'
import { createLinks, type Links } from './links.ts'
import { materialsOf } from './material.ts'
import { createNetwork, type Network } from './network/network.ts'
import { createNetworkAlarms, type NetworkAlarms } from './network-alarms.ts'
import { newsOf, tellStates } from './news.ts'
import type { Played } from './played.ts'
import { createPost, type Message } from './post.ts'
import { dueMillis, type Round, roundOf, takeTurn } from './rounds.ts'
import { type Speaker, speakersOf } from './speakers.ts'
import { noteAlarm } from './standing.ts'
import { settleStates } from './states.ts'
import type { Story } from './story.ts'
import { createTelling, type Telling } from './telling.ts'
import type { TruthLine } from './truth.ts'
import { type Air, speak } from './turn.ts'
import { liveAlong } from './twin.ts'
import { createVoices, type Voices } from './voices.ts'
import { formsOf, type Rate, SLOW_MILLIS, tickMillisOf } from './voicing.ts'

/** A Plant at play: its factory, its machines and what they say, and whose turn it is. */
export interface World {
  readonly actors: readonly Actor[]
  readonly speakers: readonly Speaker[]
  readonly rounds: readonly Round[]
  readonly clock: Clock
  readonly factory: Factory
  readonly fleet: Fleet | undefined
  readonly network: Network | undefined
  readonly air: Air
  readonly links: Links | undefined
  readonly networkAlarms: NetworkAlarms | undefined
  readonly voices: Voices
  readonly telling: Telling
}

/** Its factory has been at work for so long when a world is first looked at; a large one is dearer to wait for. */
const PAST_MILLIS = 2 * 3_600_000
const SHORT_PAST_MILLIS = 180_000
const LARGE_PLANT = 1000

export interface WorldPlan {
  readonly plant: Plant
  readonly kinds: ReadonlyMap<string, Kind>
  readonly seed: number
  readonly startMillis: number
  readonly rate: Rate
  /** The first level of every topic. */
  readonly root?: string
  /** Whether what is said goes over the Plant's own network; at a given rate it never does. */
  readonly network?: boolean
}

export function createWorld(plan: WorldPlan): World {
  const { plant, kinds, rate, seed, startMillis } = plan
  const root = plan.root ?? 'twinfloor'
  const table = slotTable(plant, kinds)
  const { machines } = table
  const { speakers, speakerOf } = speakersOf(table, root)
  const clock = clockAt(startMillis)
  const begunMillis = startMillis - (machines.length > LARGE_PLANT ? SHORT_PAST_MILLIS : PAST_MILLIS)
  const model = compileFactory({ plant, table, seed, startMillis: begunMillis })
  const cast = castOf(plant, table, model)
  const fleet = machines.some(({ kind }) => kind.id === 'agv')
    ? createFleet({ plant, kinds, seed, startMillis: begunMillis })
    : undefined
  const all = machines.map((placed) => playedOf(placed, seed, startMillis))
  const news = newsOf(all, model.products)
  let watched: Telling['sink'] | undefined
  const sink: FactSink = {
    ...news,
    mode(machine, mode, reason, atMillis, untilMillis) {
      news.mode(machine, mode, reason, atMillis, untilMillis)
      watched?.mode(machine, mode, reason, atMillis, untilMillis)
    },
    order: (...fact) => watched?.order(...fact),
  }
  const factory = createFactory({
    ...{ model, seed, startMillis: begunMillis, sink, ids: cast.ids },
    names: machines.map(({ path }) => path),
    workshops: machines.map(({ workshop }) => workshop.id),
    ...(fleet === undefined ? {} : { fleet }),
  })
  for (const [i, material] of materialsOf(machines, model, factory).entries()) {
    const played = all[i]
    if (played !== undefined) played.material = material
  }
  // As the factory finds them its machines are, without a word about how they came to be so.
  factory.advance(startMillis)
  for (const played of all) {
    settlePast(played, startMillis)
    bringUpToDate(played, factory, fleet)
  }
  countClients(machines, all)

  const network =
    rate === 'natural' && plan.network !== false
      ? createNetwork({ plant, table, speakerOf, seed, startMillis })
      : undefined
  const ticks = machines.map((placed) => tickMillisOf(placed, machines.length, rate))
  const forms = formsOf(machines, ticks, rate)
  const actors = all.map((played, i) =>
    actorOf(
      played,
      {
        root,
        form: forms.get(i) ?? 'object',
        speaker: speakerOf[i] ?? 0,
        tickMillis: ticks[i] ?? SLOW_MILLIS,
        tellsAll: rate !== 'natural',
      },
      startMillis,
    ),
  )
  const post = createPost()
  const air: Air = { post, network, toldAt: (atMillis) => toldAt(clock, atMillis) }
  const shared = speakers.length - 1
  const voices = createVoices({
    ...{ all, seed, startMillis },
    onStranger: (topic, payload, atMillis) =>
      post.hand({ topic, payload, speaker: shared, atMillis: toldAt(clock, atMillis) }),
  })
  const telling = createTelling({
    ...{ cast, clock, actors, factory, network, voices },
    isTended(machine) {
      const { shifts = false, operator } = model.stations[machine] ?? {}
      return shifts || operator !== undefined
    },
    onShifts: post.delay,
  })
  watched = telling.sink
  const rounds = [...new Set(ticks)]
    .sort((a, b) => a - b)
    .map((tick) => {
      const members = actors.flatMap((actor, i) => (actor.tickMillis === tick ? [i] : []))
      return roundOf(members, tick, startMillis)
    })
  const begin = (speaker: number): void => beginSession(actors, speaker)
  const links =
    network === undefined ? undefined : createLinks({ speakers, network, post, startMillis, onBack: begin })
  const networkAlarms = network && createNetworkAlarms(network)
  return {
    ...{ actors, speakers, rounds, clock, factory, fleet, network },
    ...{ air, links, networkAlarms, voices, telling },
  }
}

/** What has gone on before is past, but for the alarms that stand. */
function settlePast(played: Played, startMillis: number): void {
  const { states, events, standing } = played
  settleStates(states, startMillis)
  played.state = states.state
  for (const { event } of events) noteAlarm(standing, event)
  events.length = 0
}

function countClients(
  machines: readonly Placed[],
  all: readonly { clients: number; placed: Placed }[],
): void {
  const byId = new Map(all.map((played) => [played.placed.machine.id, played]))
  for (const { machine } of machines) {
    for (const through of [machine.connection?.gateway, machine.connection?.radio]) {
      const head = through === undefined ? undefined : byId.get(through)
      if (head !== undefined) head.clients += 1
    }
  }
}

/** A jump of the clock by more than this is not made up for: the machines slept. */
const LONGEST_CATCH_UP_MILLIS = 5000

/**
 * Everything that has arrived by now, in the order of its arrival. The same seed and the same steps give the same
 * bytes [G-1], and the turns are the same however the time is cut into steps [G-2].
 */
export function step(world: World, nowMillis: number): readonly Message[] {
  followClock(world, nowMillis)
  for (;;) {
    const round = nextRound(world.rounds)
    if (round === undefined) break
    const due = dueMillis(round)
    if (due > nowMillis) break
    const actor = world.actors[takeTurn(round)]
    if (actor !== undefined) actOut(world, actor, Math.floor(due))
  }
  world.links?.look(nowMillis)
  return world.air.post.arrived(nowMillis)
}

/** Everything that happens by itself up to a simulated time. */
function liveUntil(world: World, atMillis: number): void {
  const { factory, voices, telling } = world
  for (;;) {
    const next = Math.min(telling.nextMillis(), voices.nextMillis())
    if (next > atMillis) break
    factory.advance(next)
    voices.advance(next)
    telling.advance(next)
  }
  factory.advance(atMillis)
}

/** Every so many turns a machine looks at what its condition does to its work. */
const HINDERED_TURNS = 5

/** One turn of a machine: it lives on, and says what is due. */
function actOut(world: World, actor: Actor, toldMillis: number): void {
  const { clock, factory, fleet, network } = world
  const { played } = actor
  const lived = Math.max(actor.livedMillis, simulatedAt(clock, toldMillis))
  liveUntil(world, lived)
  const seconds = (lived - actor.livedMillis) / 1000
  actor.livedMillis = lived
  bringUpToDate(played, factory, fleet)
  tellStates(played, lived)
  advanceCycle(played, factory, seconds)
  if (actor.twin !== undefined) liveAlong(actor.twin, played, seconds)
  const { index } = played.placed
  if ((actor.ticks + index) % HINDERED_TURNS === 0) hinder(played, factory)
  if (played.vehicle !== undefined) network?.moved(index, played.vehicle.x, played.vehicle.y, toldMillis)
  if (actor.figures) world.networkAlarms?.look(played, lived, toldMillis)
  speak(actor, toldMillis, seconds, world.air)
}

function nextRound(rounds: readonly Round[]): Round | undefined {
  let next: Round | undefined
  for (const round of rounds) if (next === undefined || dueMillis(round) < dueMillis(next)) next = round
  return next
}

function followClock(world: World, nowMillis: number): void {
  const next = nextRound(world.rounds)
  if (next === undefined) return
  const late = nowMillis - dueMillis(next)
  if (late <= LONGEST_CATCH_UP_MILLIS && late >= -2 * next.periodMillis - LONGEST_CATCH_UP_MILLIS) return
  for (const round of world.rounds) round.startMillis += late
  skipTold(world.clock, late)
  world.telling.pace(nowMillis)
}

/** From now on so many times as fast as the clock; 0 stands still [W-89]. */
export function setSpeed(world: World, speed: number, nowMillis: number): void {
  followClock(world, nowMillis)
  paceClock(world.clock, speed, nowMillis)
  world.telling.pace(nowMillis)
}

/** Why it cannot be told, [] where it began; undefined ends the one that is told. */
export function beginStory(world: World, story: Story | undefined, nowMillis: number): readonly string[] {
  followClock(world, nowMillis)
  liveUntil(world, Math.max(world.factory.nowMillis, simulatedAt(world.clock, nowMillis)))
  return world.telling.begin(story, world.factory.nowMillis)
}

/** A connection stands anew: the machines behind it say what stands [G-14]. */
export function beginSession(actors: readonly Actor[], speaker: number): void {
  for (const actor of actors) if (actor.speaker === speaker) actor.hasBegun = false
}

export const truthOf = (world: World): readonly TruthLine[] => world.telling.truth()

export const simMillis = (world: World): number => world.factory.nowMillis
