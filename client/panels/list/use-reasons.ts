import { useMemo } from 'react'
import type { FloorState } from '../../../models/state.ts'
import type { KnownEvent } from '../../state/alarms.ts'
import { useStore } from '../../state/react.ts'
import { reasonOf } from '../machine/since.ts'

/** Why each Machine is in a state, from the Events that are remembered [M-10]. */
export function useReasons(): (machine: number, state: FloorState) => string | undefined {
  const events = useStore((floor) => floor.recentEvents)
  const byMachine = useMemo(() => ownOf(events), [events])
  return (machine, state) => reasonOf(byMachine.get(machine) ?? [], state)
}

/** The Events of each Machine, in the order in which they are given. */
function ownOf(events: readonly KnownEvent[]): ReadonlyMap<number, readonly KnownEvent[]> {
  const byMachine = new Map<number, KnownEvent[]>()
  for (const event of events) {
    const own = byMachine.get(event.machine)
    if (own === undefined) byMachine.set(event.machine, [event])
    else own.push(event)
  }
  return byMachine
}
