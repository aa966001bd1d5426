import { nearest } from '../nearest.ts'
import { foundText, type Hints, type Place } from './problem.ts'
import type { RoughMachine } from './rough.ts'

export type Say = (place: Place, expected: string, found: string, hints?: Hints) => void

/** Who is there; where some have no readable id, nobody can be said to be missing. */
export interface Roll {
  readonly byId: ReadonlyMap<string, RoughMachine>
  readonly isComplete: boolean
}

/** Says so where an id is no machine's, or one's that is not of the right Kind [P-3] [P-5]. */
export function reference(
  place: Place,
  id: string | undefined,
  allowed: readonly string[] | undefined,
  machines: Roll,
  say: Say,
): void {
  if (id === undefined) return
  const machine = machines.byId.get(id)
  const wanted = allowed === undefined ? '' : ` of Kind ${allowed.map((kind) => `"${kind}"`).join(' or ')}`
  if (machine === undefined) {
    if (!machines.isComplete) return
    const candidates = [...machines.byId].filter(([, { kind }]) => allowed?.includes(kind ?? '') ?? true)
    const suggestion = nearest(
      id,
      candidates.map(([each]) => each),
    )
    say(place, `the id of a machine${wanted}`, foundText(id), { suggestion })
  } else if (allowed !== undefined && machine.kind !== undefined && !allowed.includes(machine.kind)) {
    say(place, `the id of a machine${wanted}`, `"${id}", which is of Kind ${foundText(machine.kind)}`)
  }
}
