/** What an address is written with; a browser bears only so many writes. */
export interface Pen {
  readonly now: () => number
  readonly after: (delayMillis: number, call: () => void) => void
  /** A step is one that the back button undoes; else the address is written over. False where it was not taken. */
  readonly write: (query: string, step: boolean, chosen: readonly string[] | undefined) => boolean
}

/** Where the query has no room for the whole selection, `chosen` is that; the same one is the same array. */
interface Written {
  readonly query: string
  readonly chosen: readonly string[] | undefined
}

export interface AddressWriter {
  tell(query: string, step: boolean, chosen?: readonly string[]): void
  /** The address was changed by another hand, and what waited to be written is of no more use. */
  heard(query: string, chosen?: readonly string[]): void
}

const GAP_MILLIS = 1000
/** What was refused is tried after a second, then after twice as long each time up to this. */
const LONGEST_GAP_MILLIS = 32_000
/** Refused so often in a row, a browser will not take it; nothing is tried until there is something else to tell. */
const MOST_REFUSED = 8

const same = (a: Written | undefined, b: Written): boolean => a?.query === b.query && a.chosen === b.chosen

/** Tells the address what is looked at: a step at once, all else at most once a second [N-2]. */
export function createAddressWriter({ now, after, write }: Pen): AddressWriter {
  let told: Written | undefined
  let waiting: Written | undefined
  let armed = false
  let writtenAt = Number.NEGATIVE_INFINITY
  let steppedAt = Number.NEGATIVE_INFINITY
  let refused = 0
  const gapMillis = (): number => Math.min(LONGEST_GAP_MILLIS, GAP_MILLIS * 2 ** Math.max(0, refused - 1))
  const isDue = (): boolean => now() >= writtenAt + gapMillis()
  const put = (next: Written, step: boolean): void => {
    waiting = undefined
    if (same(told, next)) return
    writtenAt = now()
    told = next
    if (write(next.query, step, next.chosen)) {
      refused = 0
      return
    }
    told = undefined
    refused++
    if (refused < MOST_REFUSED) wait(next)
  }
  const wait = (next: Written): void => {
    waiting = next
    if (!armed) arm()
  }
  const arm = (): void => {
    armed = true
    after(Math.max(0, writtenAt + gapMillis() - now()), () => {
      armed = false
      if (waiting === undefined) return
      if (isDue()) put(waiting, false)
      else arm()
    })
  }
  /** A key that is held goes from step to step: all of that is one. */
  const begins = (next: Written): boolean => {
    if (same(told, next)) return false
    const sinceMillis = now() - steppedAt
    steppedAt = now()
    return sinceMillis >= GAP_MILLIS
  }
  return {
    tell(query, step, chosen) {
      const next: Written = { query, chosen }
      // While the browser refuses, a step is no more than what holds: one write waits, and it is the latest.
      if (step && begins(next) && refused === 0) {
        if (waiting !== undefined && !same(waiting, next)) put(waiting, false)
        return put(next, true)
      }
      if (isDue()) return put(next, false)
      wait(next)
    },
    heard(query, chosen) {
      told = { query, chosen }
      waiting = undefined
      steppedAt = Number.NEGATIVE_INFINITY
    },
  }
}
