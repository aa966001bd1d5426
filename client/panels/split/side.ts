import { FLOOR_STATES } from '../../../models/state.ts'
import type { StandingAlarms } from '../../state/alarms.ts'
import type { ChannelTold } from '../../state/differences.ts'
import { floorStateAt, type Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import type { Speech } from '../../text/speech.ts'
import { decimalsOf, shownAt } from '../list/row-view.ts'
import type { ToldPlant, ToldSide } from './told.ts'

/** What a side is told from, each in its own page. */
interface Seen extends Pick<ToldSide, 'at' | 'live' | 'made' | 'scrapped'> {
  readonly now: Now
  readonly alarms: StandingAlarms
  /** Id of the Machine whose Channels are told. */
  readonly chosen: string | undefined
}

export function plantTold({ hash, table }: PlantModel, { name }: Speech): ToldPlant {
  const { machines } = table
  return {
    kind: 'plant',
    hash,
    paths: machines.map(({ path }) => path),
    ids: machines.map(({ machine }) => machine.id),
    names: machines.map(({ machine }) => name(machine.name)),
  }
}

export function sideTold({ now, alarms, at, live, made, scrapped, chosen }: Seen, speech: Speech): ToldSide {
  const { model, stateCounts } = now
  const { machines } = model.table
  const placed = machines.find(({ machine }) => machine.id === chosen)
  const channels = (placed?.channels ?? []).map((channel, i) => {
    const slot = (placed?.firstSlot ?? 0) + i
    const { key, label, text, unit, trust } = shownAt(model, now, slot, channel, at, speech)
    const isNumber = channel.states === undefined && trust !== 'none'
    const value = (now.twin.quanta[slot] ?? 0) / (model.table.perUnit[slot] ?? 1)
    return { key, label, text, unit, value: isNumber ? value : Number.NaN, decimals: decimalsOf(channel) }
  })
  return {
    kind: 'side',
    hash: model.hash,
    at,
    live,
    states: Uint8Array.from(machines, ({ index }) => FLOOR_STATES.indexOf(floorStateAt(now, index))),
    counts: FLOOR_STATES.map((state) => stateCounts[state]),
    alarms: [...alarms.values()].reduce((sum, standing) => sum + standing.length, 0),
    made,
    scrapped,
    chosen: placed?.path ?? '',
    keys: channels.map(({ key }) => key),
    labels: channels.map(({ label }) => label),
    texts: channels.map(({ text }) => text),
    units: channels.map(({ unit }) => unit),
    values: Float64Array.from(channels, ({ value }) => value),
    decimals: Uint8Array.from(channels, ({ decimals }) => decimals),
  }
}

/** The Channels of a side, row by row. */
export const channelsOf = (side: ToldSide): readonly ChannelTold[] =>
  side.keys.map((key, i) => ({
    key,
    label: side.labels[i] ?? key,
    text: side.texts[i] ?? '',
    unit: side.units[i] ?? '',
    value: side.values[i] ?? Number.NaN,
    decimals: side.decimals[i] ?? 0,
  }))

/** Whether nothing that would be told has changed. */
export const sameSide = (a: ToldSide, b: ToldSide): boolean =>
  a.hash === b.hash &&
  a.at === b.at &&
  a.live === b.live &&
  a.alarms === b.alarms &&
  Object.is(a.made, b.made) &&
  Object.is(a.scrapped, b.scrapped) &&
  a.chosen === b.chosen &&
  isAlike(a.counts, b.counts) &&
  isAlike(a.states, b.states) &&
  isAlike(a.texts, b.texts) &&
  isAlike(a.labels, b.labels)

const isAlike = (a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean => {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false
  return true
}
