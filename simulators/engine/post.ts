import { EventHeap } from './heap.ts'

/** What is to be published: where, what, by which of the connections, and when it comes to the broker. */
export interface Message {
  readonly topic: string
  readonly payload: string
  readonly speaker: number
  readonly atMillis: number
  /** Kept by the broker, as the link of a machine is. */
  readonly retain?: true
}

/** Messages that are under way: handed in as they are sent, taken out as they arrive. */
export interface Post {
  hand(message: Message): void
  /** All that have arrived by then, in the order of their arrival. */
  arrived(atMillis: number): Message[]
  readonly underWay: number
}

export function createPost(): Post {
  const heap = new EventHeap()
  const pool: (Message | undefined)[] = []
  const free: number[] = []
  return {
    hand(message) {
      const place = free.pop() ?? pool.length
      pool[place] = message
      heap.push(message.atMillis, place, 0)
    },
    arrived(atMillis) {
      const messages: Message[] = []
      while (heap.nextTime() <= atMillis) {
        heap.pop()
        const message = pool[heap.what]
        pool[heap.what] = undefined
        free.push(heap.what)
        if (message !== undefined) messages.push(message)
      }
      return messages
    },
    get underWay() {
      return heap.size
    },
  }
}
