import { Readable } from 'node:stream'
import { LIMITS } from './limits.ts'
import { RetainedTree, type Work } from './retained-tree.ts'
import { Turns } from './turns.ts'

interface Retained {
  readonly cmd: 'publish'
  readonly topic: string
  readonly payload: Buffer
  readonly qos: number
}

interface Numbered {
  readonly messageId?: number
}

interface Named {
  readonly id: string
}

/** The last message of each retained topic, in memory, bounded in number and in bytes [B-6]. */
export class RetainedMessages {
  readonly #byTopic = new Map<string, Retained>()
  readonly #byLevel = new RetainedTree<Retained>()
  readonly #turns = new Turns(LIMITS.retainedWalks)
  readonly #onBusy: () => void
  #bytes = 0

  /** `onBusy`: a subscriber's search was given up, since too many wait for their turn. */
  constructor(onBusy: () => void = () => undefined) {
    this.#onBusy = onBusy
  }

  get count(): number {
    return this.#byTopic.size
  }

  get bytes(): number {
    return this.#bytes
  }

  /** Whether there is room for this message, the one it would replace taken away. */
  admits(topic: string, payloadBytes: number): boolean {
    if (payloadBytes === 0) return true
    const before = this.#byTopic.get(topic)
    if (before === undefined && this.#byTopic.size >= LIMITS.retainedMessages) return false
    const freed = before === undefined ? 0 : weight(before)
    return this.#bytes - freed + topic.length + payloadBytes <= LIMITS.retainedBytes
  }

  keep({ topic, payload, qos }: Retained): void {
    const before = this.#byTopic.get(topic)
    if (before !== undefined) this.#bytes -= weight(before)
    if (payload.length === 0) {
      this.#byTopic.delete(topic)
      this.#byLevel.delete(topic)
      return
    }
    // A copy: the payload is a slice of a whole read, which it would keep alive.
    const kept: Retained = { cmd: 'publish', topic, payload: Buffer.from(payload), qos }
    this.#byTopic.set(topic, kept)
    this.#byLevel.set(topic, kept)
    this.#bytes += weight(kept)
  }

  /** What the filters cover, each message once. A long search is cut into slices, between which others are served. */
  async *covered(filters: readonly string[], work: Work = { comparisons: 0 }): AsyncGenerator<Retained> {
    let paid = work.comparisons
    for (const message of this.#byLevel.meet(filters, work)) {
      if (work.comparisons - paid >= SLICE_COMPARISONS) {
        paid = work.comparisons
        if (!(await this.#turns.next())) return this.#onBusy()
      }
      if (message !== undefined) yield message
    }
  }
}

/** A fraction of a millisecond. */
const SLICE_COMPARISONS = 2000

const weight = (message: Retained): number => message.topic.length + message.payload.length

/**
 * An answer that is there already, in the shape of a promise. aedes numbers packets before it stores them and
 * later drops those with a number that has been passed; a real promise here would let the next packet pass [B-13].
 */
const already = <T>(value: T) => ({
  // biome-ignore lint/suspicious/noThenProperty: being called at once is what this is for
  then(resolved: (value: T) => void): void {
    resolved(value)
  },
  finally(settled: () => void): void {
    settled()
  },
})

/** What aedes wants stored, for sessions that all end with their connection [B-8]: little more than what is retained. */
export class SessionStore {
  readonly retained: RetainedMessages
  readonly #awaitingRelease = new Map<string, Set<number>>()

  constructor(onBusy?: () => void) {
    this.retained = new RetainedMessages(onBusy)
  }

  async setup(): Promise<void> {}

  storeRetained(packet: Retained) {
    this.retained.keep(packet)
    return already(undefined)
  }

  createRetainedStreamCombi(filters: readonly string[]): Readable {
    return Readable.from(this.retained.covered(filters))
  }

  subscriptionsByTopic() {
    return already([])
  }

  outgoingEnqueueCombi() {
    return already(undefined)
  }

  cleanSubscriptions() {
    return already(undefined)
  }

  outgoingStream(): Readable {
    return Readable.from([])
  }

  outgoingClearMessageId() {
    return already(undefined)
  }

  putWill() {
    return already(undefined)
  }

  delWill() {
    return already(undefined)
  }

  streamWill(): readonly never[] {
    return []
  }

  async incomingGetPacket(client: Named, packet: Numbered): Promise<Numbered> {
    if (!this.#awaitingRelease.get(client.id)?.has(packet.messageId ?? 0)) throw new Error('no such packet')
    return packet
  }

  async incomingStorePacket(client: Named, packet: Numbered): Promise<void> {
    const ids = this.#awaitingRelease.get(client.id) ?? new Set<number>()
    this.#awaitingRelease.set(client.id, ids.add(packet.messageId ?? 0))
  }

  async incomingDelPacket(client: Named, packet: Numbered): Promise<void> {
    this.#awaitingRelease.get(client.id)?.delete(packet.messageId ?? 0)
  }

  async cleanIncoming(client: Named): Promise<void> {
    this.#awaitingRelease.delete(client.id)
  }
}
