/** Flushes when something is due: in the same turn's end where it is now, by a timer where it is later [V-2]. */
export interface Ticker {
  /** Something changed. Free when a flush is on its way already. */
  poke(): void
  stop(): void
}

type Waiting =
  | { readonly for: 'nothing' }
  | { readonly for: 'turn'; readonly handle: NodeJS.Immediate }
  | { readonly for: 'timer'; readonly handle: NodeJS.Timeout; readonly due: number }

const NOTHING: Waiting = { for: 'nothing' }

export function createTicker(
  dueAt: () => number | undefined,
  flush: () => void,
  steadyNow: () => number,
): Ticker {
  let waiting: Waiting = NOTHING
  let stopped = false

  function run(): void {
    waiting = NOTHING
    if (stopped) return
    flush()
    poke()
  }

  /** What is due earlier than what is waited for takes its place: an Event may wait while a Reading may not. */
  function poke(): void {
    if (waiting.for === 'turn' || stopped) return
    const due = dueAt()
    if (due === undefined || (waiting.for === 'timer' && due >= waiting.due)) return
    if (waiting.for === 'timer') clearTimeout(waiting.handle)
    const delayMillis = due - steadyNow()
    waiting =
      delayMillis <= 0
        ? { for: 'turn', handle: setImmediate(run) }
        : { for: 'timer', handle: setTimeout(run, Math.ceil(delayMillis)), due }
  }

  return {
    poke,
    stop() {
      stopped = true
      if (waiting.for === 'timer') clearTimeout(waiting.handle)
      if (waiting.for === 'turn') clearImmediate(waiting.handle)
    },
  }
}
