/*
 * HOT in a back-fill: once an Event. Columns written in place, nothing allocated.
 */
import { type Changes, LINK_FROM, note, UNSAID } from './changes.ts'

/**
 * Puts a state among the changes of its Machine by its own time [M-11]. `heardMillis` is the time of the newest Reading
 * of the state, which may be newer than what an Event tells. What lies before the Machine's first word is left out, for
 * what it was until then is not known [M-5].
 */
export function noteLateState(
  changes: Changes,
  machine: number,
  code: number,
  time: number,
  heardMillis: number,
): void {
  const said = changes.states[machine]!
  const before = placeAt(changes, machine, time)
  if (said === UNSAID || before < 0 || changes.codes[before] === UNSAID_CODE) return
  // Most often a Frame said it already.
  if (changes.times[before] === time && changes.codes[before] === code) return
  insert(changes, machine, code, time)
  if (heardMillis < time) changes.states[machine] = code
  // What was heard since was no change then, but is one now.
  else if (changes.codes[placeAt(changes, machine, heardMillis)] !== said)
    insert(changes, machine, said, heardMillis)
}

const UNSAID_CODE = UNSAID & 127

/** Where in the ring the state stands that a Machine had at a time, -1 where none is known. */
function placeAt(changes: Changes, machine: number, time: number): number {
  const { times } = changes
  for (let at = newestState(changes, machine); at >= 0; at = olderState(changes, at))
    if (times[at % times.length]! <= time) return at % times.length
  return -1
}

/** Behind all others at first, then before each that is newer; links keep their places. */
function insert(changes: Changes, machine: number, code: number, time: number): void {
  note(changes, machine, code, time)
  const { times, codes } = changes
  let at = changes.newest[machine]!
  for (let older = olderState(changes, at); older >= 0; older = olderState(changes, at)) {
    const from = older % times.length
    if (times[from]! <= time) return
    const to = at % times.length
    times[to] = times[from]!
    codes[to] = codes[from]!
    times[from] = time
    codes[from] = code
    at = older
  }
}

/** The number of a Machine's newest change of state, -1 for none. */
function newestState(changes: Changes, machine: number): number {
  const { newest, codes } = changes
  const at = newest[machine]!
  if (at < oldestOf(changes)) return -1
  return codes[at % codes.length]! < LINK_FROM ? at : olderState(changes, at)
}

/** The number of the same Machine's change of state before one of its changes, -1 for none. */
function olderState(changes: Changes, number: number): number {
  const { back, codes } = changes
  const oldest = oldestOf(changes)
  for (let at = number; ; ) {
    const step = back[at % back.length]!
    at -= step
    if (step === 0 || at < oldest) return -1
    if (codes[at % codes.length]! < LINK_FROM) return at
  }
}

const oldestOf = ({ count, times }: Changes): number => Math.max(0, count - times.length)
