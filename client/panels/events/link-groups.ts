import { LINK } from '../../../models/state.ts'
import type { KnownEvent } from '../../state/alarms.ts'

export type LinkEvent = Extract<KnownEvent, { readonly event: 'linkChanged' }>

/** Lost, and back; one that was out of reach and is so in another way, as when its gateway is back alone, still is. */
export type LinkTurn = 'lost' | 'still' | 'back'

const turnOf = ({ from, to }: LinkEvent): LinkTurn =>
  to === LINK.online ? 'back' : from > LINK.online ? 'still' : 'lost'

/** Changes of link that have one cause: a gateway and Machines behind it that went, or came back, together [E-13]. */
export interface LinkGroup {
  /** In the order of their time; at least two. */
  readonly events: readonly LinkEvent[]
  readonly gateway: number
  readonly what: LinkTurn
  /** Whether the gateway itself is among them. */
  readonly withGateway: boolean
  /** How many Machines behind it are. */
  readonly machines: number
}

/** Nearer than this to one another they belong together. */
const TOGETHER_MILLIS = 5000

interface Open {
  readonly gateway: number
  readonly what: LinkTurn
  readonly events: LinkEvent[]
}

/** From the changes of link in the order of their time; `gatewayOf` a gateway is itself, -1 where there is none. */
export function linkGroupsOf(
  events: readonly LinkEvent[],
  gatewayOf: (machine: number) => number,
): { readonly groups: readonly LinkGroup[]; readonly alone: readonly LinkEvent[] } {
  const open = new Map<string, Open>()
  const all: Open[] = []
  for (const event of events) {
    const gateway = gatewayOf(event.machine)
    const what = turnOf(event)
    const key = `${gateway < 0 ? `machine ${event.machine}` : gateway} ${what}`
    const before = open.get(key)
    const last = before?.events.at(-1)
    if (before !== undefined && last !== undefined && event.at - last.at <= TOGETHER_MILLIS && gateway >= 0)
      before.events.push(event)
    else {
      const begun = { gateway, what, events: [event] }
      open.set(key, begun)
      all.push(begun)
    }
  }
  const groups = all.map(groupOf)
  return {
    groups: groups.filter(isSeveral),
    alone: groups.filter((group) => !isSeveral(group)).flatMap((group) => group.events),
  }
}

function groupOf({ gateway, what, events }: Open): LinkGroup {
  const machines = new Set(events.map(({ machine }) => machine))
  const withGateway = machines.delete(gateway)
  return { events, gateway, what, withGateway, machines: machines.size }
}

const isSeveral = ({ machines, withGateway }: LinkGroup): boolean => machines + (withGateway ? 1 : 0) > 1
