/*
 * HOT in `noteState` and `noteLink`: once a Reading of a state or a link. A ring in columns; nothing allocated.
 * What comes late is put among them by `late-state`.
 */

/** So many changes are remembered, of all Machines together. */
export const MOST_CHANGES = 200_000

/** What a Machine was, or its link, that was never said. */
export const UNSAID = 255

/** A link's codes stand behind those of the states, so that one column holds both. */
export const LINK_FROM = 128

/**
 * When a state or a link became another, of all Machines in one ring [M-1]. Each change knows how far back the one
 * before it of the same Machine lies, so that reading one Machine touches its own changes alone.
 */
export interface Changes {
  readonly times: Float64Array
  /** The code of a state, or LINK_FROM and that of a link. */
  readonly codes: Uint8Array
  /** How many changes back the same Machine's last one is; 0 for none. */
  readonly back: Int32Array
  /** By Machine: the number of its newest change, -1 for none; numbers only grow. */
  readonly newest: Float64Array
  readonly states: Uint8Array
  readonly links: Uint8Array
  /** How many were ever noted. */
  count: number
}

export const createChanges = (machines: number, capacity = MOST_CHANGES): Changes => ({
  times: new Float64Array(capacity),
  codes: new Uint8Array(capacity),
  back: new Int32Array(capacity),
  newest: new Float64Array(machines).fill(-1),
  states: new Uint8Array(machines).fill(UNSAID),
  links: new Uint8Array(machines).fill(UNSAID),
  count: 0,
})

export function noteState(changes: Changes, machine: number, code: number, time: number): void {
  if (changes.states[machine] === code) return
  changes.states[machine] = code
  note(changes, machine, code & 127, time)
}

export function noteLink(changes: Changes, machine: number, code: number, time: number): void {
  if (changes.links[machine] === code) return
  changes.links[machine] = code
  note(changes, machine, LINK_FROM | (code & 127), time)
}

/** Writes a change behind all others, whatever its time; its code has LINK_FROM where it is that of a link. */
export function note(changes: Changes, machine: number, code: number, time: number): void {
  const { count } = changes
  const capacity = changes.times.length
  const at = count % capacity
  const before = changes.newest[machine]!
  const back = before < 0 ? 0 : count - before
  changes.times[at] = time
  changes.codes[at] = code
  changes.back[at] = back < capacity ? back : 0
  changes.newest[machine] = count
  changes.count = count + 1
}

/** Visits a Machine's changes, the newest first, until there is none or the visitor has enough. */
export function eachChange(
  changes: Changes,
  machine: number,
  visit: (what: 'state' | 'link', code: number, time: number) => boolean,
): void {
  const capacity = changes.times.length
  const oldest = Math.max(0, changes.count - capacity)
  let number = changes.newest[machine]!
  while (number >= oldest) {
    const at = number % capacity
    const code = changes.codes[at]! & 127
    const of = changes.codes[at]! < LINK_FROM ? 'state' : 'link'
    if (!visit(of, code === 127 ? UNSAID : code, changes.times[at]!)) return
    const back = changes.back[at]!
    if (back === 0) return
    number -= back
  }
}
