import type { Kind } from '../../models/kinds/kind.ts'
import type { Plant } from '../../models/plant/schema.ts'
import { type Placed, slotTable } from '../../models/slots.ts'
import { type Actor, actorOf, playedOf } from './actor.ts'
import { dueMillis, type Round, roundOf, takeTurn } from './rounds.ts'
import { type Speaker, speakersOf } from './speakers.ts'
import type { Form } from './speech.ts'
import { actOut, type Message } from './turn.ts'

/** Each machine at its Channels' own pace, or so many messages a second from all of them together. */
export type Rate = 'natural' | number

/** A Plant at play: its machines and whose turn it is. */
export interface World {
  readonly actors: readonly Actor[]
  readonly speakers: readonly Speaker[]
  readonly rounds: readonly Round[]
}

export interface WorldPlan {
  readonly plant: Plant
  readonly kinds: ReadonlyMap<string, Kind>
  readonly seed: number
  readonly startMillis: number
  readonly rate: Rate
  /** The first level of every topic. */
  readonly root?: string
}

const SLOW_MILLIS = 1000
const FAST_MILLIS = 200
/** From this many machines on, those that move tell their place once a second as well. */
const LARGE_PLANT = 200
/** So many machines, well apart, speak each of the rarer forms of the dialect. */
const RARE_FORM_SPEAKERS = 3

export function createWorld(plan: WorldPlan): World {
  const { plant, rate, startMillis } = plan
  const root = plan.root ?? 'twinfloor'
  const table = slotTable(plant, plan.kinds)
  const { speakers, speakerOf } = speakersOf(table, root)
  const ticks = table.machines.map((placed) => tickMillisOf(placed, table.machines.length, rate))
  const forms = formsOf(table.machines, ticks, rate)
  const actors = playedOf(plant, table, plan.seed, startMillis).map((played, i) =>
    actorOf(played, {
      root,
      form: forms.get(i) ?? 'object',
      speaker: speakerOf[i] ?? 0,
      tickMillis: ticks[i] ?? SLOW_MILLIS,
      tellsAll: rate !== 'natural',
    }),
  )
  const rounds = [...new Set(ticks)]
    .sort((a, b) => a - b)
    .map((tick) => {
      const members = actors.flatMap((actor, i) => (actor.tickMillis === tick ? [i] : []))
      return roundOf(members, tick, startMillis)
    })
  return { actors, speakers, rounds }
}

function tickMillisOf(placed: Placed, machines: number, rate: Rate): number {
  if (rate !== 'natural') return (machines * 1000) / rate
  const moves = placed.channels.some((spec) => spec.periodMillis > 0 && spec.periodMillis < SLOW_MILLIS)
  return moves && machines < LARGE_PLANT ? FAST_MILLIS : SLOW_MILLIS
}

/** [G-10] A few machines that do not move speak the rarer forms, so that each form is on the air. */
function formsOf(machines: readonly Placed[], ticks: readonly number[], rate: Rate): Map<number, Form> {
  const forms = new Map<number, Form>()
  if (rate !== 'natural') return forms
  const calm = machines.filter(
    (placed) => ticks[placed.index] === SLOW_MILLIS && placed.machine.radio === undefined,
  )
  const parts = 2 * RARE_FORM_SPEAKERS + 1
  for (let i = 1; i < parts; i++) {
    const chosen = calm[Math.floor((calm.length * i) / parts)]
    if (chosen !== undefined) forms.set(chosen.index, i % 2 === 1 ? 'topics' : 'batch')
  }
  return forms
}

/** A jump of the clock by more than this is not made up for: the machines slept. */
const LONGEST_CATCH_UP_MILLIS = 5000

/**
 * Everything that is due up to now, in the order of its time. The same seed and the same steps give the same
 * bytes [G-1], and the turns are the same however the time is cut into steps [G-2].
 */
export function step(world: World, nowMillis: number): readonly Message[] {
  followClock(world, nowMillis)
  const messages: Message[] = []
  for (;;) {
    const round = nextRound(world.rounds)
    if (round === undefined) return messages
    const due = dueMillis(round)
    if (due > nowMillis) return messages
    const actor = world.actors[takeTurn(round)]
    if (actor !== undefined) actOut(actor, Math.floor(due), messages)
  }
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
}
