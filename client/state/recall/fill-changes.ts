import { type Changes, eachChange, LINK_FROM, note, noteLink, noteState, UNSAID } from './changes.ts'

/** When a Machine's state or its link was said to be something, in any order. */
export interface Saying {
  readonly what: 'state' | 'link'
  readonly code: number
  readonly time: number
}

/**
 * Puts what the Journal tells of a Machine's state and link among its changes, what lies before its first word too
 * [PH-80]. Where some of it is older than what is there, the Machine's changes are written anew behind all others; those
 * that stood there before are no more read.
 */
export function fillChanges(changes: Changes, machine: number, come: readonly Saying[]): void {
  const held: Saying[] = []
  eachChange(changes, machine, (what, code, time) => held.push({ what, code, time }) > 0)
  const newest = Math.max(...held.map(({ time }) => time))
  if (come.every(({ time }) => time >= newest)) {
    for (const { what, code, time } of come)
      (what === 'state' ? noteState : noteLink)(changes, machine, code, time)
    return
  }
  // Of one time what was heard comes first, so that what the Journal tells holds.
  const said = [...held.reverse(), ...come].sort((a, b) => a.time - b.time)
  const last = { state: -1, link: -1 }
  changes.newest[machine] = -1
  for (const { what, code, time } of said) {
    if (last[what] === code) continue
    last[what] = code
    note(changes, machine, (code & 127) | (what === 'link' ? LINK_FROM : 0), time)
  }
  changes.states[machine] = last.state < 0 ? UNSAID : last.state
  changes.links[machine] = last.link < 0 ? UNSAID : last.link
}
