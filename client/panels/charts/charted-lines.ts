import type { ChannelSpec } from '../../../models/kinds/kind.ts'
import type { Placed } from '../../../models/slots.ts'
import { slotOfKey } from '../../state/charted.ts'
import type { PlantModel } from '../../state/plant.ts'
import type { Speech } from '../../text/speech.ts'
import { LINE_STYLES, type LineStyle } from './palette.ts'

/** A Channel in the chart: what it is of, and how its line looks. */
export interface ChartedLine {
  readonly key: string
  readonly slot: number
  readonly placed: Placed
  readonly channel: ChannelSpec
  readonly style: LineStyle
}

/** The Channels that the keys name, as far as this Plant has them. */
export function chartedLines(model: PlantModel, keys: readonly string[]): readonly ChartedLine[] {
  return keys.flatMap((key, i) => {
    const slot = slotOfKey(model, key)
    const placed = model.table.machines[slot === undefined ? -1 : (model.table.machineOf[slot] ?? -1)]
    const style = LINE_STYLES[i]
    if (slot === undefined || placed === undefined || style === undefined) return []
    const channel = placed.channels[slot - placed.firstSlot]
    return channel === undefined ? [] : [{ key, slot, placed, channel, style }]
  })
}

const decimalsOf = ({ resolution }: ChannelSpec): number =>
  Math.min(6, Math.max(0, Math.ceil(-Math.log10(resolution) - 1e-9)))

/** A value in words or digits, without its unit. */
export function sayValue(channel: ChannelSpec, value: number | undefined, speech: Speech): string {
  if (value === undefined) return speech.t('value.none')
  const word = channel.states?.find(({ code }) => code === value)
  return word === undefined ? speech.number(value, decimalsOf(channel)) : speech.name(word.name)
}

export const unitOf = (channel: ChannelSpec): string => (channel.states === undefined ? channel.unit : '')

/** What a line is called: its Channel, and its Machine. */
export const lineName = ({ channel, placed }: ChartedLine, { name }: Speech): string =>
  `${name(placed.machine.name)} · ${name(channel.name)}`
