import type { ChannelSpec } from '../../../models/kinds/kind.ts'
import { bilingual } from '../../../models/text.ts'
import type { PlantModel } from '../plant.ts'
import { type HeatOverlay, OVERLAY_GROUPS, type Overlay, type OverlayGroup } from './overlay.ts'

const STATE: Overlay = {
  kind: 'state',
  id: 'state',
  name: bilingual('设备状态', 'Machine state'),
  group: 'overview',
}
const FRESHNESS: Overlay = {
  kind: 'freshness',
  id: 'freshness',
  name: bilingual('数据新鲜度', 'Data freshness'),
  group: 'overview',
}

const GROUP_OF_UNIT: Readonly<Record<string, OverlayGroup>> = {
  '°C': 'temperature',
  kW: 'power',
  A: 'power',
  V: 'power',
  '%': 'load',
  MPa: 'pressure',
  kPa: 'pressure',
  Pa: 'pressure',
  'r/min': 'speed',
  'm/min': 'speed',
  'mm/s': 'speed',
  'm/s': 'speed',
  '1/min': 'speed',
  '1/h': 'speed',
  mm: 'position',
  m: 'position',
  '°': 'position',
  ms: 'network',
  'Mbit/s': 'network',
  dBm: 'network',
  dB: 'network',
  '1/s': 'network',
}

/** Quantities of the network that share their unit with those of machines. */
const OF_THE_NETWORK = new Set(['loss', 'prbUse', 'connectedDevices', 'devicesOnline', 'queuedMessages'])

function groupOf({ key, unit }: ChannelSpec): OverlayGroup {
  if (OF_THE_NETWORK.has(key)) return 'network'
  if (/vibration$/i.test(key)) return 'vibration'
  return GROUP_OF_UNIT[unit] ?? 'other'
}

/** Words and counts are no heat: the one has no order, the other only grows [O-2]. */
const isHeat = ({ states, counter }: ChannelSpec): boolean => states === undefined && counter !== true

const offered = new WeakMap<PlantModel, readonly Overlay[]>()

/** All that may colour this Plant: its state, its freshness, and each quantity that some Machine of it measures [O-1]. */
export function overlaysOf(model: PlantModel): readonly Overlay[] {
  const known = offered.get(model)
  if (known !== undefined) return known
  const heats = new Map<string, HeatOverlay>()
  for (const { channels } of model.table.machines) {
    for (const channel of channels) {
      if (!isHeat(channel)) continue
      const same = heats.get(channel.key)
      if (same === undefined) heats.set(channel.key, heatOf(channel))
      else if (reachesBeyond(same, channel)) heats.set(channel.key, widened(same, channel))
    }
  }
  const rank = ({ group }: Overlay): number => OVERLAY_GROUPS.indexOf(group)
  const all = [STATE, FRESHNESS, ...[...heats.values()].toSorted((a, b) => rank(a) - rank(b))]
  offered.set(model, all)
  return all
}

const heatOf = (channel: ChannelSpec): HeatOverlay => ({
  kind: 'heat',
  id: `heat:${channel.key}`,
  name: channel.name,
  group: groupOf(channel),
  key: channel.key,
  channel,
  range: [channel.min, channel.max],
  scale: 'unfitted',
})

/** Kinds that share a key may differ in range; one of another unit cannot share a scale. */
const reachesBeyond = ({ channel, range }: HeatOverlay, { unit, min, max }: ChannelSpec): boolean =>
  unit === channel.unit && (min < range[0] || max > range[1])

const widened = (overlay: HeatOverlay, { min, max }: ChannelSpec): HeatOverlay => ({
  ...overlay,
  range: [Math.min(overlay.range[0], min), Math.max(overlay.range[1], max)],
})

/** The same Channel on another range; its id carries it, so that an address and an undone step do too [O-3]. */
export const withRange = (overlay: HeatOverlay, [low, high]: readonly [number, number]): HeatOverlay => ({
  ...overlay,
  id: `heat:${overlay.key}@${low}~${high}`,
  range: [low, high],
  scale: 'seen',
})

/** On all that the Channel may read, because somebody asked for it [O-3]. */
export const onFullRange = (model: PlantModel, { key }: HeatOverlay): Overlay =>
  overlayBy(model, `heat:${key}@full`)

const HEAT = /^heat:(\w{1,64})(?:@(?:(full)|(-?[\d.e+-]{1,24})~(-?[\d.e+-]{1,24})))?$/

/** The overlay of an id that came from anywhere; what makes no sense here is the state [O-3]. */
export function overlayBy(model: PlantModel, id: string): Overlay {
  const all = overlaysOf(model)
  const [, key, full, low, high] = HEAT.exec(id) ?? []
  if (key === undefined) return all.find((overlay) => overlay.id === id) ?? STATE
  const heat = all.find((overlay) => overlay.kind === 'heat' && overlay.key === key)
  if (heat?.kind !== 'heat') return STATE
  if (full !== undefined) return { ...heat, id, scale: 'full' }
  if (low === undefined || high === undefined) return heat
  const range = [Number(low), Number(high)] as const
  return Number.isFinite(range[0]) && Number.isFinite(range[1]) && range[0] < range[1]
    ? withRange(heat, range)
    : heat
}
