/** Flushes when something is due: in the same turn's end where it is now, by a timer where it is later [V-2]. */
export interface Ticker {
  /** Something changed. Free when a flush is on its way already. */
  poke(): void
  stop(): void
}

export function createTicker(
  dueAt: () => number | undefined,
  flush: () => void,
  steadyNow: () => number,
): Ticker {
  let waiting = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  function run(): void {
    waiting = false
    if (stopped) return
    flush()
    poke()
  }

  function poke(): void {
    if (waiting || stopped) return
    const due = dueAt()
    if (due === undefined) return
    waiting = true
    const delayMillis = due - steadyNow()
    if (delayMillis <= 0.5) setImmediate(run)
    else timer = setTimeout(run, delayMillis)
  }

  return {
    poke,
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
