import { formatProblem } from '../../models/plant/problem.ts'
import type { Actor } from './actor.ts'
import type { Cast } from './cast.ts'
import { type Clock, toldAt } from './clock.ts'
import type { Effect } from './effect.ts'
import type { FactSink } from './factory/fact.ts'
import type { Factory } from './factory/factory.ts'
import type { Network } from './network/network.ts'
import type { Shift } from './network/retime.ts'
import { createNetworkActs } from './network-acts.ts'
import { slownessOf } from './physics/consequences.ts'
import { endPhysics, takePhysics } from './physics/effects.ts'
import { createProbes } from './probes.ts'
import { createScript, type Script, type Story } from './story.ts'
import { storyProblems } from './story-sense.ts'
import type { Probe, TruthLine } from './truth.ts'
import { createTruthWatch, type TruthWatch } from './truth-watch.ts'
import { twinOf } from './twin.ts'
import type { Voices } from './voices.ts'

/** The Story that is told, if one is: what it does to the world, and the truth of it. */
export interface Telling {
  /** Why it cannot be, [] where it began; undefined ends the one that is told. */
  begin(story: Story | undefined, atMillis: number): readonly string[]
  /** When the next act or look is due, in simulated time. */
  nextMillis(): number
  advance(atMillis: number): void
  /** Simulated time goes otherwise from now on. */
  pace(toldMillis: number): void
  /** Of all Stories so far, in the order of time. */
  truth(): readonly TruthLine[]
  /** Facts that the truth is to know. */
  readonly sink: Pick<FactSink, 'mode' | 'order'>
}

export interface TellingPlan {
  readonly cast: Cast
  readonly clock: Clock
  readonly actors: readonly Actor[]
  readonly factory: Factory
  readonly network: Network | undefined
  readonly voices: Voices
  /** Whether people work at a machine. */
  readonly isTended: (machine: number) => boolean
  /** Messages that were to come come later, or never. */
  readonly onShifts: (shifts: readonly Shift[]) => void
}

export function createTelling(plan: TellingPlan): Telling {
  const { cast, clock, actors, factory, network, voices } = plan
  const onNetwork = createNetworkActs(clock, network, plan.onShifts)
  const probes = createProbes(network, factory, plan.isTended)
  let script: Script | undefined
  let watch: TruthWatch | undefined
  let told: readonly TruthLine[] = []

  function take(effect: Effect, atMillis: number): boolean {
    switch (effect.do) {
      case 'drift':
      case 'sensor': {
        const member = cast.members.get(effect.machine)
        const actor = member === undefined ? undefined : actors[member.index]
        return actor !== undefined && takePhysics(actor.played.physics, effect)
      }
      case 'supply':
        return (
          actors.filter(
            ({ played }) =>
              played.placed.workshop.id === effect.workshop && takePhysics(played.physics, effect),
          ).length > 0
        )
      case 'interference':
      case 'outage':
      case 'reboot':
      case 'clock':
        return onNetwork.take(effect, atMillis)
      case 'nuisance':
      case 'stranger':
        return voices.take(effect, atMillis)
      case 'cycle':
      case 'pace': {
        const machine = effect.do === 'pace' ? -1 : (cast.members.get(effect.machine)?.index ?? -1)
        probes.slow(effect, machine, atMillis)
        return factory.take(effect)
      }
      default:
        return factory.take(effect)
    }
  }

  function probe(machine: number, channel: string): Probe | undefined {
    const actor = actors[machine]
    return actor === undefined ? undefined : probes.probe(actor, channel, toldAt(clock, factory.nowMillis))
  }

  /** What a Story wears of a machine stays as it was on its healthy twin. */
  function followHealthy(story: Story): void {
    for (const act of story.acts) {
      const machine = act.truth?.machine
      const actor = machine === undefined ? undefined : actors[cast.members.get(machine)?.index ?? -1]
      if (actor === undefined) continue
      probes.remember(actor, act.truth?.shownBy ?? [])
      if (actor.twin !== undefined) continue
      const worn = story.acts.flatMap(({ effect }) =>
        effect.do === 'wear' && effect.machine === machine ? [effect.part] : [],
      )
      const parts = actor.played.placed.kind.wearParts.flatMap(({ id }, i) => (worn.includes(id) ? [i] : []))
      actor.twin = twinOf(actor.played, actor.values, parts)
    }
  }

  function end(atMillis: number): void {
    if (script === undefined) return
    watch?.close(atMillis)
    told = [...told, ...(watch?.lines ?? [])]
    script = undefined
    watch = undefined
    factory.endEffects()
    factory.setStill(false)
    onNetwork.end()
    voices.endEffects(atMillis)
    probes.forget()
    for (const actor of actors) {
      endPhysics(actor.played.physics)
      actor.twin = undefined
    }
  }

  return {
    begin(story, atMillis) {
      const problems = story === undefined ? [] : storyProblems(story, cast)
      if (problems.length > 0) return problems.map(formatProblem)
      end(atMillis)
      if (story === undefined) return []
      script = createScript(story, atMillis)
      watch = createTruthWatch({
        story,
        cast,
        beginMillis: atMillis,
        ports: {
          probe,
          causeOf: factory.causeOf,
          droppedBy: (machine) => network?.figure(machine, 'messagesDropped') ?? 0,
          workOf(machine) {
            const physics = actors[machine]?.played.physics
            return {
              slowness: physics === undefined ? 1 : slownessOf(physics),
              cycles: factory.cycles[machine] ?? 0,
              phase: factory.phaseAt(machine, factory.nowMillis),
            }
          },
          damageOf(machine, part) {
            const parts = actors[machine]?.played.placed.kind.wearParts ?? []
            return factory.damageOf(
              machine,
              parts.findIndex(({ id }) => id === part),
            )
          },
        },
      })
      followHealthy(story)
      if (story.calm === true) factory.setStill(true)
      return []
    },
    nextMillis: () =>
      Math.min(
        script?.nextMillis() ?? Number.POSITIVE_INFINITY,
        script?.endMillis ?? Number.POSITIVE_INFINITY,
        watch?.nextMillis() ?? Number.POSITIVE_INFINITY,
      ),
    advance(atMillis) {
      if (script === undefined) return
      for (const cue of script.take(atMillis)) {
        watch?.begin(cue)
        take(cue.act.effect, atMillis)
      }
      if ((watch?.nextMillis() ?? Number.POSITIVE_INFINITY) <= atMillis) watch?.look(atMillis)
      if (script.endMillis <= atMillis) end(atMillis)
    },
    pace: (toldMillis) => onNetwork.pace(factory.nowMillis, toldMillis),
    truth: () => [...told, ...(watch?.lines ?? [])],
    sink: {
      mode: (machine, mode, reason, atMillis) => watch?.mode(machine, mode, reason, atMillis),
      order: (...fact) => watch?.order(...fact),
    },
  }
}
