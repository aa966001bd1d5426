import type { Actor } from './actor.ts'
import type { Effect } from './effect.ts'
import type { Factory } from './factory/factory.ts'
import type { Network } from './network/network.ts'
import { slownessOf } from './physics/consequences.ts'
import { noiseOf } from './physics/sensor.ts'
import type { Probe } from './truth.ts'
import { compared } from './twin.ts'

/** What the truth asks of a Channel: how it is, and how it would be if nothing were wrong [W-74]. */
export interface Probes {
  /** Of the network's own figures those of now count as healthy from now on. */
  remember(actor: Actor, channels: readonly string[]): void
  /** A Story makes cycles longer from now on. */
  slow(effect: PaceEffect, machine: number, atMillis: number): void
  forget(): void
  probe(actor: Actor, channel: string, toldMillis: number): Probe | undefined
}

/** A figure of the network wanders by so much of itself without anything being wrong; a level by so many decibels. */
const FIGURE_SPREAD = 0.15
const LEVEL_SPREAD = 2
/** Arrivals tell a clock to within a packet's way. */
const SKEW_NOISE_MILLIS = 3
/** Cycles differ from one another by about so much. */
const CYCLE_SPREAD = 0.03

/** Of one machine, or of everybody's hands. */
export type PaceEffect = Extract<Effect, { do: 'cycle' | 'pace' }>

interface Pace {
  /** -1 for all that people work at. */
  readonly machine: number
  readonly factor: number
  readonly fromMillis: number
  readonly untilMillis: number
}

const MINUTE_MILLIS = 60_000

export function createProbes(
  network: Network | undefined,
  factory: Pick<Factory, 'cycleFrom'>,
  isTended: (machine: number) => boolean,
): Probes {
  const usual = new Map<string, number>()
  let paces: readonly Pace[] = []

  /** By how much the present cycle is longer than it would be without the Story: by what there was as it began. */
  function pace(machine: number): number {
    const from = factory.cycleFrom[machine] ?? Number.NaN
    return paces.reduce((product, each) => {
      const meant = each.machine < 0 ? isTended(machine) : each.machine === machine
      return meant && from >= each.fromMillis && from < each.untilMillis ? product * each.factor : product
    }, 1)
  }

  const keyOf = (actor: Actor, channel: string): string => `${actor.played.placed.index} ${channel}`

  function figure(actor: Actor, channel: string, index: number): Probe | undefined {
    const value = network?.figure(actor.played.placed.index, channel)
    const healthy = usual.get(keyOf(actor, channel))
    if (value === undefined || healthy === undefined) return undefined
    const sensor = actor.played.physics.sensors[index]
    const noise = sensor === undefined ? 0 : noiseOf(sensor, healthy)
    const unit = actor.played.placed.channels[index]?.unit ?? ''
    const spread = unit.startsWith('dB') ? LEVEL_SPREAD : FIGURE_SPREAD * Math.abs(healthy)
    return { value, healthy, noise: Math.max(noise, spread) }
  }

  return {
    remember(actor, channels) {
      for (const channel of channels) {
        const value = network?.figure(actor.played.placed.index, channel)
        if (value !== undefined) usual.set(keyOf(actor, channel), value)
      }
    },
    slow({ factor, minutes }, machine, atMillis) {
      const untilMillis = atMillis + (minutes ?? Number.POSITIVE_INFINITY) * MINUTE_MILLIS
      paces = [...paces, { machine, factor, fromMillis: atMillis, untilMillis }]
    },
    forget() {
      usual.clear()
      paces = []
    },
    probe(actor, channel, toldMillis) {
      const { played } = actor
      const index = played.placed.channels.findIndex(({ key }) => key === channel)
      if (channel === 'clockSkew') {
        const says = network?.clockOf(played.placed.index, toldMillis) ?? toldMillis
        return { value: toldMillis - says, healthy: 0, noise: SKEW_NOISE_MILLIS }
      }
      if (channel === 'cycleTime') {
        const value = played.lastCycleSeconds
        const healthy = value / (slownessOf(played.physics) * pace(played.placed.index))
        return { value, healthy, noise: CYCLE_SPREAD * healthy }
      }
      const figured = actor.figures ? figure(actor, channel, index) : undefined
      if (figured !== undefined || actor.twin === undefined) return figured
      return compared(actor.twin, played, actor.values, index)
    },
  }
}
