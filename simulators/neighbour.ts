import { statusTopic } from '../models/simulation.ts'
import { type BrokerPlace, connectTo, statusIn, TELL_MILLIS } from './control-line.ts'
import type { News } from './publisher.ts'

export interface NeighbourPlan extends BrokerPlace {
  readonly plant: string
  readonly onNews: (news: News) => void
  /** Somebody has played it, and may do so still: that takes some seconds to find out. */
  readonly onDoubt: () => void
  /** Told once, when there was a broker to look at. */
  readonly onKnown: (isPlayed: boolean) => void
}

/** What is retained comes right after the answer to a subscription. */
const RETAINED_MILLIS = 400
/** Whoever plays tells again within this; what is not renewed is of a run that could not take its word back. */
const RENEWED_MILLIS = TELL_MILLIS + 2000

/** Looks whether somebody else plays a Plant, for as long as it takes to know [W-97]. */
export function lookForNeighbour(plan: NeighbourPlan): { close(): void } {
  // Without a will: whoever only looks has nothing to take back.
  const client = connectTo(plan, 'sim-look')
  let patience: NodeJS.Timeout | undefined
  let isTroubled = false
  let doubtedOf: number | undefined

  const close = (): void => {
    clearTimeout(patience)
    client.removeAllListeners('message')
    client.end(true)
  }
  const decide = (isPlayed: boolean): void => {
    close()
    plan.onKnown(isPlayed)
  }
  const wait = (): void => {
    clearTimeout(patience)
    if (client.disconnecting) return
    patience = setTimeout(() => decide(false), doubtedOf === undefined ? RETAINED_MILLIS : RENEWED_MILLIS)
  }
  // Where we may not listen there is nothing to wait for either.
  client.on('connect', () => client.subscribe(statusTopic(plan.plant), { qos: 0 }, wait))
  client.on('message', (_topic, payload, { retain }) => {
    if (payload.length === 0 && doubtedOf !== undefined) return decide(false)
    const status = statusIn(payload)
    if (status?.plant !== plan.plant) return
    if (!retain || (doubtedOf !== undefined && status.toldAt > doubtedOf)) return decide(true)
    if (doubtedOf === undefined) plan.onDoubt()
    doubtedOf = status.toldAt
    wait()
  })
  client.on('error', ({ message }) => {
    isTroubled = true
    plan.onNews({ kind: 'trouble', message })
  })
  client.on('close', () => {
    clearTimeout(patience)
    if (!isTroubled && !client.disconnecting)
      plan.onNews({ kind: 'trouble', message: 'the connection was closed' })
    isTroubled = false
  })
  return { close }
}
