import { FilterTree } from './topics.ts'

/** The part of a packet that choosing its receivers needs. */
interface Addressed {
  readonly topic: string
}

type Done = (error?: Error | null) => void
type Deliver = (packet: Addressed, done: Done) => void

/**
 * Carries each packet to whoever asked for its topic; takes the place of aedes' own emitter.
 *
 * That one admits 100 packets at a time and queues the rest, so one frozen subscriber stalls everybody; and it
 * empties its queue by calling itself, once a packet that nobody asked for, until the stack overflows. Here
 * nothing queues: a publisher waits for its own packets alone, and a frozen subscriber is cut [B-7].
 */
export class Fanout {
  readonly #listeners = new FilterTree<Deliver>()
  #closed = false

  on(filter: string, deliver: Deliver, done?: () => void): this {
    this.#listeners.add(filter, deliver)
    if (done !== undefined) setImmediate(done)
    return this
  }

  removeListener(filter: string, deliver: Deliver, done?: () => void): this {
    this.#listeners.remove(filter, deliver)
    if (done !== undefined) setImmediate(done)
    return this
  }

  emit(packet: Addressed, done: Done): this {
    if (this.#closed) {
      done(new Error('the broker is closing'))
      return this
    }
    const receivers = this.#listeners.match(packet.topic)
    let waiting = receivers.length
    if (waiting === 0) {
      done()
      return this
    }
    const delivered = (): void => {
      waiting--
      if (waiting === 0) done()
    }
    for (const deliver of receivers) deliver(packet, delivered)
    return this
  }

  close(done: () => void): this {
    this.#closed = true
    setImmediate(done)
    return this
  }
}
