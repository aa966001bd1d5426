import type { Tied } from '../../state/tie.ts'
import type { Said } from './said.ts'

/*
 * Who is in a tie, and who of them leads [PH-103, PH-107]. Pure: the clock comes as an argument.
 */

/** One that says nothing for so long has gone. */
const GONE_MILLIS = 5000
/** Who comes waits so long for those who are there before it takes a place that nobody has. */
const FRESH_MILLIS = 1500

interface Other {
  readonly seen: boolean
  readonly shares: readonly Tied[]
  /** It has come, and does not take a place yet. */
  readonly fresh: boolean
  readonly heardMillis: number
}

/** Who leads in something, as far as is known: nobody, where `by` is empty. */
interface Lead {
  readonly turn: number
  readonly by: string
}

export interface Company {
  /** Somebody was heard. */
  heard(said: Said, millis: number): void
  /** Whether what is said is to be shown: nobody leads by a later act. Who says it leads from now on. */
  accepts(sort: Tied, lead: Lead): boolean
  /** It is this page that leads from now on; gives its turn. */
  act(sort: Tied): number
  leads(sort: Tied): boolean
  /** Lets those go who have gone, and takes the lead where it falls to this page: in what. */
  settle(millis: number, seen: boolean): readonly Tied[]
  isFresh(millis: number): boolean
  count(): number
}

const isLater = (a: Lead, b: Lead): boolean => a.turn > b.turn || (a.turn === b.turn && a.by > b.by)

interface Self {
  readonly id: string
  readonly shares: readonly Tied[]
  readonly cameMillis: number
}

export function createCompany({ id, shares, cameMillis }: Self): Company {
  const others = new Map<string, Other>()
  const leads: Record<Tied, Lead> = { time: { turn: 0, by: '' }, look: { turn: 0, by: '' } }
  const isFresh = (millis: number): boolean => millis - cameMillis < FRESH_MILLIS

  const act = (sort: Tied): number => {
    if (leads[sort].by !== id) leads[sort] = { turn: leads[sort].turn + 1, by: id }
    return leads[sort].turn
  }

  /** Whether somebody leads who may go on with it: one that nobody sees does not, where another one is seen. */
  const isLed = (by: string, seen: boolean, peers: readonly (readonly [string, Other])[]): boolean => {
    const leader = by === id ? { seen } : others.get(by)
    if (leader === undefined) return false
    return leader.seen || !(seen || peers.some(([, peer]) => peer.seen))
  }

  return {
    heard(said, millis) {
      if (said.kind === 'bye') others.delete(said.by)
      else {
        const { seen, shares } = said
        // Whoever speaks of what is shown is no newcomer, and one that was there stays that.
        const fresh = said.kind === 'hello' && (others.get(said.by)?.fresh ?? true)
        others.set(said.by, { seen, shares, fresh, heardMillis: millis })
      }
    },
    accepts(sort, lead) {
      if (isLater(leads[sort], lead)) return false
      leads[sort] = lead
      return true
    },
    act,
    leads: (sort) => leads[sort].by === id,
    settle(millis, seen) {
      for (const [by, { heardMillis }] of others) if (millis - heardMillis >= GONE_MILLIS) others.delete(by)
      if (isFresh(millis)) return []
      return shares.filter((sort) => {
        const peers = [...others].filter(([, peer]) => !peer.fresh && peer.shares.includes(sort))
        const isSought = [...others.values()].some((other) => other.shares.includes(sort))
        if (!isSought || isLed(leads[sort].by, seen, peers)) return false
        const before = ([by, peer]: readonly [string, Other]): boolean =>
          peer.seen === seen ? by < id : peer.seen
        if (peers.some(before)) return false
        act(sort)
        return true
      })
    },
    isFresh,
    count: () => others.size,
  }
}
