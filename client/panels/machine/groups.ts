import type { ChannelSpec } from '../../../models/kinds/kind.ts'

/** What a person looks for in a Machine, in the order in which it is shown. */
export const GROUPS = [
  'output',
  'process',
  'motion',
  'drive',
  'condition',
  'energy',
  'signals',
  'network',
] as const
export type Group = (typeof GROUPS)[number]

/** The network of a gateway, a radio unit, or of the Machine itself. */
const NETWORK =
  /^(link|clockSkew|devicesOnline|connectedDevices|uplink|downlink|latency|loss|messageRate|queuedMessages|messagesDropped|prbUse|transmitPower|interference)$/
/** What wears, warms, shakes or runs out. */
const CONDITION =
  /vibration|lifeUsed|battery|(spindle|motor|joint|head|lens|oil|camera)Temperature|^temperature$|slip|filterPressureDrop|lubrication|wheelDiameter|stylusError|acoustic|(cpu|memory|disk)Used|chiller|lightLevel|printsSinceWipe/i
/** What turns, pulls and pushes. */
const DRIVE =
  /load$|current$|spindleSpeed|(wheel|work|hob|table|screw|fan|crane|belt|tool)Speed|^speed$|toolNumber/i
const OUTPUT =
  /cycleTime|fillLevel|itemCount|waitingOrders|longestWait|yield|falseCallRate|(pick|placement|stroke)Rate|layer|stepNumber|feederStock|pasteLevel|materialLevel/i
/** Where something stands. */
const PLACE =
  /^(axis|j\d|x$|y$|heading|crane[XZ])|position$|angle$|(height|reach|hobShift|nozzleGap|insertionDepth)$/i

/** The one group in which a Channel stands [M-7]; rules, so that a Kind to come falls into place too. */
export function groupOf({ key, counter, states, unit }: ChannelSpec): Group {
  if (NETWORK.test(key)) return 'network'
  if (key === 'state' || states !== undefined) return 'signals'
  if (key === 'energy' || key === 'power') return 'energy'
  if (counter === true) return 'output'
  if (CONDITION.test(key)) return 'condition'
  if (PLACE.test(key)) return 'motion'
  if (DRIVE.test(key)) return 'drive'
  if (OUTPUT.test(key)) return 'output'
  return unit === 'r/min' ? 'drive' : 'process'
}

/** A Channel and where it stands in its Machine. */
export interface Member {
  readonly channel: ChannelSpec
  readonly offset: number
}

/** The Channels of a Machine by group, those without any left out; within a group as the Kind lists them. */
export function grouped(
  channels: readonly ChannelSpec[],
): readonly { readonly group: Group; readonly members: readonly Member[] }[] {
  const members = channels.map((channel, offset) => ({ channel, offset, group: groupOf(channel) }))
  return GROUPS.map((group) => ({ group, members: members.filter((each) => each.group === group) })).filter(
    ({ members }) => members.length > 0,
  )
}

/** Whether a Channel is what somebody types: part of its name in either language, its key or its unit. */
export function isAsked({ key, name, unit }: ChannelSpec, asked: string): boolean {
  const words = asked.trim().toLowerCase().split(/\s+/)
  const said = `${name['zh-CN']} ${name.en} ${key} ${unit}`.toLowerCase()
  return words.every((word) => said.includes(word))
}
