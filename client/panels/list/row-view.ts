import { isStale } from '../../../models/freshness.ts'
import type { ChannelSpec } from '../../../models/kinds/kind.ts'
import type { Placed } from '../../../models/slots.ts'
import { type FloorState, LINK } from '../../../models/state.ts'
import { QUALITY } from '../../../models/twin.ts'
import { gravestOf, type StandingAlarm, type StandingAlarms } from '../../state/alarms.ts'
import { floorStateAt, linkAt, type Now, toldStateAt } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { skewMillisOf } from '../../state/playhead.ts'
import type { Speech } from '../../text/speech.ts'
import { newestTime } from './arrange.ts'

/** How far a value may be trusted, as a screen shows it; `past` is from before its Machine went out of reach. */
export type Trust = 'good' | 'past' | 'stale' | 'uncertain' | 'bad' | 'none'

/** One value as it is printed. */
export interface Shown {
  readonly key: string
  readonly label: string
  readonly text: string
  readonly unit: string
  readonly trust: Trust
  /** Whether it is beyond what a healthy sensor reads. */
  readonly outside: boolean
}

/** A Machine's row as it is printed; equal ones need not be drawn again. */
export interface RowView {
  readonly state: FloorState
  /** What a Machine that is out of reach was when it last spoke. */
  readonly was: FloorState | undefined
  readonly link: number
  /** The gravest alarm that stands, and how many do. */
  readonly alarm: StandingAlarm | undefined
  readonly alarms: number
  readonly age: string
  readonly stale: boolean
  readonly values: readonly Shown[]
}

export const decimalsOf = (channel: ChannelSpec): number =>
  Math.min(6, Math.max(0, Math.ceil(-Math.log10(channel.resolution) - 1e-9)))

/** The value of a slot in words or digits. */
export function shownAt(
  model: PlantModel,
  now: Now,
  slot: number,
  channel: ChannelSpec,
  at: number,
  speech: Speech,
): Shown {
  const trust = trustAt(model, now, slot, at)
  const label = speech.name(channel.name)
  const value = (now.twin.quanta[slot] ?? 0) / (model.table.perUnit[slot] ?? 1)
  const word = channel.states?.find(({ code }) => code === value)
  const unit = channel.states === undefined ? channel.unit : ''
  if (trust === 'none')
    return { key: channel.key, label, text: speech.t('value.none'), unit: '', trust, outside: false }
  const text = word === undefined ? speech.number(value, decimalsOf(channel)) : speech.name(word.name)
  return { key: channel.key, label, text, unit, trust, outside: isOutside(channel, value) }
}

/** Words and counters have no range to be outside of. */
const isOutside = ({ states, counter, min, max }: ChannelSpec, value: number): boolean =>
  states === undefined && counter !== true && (value < min || value > max)

export function trustAt(model: PlantModel, now: Now, slot: number, at: number): Trust {
  const quality = now.twin.qualities[slot] ?? QUALITY.none
  if (quality === QUALITY.none) return 'none'
  const machine = model.table.machineOf[slot] ?? -1
  const skew = skewMillisOf(model, now, machine)
  const time = now.twin.times[slot] ?? Number.NEGATIVE_INFINITY
  if (isStale(time, skew, model.table.periodMillis[slot] ?? 0, at)) return 'stale'
  if (quality === QUALITY.bad) return 'bad'
  if (linkAt(now, machine) !== LINK.online) return 'past'
  return quality === QUALITY.uncertain ? 'uncertain' : 'good'
}

/** What a Machine that is out of reach was; nothing where it is in reach, or never said. */
export function wasAt(now: Now, machine: number): FloorState | undefined {
  if (linkAt(now, machine) === LINK.online) return undefined
  const told = toldStateAt(now, machine)
  return told === 'unknown' ? undefined : told
}

export function rowViewOf(
  model: PlantModel,
  now: Now,
  alarms: StandingAlarms,
  placed: Placed,
  keys: readonly string[],
  at: number,
  speech: Speech,
  ageInWords: (ageMillis: number) => string,
): RowView {
  const age = at - newestTime(now, placed) - skewMillisOf(model, now, placed.index)
  const values = keys.flatMap((key) => {
    const offset = placed.channels.findIndex((channel) => channel.key === key)
    const channel = placed.channels[offset]
    return channel === undefined ? [] : [shownAt(model, now, placed.firstSlot + offset, channel, at, speech)]
  })
  return {
    state: floorStateAt(now, placed.index),
    was: wasAt(now, placed.index),
    link: linkAt(now, placed.index),
    alarm: gravestOf(alarms, placed.index),
    alarms: alarms.get(placed.index)?.length ?? 0,
    age: ageInWords(Math.max(0, age)),
    stale: now.stale[placed.index] === 1,
    values,
  }
}

/** The old view where the new one says the same, so that its row is left alone. */
export function kept(old: RowView | undefined, next: RowView): RowView {
  if (old === undefined) return next
  const same =
    old.state === next.state &&
    old.was === next.was &&
    old.link === next.link &&
    old.alarm === next.alarm &&
    old.alarms === next.alarms &&
    old.age === next.age &&
    old.stale === next.stale &&
    old.values.length === next.values.length &&
    old.values.every((shown, i) => {
      const other = next.values[i]
      return (
        shown.text === other?.text &&
        shown.trust === other.trust &&
        shown.outside === other.outside &&
        shown.label === other.label
      )
    })
  return same ? old : next
}
