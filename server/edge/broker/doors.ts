import type { AedesOptions, Client } from 'aedes'
import { LIMITS, type Refusal, type RefusalCounts } from './limits.ts'
import type { SessionStore } from './store.ts'
import { filterRefusal, topicRefusal } from './topics.ts'

/** An error that says under which reason it is to be counted. */
export class Refused extends Error {
  readonly reason: Refusal

  constructor(reason: Refusal) {
    super(reason)
    this.reason = reason
  }
}

/** What the doors have let in and what they have refused. */
export interface Tally {
  messages: number
  readonly refused: RefusalCounts
}

/** The reasons that aedes itself gives, by the words it gives them in. */
const AEDES_SAYS: ReadonlyMap<string, Refusal> = new Map<string, Refusal>([
  ['connect did not arrive in time', 'noConnect'],
  ['drain timeout', 'frozenSubscriber'],
  ['topic has too many levels', 'topicTooDeep'],
  ['Client queue limit reached', 'tooManyInFlight'],
  ['unacceptable protocol version', 'protocolVersion'],
  ['Invalid protocol version', 'protocolVersion'],
  ['empty topic not allowed in PUBLISH', 'topicInvalid'],
  ['# is not allowed in PUBLISH', 'topicInvalid'],
  ['+ is not allowed in PUBLISH', 'topicInvalid'],
])

/** Connections end in ways that are nobody's fault; those are not refusals. */
const ENDED_BY_ITSELF = /keep ?alive|ECONN|EPIPE|ETIMEDOUT|premature close|aborted|connection closed/i

export function refusalOf(error: Error): Refusal | undefined {
  if (error instanceof Refused) return error.reason
  const said = AEDES_SAYS.get(error.message)
  if (said !== undefined) return said
  if (error.message.startsWith('maxInflightInbound')) return 'tooManyInFlight'
  const code = 'code' in error ? String(error.code) : ''
  return ENDED_BY_ITSELF.test(error.message) || ENDED_BY_ITSELF.test(code) ? undefined : 'malformed'
}

type Doors = Required<
  Pick<AedesOptions, 'preConnect' | 'authorizePublish' | 'authorizeSubscribe' | 'authorizeForward'>
>

/** The questions that aedes asks before it lets something in, answered by the limits [B-3] to [B-9]. */
export function doors(tally: Tally, store: SessionStore, filtersOf: (client: Client) => Set<string>): Doors {
  return {
    preConnect(_client, packet, answer) {
      // Every session ends with its connection: nothing may pile up for those who are away [B-8].
      packet.clean = true
      const idBytes = Buffer.byteLength(packet.clientId)
      const refusal =
        idBytes > LIMITS.clientIdBytes
          ? 'clientIdTooLong'
          : packet.will === undefined
            ? undefined
            : topicRefusal(packet.will.topic)
      if (refusal === undefined) answer(null, true)
      else answer(new Refused(refusal), false)
    },

    authorizePublish(_client, packet, answer) {
      const refusal = topicRefusal(packet.topic)
      if (refusal !== undefined) {
        answer(new Refused(refusal))
        return
      }
      tally.messages++
      if (packet.retain && !store.retained.admits(packet.topic, packet.payload.length)) {
        packet.retain = false
        tally.refused.retainedFull++
      }
      answer(null)
    },

    authorizeSubscribe(client, subscription, answer) {
      const held = filtersOf(client)
      const full = held.size >= LIMITS.filtersPerClient && !held.has(subscription.topic)
      const refusal = filterRefusal(subscription.topic) ?? (full ? 'tooManyFilters' : undefined)
      if (refusal === undefined) {
        held.add(subscription.topic)
        answer(null, subscription)
        return
      }
      tally.refused[refusal]++
      answer(null, null)
    },

    authorizeForward(client, packet) {
      if (client.conn.writableLength <= LIMITS.waitingBytes) return packet
      client.conn.destroy(new Refused('frozenSubscriber'))
      return null
    },
  }
}
