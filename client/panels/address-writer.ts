/** What an address is written with; a browser bears only so many writes. */
export interface Pen {
  readonly now: () => number
  readonly after: (delayMillis: number, call: () => void) => void
  /** A step is one that the back button undoes; else the address is written over. */
  readonly write: (query: string, step: boolean) => void
}

export interface AddressWriter {
  tell(query: string, step: boolean): void
  /** The address was changed by another hand, and what waited to be written is of no more use. */
  heard(query: string): void
}

const GAP_MILLIS = 1000

/** Tells the address what is looked at: a step at once, all else at most once a second [N-2]. */
export function createAddressWriter({ now, after, write }: Pen): AddressWriter {
  let told: string | undefined
  let waiting: string | undefined
  let armed = false
  let writtenAt = Number.NEGATIVE_INFINITY
  const put = (query: string, step: boolean): void => {
    waiting = undefined
    if (query === told) return
    told = query
    writtenAt = now()
    write(query, step)
  }
  const arm = (): void => {
    armed = true
    after(Math.max(0, writtenAt + GAP_MILLIS - now()), () => {
      armed = false
      if (waiting === undefined) return
      if (now() < writtenAt + GAP_MILLIS) arm()
      else put(waiting, false)
    })
  }
  return {
    tell(query, step) {
      if (step) {
        if (waiting !== undefined && waiting !== query) put(waiting, false)
        return put(query, true)
      }
      if (now() >= writtenAt + GAP_MILLIS) return put(query, false)
      waiting = query
      if (!armed) arm()
    },
    heard(query) {
      told = query
      waiting = undefined
    },
  }
}
