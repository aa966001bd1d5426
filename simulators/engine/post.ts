import { EventHeap } from './heap.ts'
import type { Shift } from './network/retime.ts'

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
  /** `machine` is who sent it; what nobody sent is never delayed. */
  hand(message: Message, machine?: number): void
  /** What waits for a trouble of the network waits longer or shorter, in the order that it has. */
  delay(shifts: readonly Shift[]): void
  /** All that have arrived by then, in the order of their arrival. */
  arrived(atMillis: number): Message[]
  readonly underWay: number
}

const NOBODY = -1

export function createPost(): Post {
  const heap = new EventHeap()
  const pool: (Message | undefined)[] = []
  const free: number[] = []

  function hand(message: Message, machine = NOBODY): void {
    const place = free.pop() ?? pool.length
    pool[place] = message
    heap.push(message.atMillis, place, machine)
  }

  function arrived(atMillis: number, onMessage: (message: Message, machine: number) => void): void {
    while (heap.nextTime() <= atMillis && heap.pop()) {
      const message = pool[heap.what]
      pool[heap.what] = undefined
      free.push(heap.what)
      if (message !== undefined) onMessage(message, heap.stamp)
    }
  }

  return {
    hand,
    delay(shifts) {
      if (shifts.length === 0) return
      const all: [Message, number][] = []
      arrived(Number.MAX_VALUE, (message, machine) => all.push([message, machine]))
      for (const [message, machine] of all) {
        const { atMillis } = message
        const shift = shifts.find((each) => each.machine === machine && each.fromMillis <= atMillis)
        if (shift === undefined) hand(message, machine)
        else if (shift.byMillis !== 'never') {
          hand({ ...message, atMillis: atMillis + shift.byMillis }, machine)
        }
      }
    },
    arrived(atMillis) {
      const messages: Message[] = []
      arrived(atMillis, (message) => messages.push(message))
      return messages
    },
    get underWay() {
      return heap.size
    },
  }
}
