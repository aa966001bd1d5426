import { isStale } from '../../../models/freshness.ts'
import type { ChannelSpec } from '../../../models/kinds/kind.ts'
import { type Placed, SERVER_CHANNELS } from '../../../models/slots.ts'
import { FLOOR_STATES, type FloorState, LINK } from '../../../models/state.ts'
import { QUALITY } from '../../../models/twin.ts'
import { gravestOf, PRIORITIES, type StandingAlarms } from '../../state/alarms.ts'
import { floorStateAt, linkAt, type Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { skewMillisOf } from '../../state/playhead.ts'
import type { Area } from './area.ts'

/** How many Machines of an area are in each state; infrastructure counts only where there is nothing else. */
export function stateCounts(now: Now, { first, end }: Pick<Area, 'first' | 'end'>): readonly number[] {
  const counts = FLOOR_STATES.map(() => 0)
  const { infrastructure } = now.model
  const produces = infrastructure.subarray(first, end).includes(0)
  for (let machine = first; machine < end; machine++) {
    if (produces && infrastructure[machine] === 1) continue
    const i = FLOOR_STATES.indexOf(floorStateAt(now, machine))
    counts[i] = (counts[i] ?? 0) + 1
  }
  return counts
}

/** States in which a Machine waits for a person. */
const NEEDY: readonly FloorState[] = ['fault', 'held']

/** How much a Machine needs a person: less is more; undefined needs none. */
function needOf(now: Now, alarms: StandingAlarms, machine: number): number | undefined {
  const alarm = gravestOf(alarms, machine)
  const state = NEEDY.indexOf(floorStateAt(now, machine))
  const lost = linkAt(now, machine) > LINK.online
  if (alarm === undefined && state < 0 && !lost) return undefined
  const grave = alarm === undefined ? PRIORITIES.length : PRIORITIES.indexOf(alarm.priority)
  return (state < 0 ? NEEDY.length : state) * 10 + grave
}

/** The Machines of an area that need a person, worst first, and in the plant's order where they are alike. */
export function needing(
  now: Now,
  alarms: StandingAlarms,
  { first, end }: Pick<Area, 'first' | 'end'>,
): readonly number[] {
  const found: { readonly machine: number; readonly need: number }[] = []
  for (let machine = first; machine < end; machine++) {
    const need = needOf(now, alarms, machine)
    if (need !== undefined) found.push({ machine, need })
  }
  return found.toSorted((a, b) => a.need - b.need || a.machine - b.machine).map(({ machine }) => machine)
}

/** How the Machines of an area reach the network. */
export interface Network {
  readonly ways: Readonly<Record<'5g' | 'wired' | 'wifi', number>>
  /** Gateways and radio units that serve them, and how many each serves here. */
  readonly gateways: readonly Serving[]
  readonly radios: readonly Serving[]
}

interface Serving {
  readonly placed: Placed
  readonly serves: number
}

export function networkOf(model: PlantModel, { first, end }: Area): Network {
  const ways = { '5g': 0, wired: 0, wifi: 0 }
  const gateways = new Map<string, number>()
  const radios = new Map<string, number>()
  const more = (counts: Map<string, number>, id: string | undefined): void => {
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  for (const { machine } of model.table.machines.slice(first, end)) {
    if (machine.connection === undefined) continue
    ways[machine.connection.link]++
    more(gateways, machine.connection.gateway)
    more(radios, machine.connection.radio)
  }
  const serving = (counts: Map<string, number>): readonly Serving[] =>
    model.table.machines.flatMap((placed) => {
      const serves = counts.get(placed.machine.id)
      return serves === undefined ? [] : [{ placed, serves }]
    })
  return { ways, gateways: serving(gateways), radios: serving(radios) }
}

/** One quantity that several Machines of an area have, and where its Readings are. */
export interface Shared {
  readonly key: string
  readonly channel: ChannelSpec
  readonly slots: readonly number[]
}

/** The quantities that at least two Machines share, those of most Machines first; neither words nor counters. */
export function sharedChannels(model: PlantModel, { first, end }: Area): readonly Shared[] {
  const found = new Map<string, { readonly channel: ChannelSpec; readonly slots: number[] }>()
  for (const { channels, firstSlot } of model.table.machines.slice(first, end)) {
    channels.slice(0, -SERVER_CHANNELS).forEach((channel, i) => {
      if (channel.states !== undefined || channel.counter === true || channel.unit === '') return
      const id = `${channel.key} ${channel.unit}`
      const known = found.get(id)
      if (known === undefined) found.set(id, { channel, slots: [firstSlot + i] })
      else known.slots.push(firstSlot + i)
    })
  }
  return [...found.values()]
    .filter(({ slots }) => slots.length > 1)
    .map(({ channel, slots }) => ({ key: channel.key, channel, slots }))
    .toSorted((a, b) => b.slots.length - a.slots.length)
}

/** Smallest, mean and largest of the values that are fresh; nothing is said where none is. */
export interface Spread {
  readonly count: number
  readonly min: number
  readonly mean: number
  readonly max: number
  readonly sum: number
}

export function spreadOf(now: Now, { slots }: Shared, at: number): Spread | undefined {
  const { twin, model } = now
  let [count, min, max, sum] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  for (const slot of slots) {
    if (!isTelling(now, slot, at)) continue
    const value = (twin.quanta[slot] ?? 0) / (model.table.perUnit[slot] ?? 1)
    count++
    sum += value
    min = Math.min(min, value)
    max = Math.max(max, value)
  }
  return count === 0 ? undefined : { count, min, mean: sum / count, max, sum }
}

/** Whether a value may be reckoned with: of a Machine in reach, good, and not stale. */
function isTelling(now: Now, slot: number, at: number): boolean {
  const { twin, model } = now
  const quality = twin.qualities[slot] ?? QUALITY.none
  if (quality === QUALITY.none || quality === QUALITY.bad) return false
  const machine = model.table.machineOf[slot] ?? -1
  if (linkAt(now, machine) !== LINK.online) return false
  const time = twin.times[slot] ?? Number.NEGATIVE_INFINITY
  return !isStale(time, skewMillisOf(model, now, machine), model.table.periodMillis[slot] ?? 0, at)
}
