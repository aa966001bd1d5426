import type { ChannelSpec } from '../../../models/kinds/kind.ts'
import { type Placed, SERVER_CHANNELS } from '../../../models/slots.ts'
import { TELLING } from '../list/telling.ts'

/** A Channel that several Machines have, which means the same in each [K-8]. */
export interface CommonChannel {
  readonly key: string
  readonly channel: ChannelSpec
}

/** The Channels that all of the Machines have, those that tell most first. */
export function commonChannels(machines: readonly Placed[]): readonly CommonChannel[] {
  const [first, ...others] = machines
  if (first === undefined) return []
  const kinds = [...new Map(others.map((placed) => [placed.kind.id, placed])).values()]
  const telling = TELLING[first.kind.id] ?? []
  const rank = ({ key }: CommonChannel): number => {
    const at = telling.indexOf(key)
    return at < 0 ? telling.length : at
  }
  return first.channels
    .slice(1, -SERVER_CHANNELS)
    .filter(({ key }) => kinds.every(({ channels }) => channels.some((channel) => channel.key === key)))
    .map((channel) => ({ key: channel.key, channel }))
    .toSorted((a, b) => rank(a) - rank(b))
}
