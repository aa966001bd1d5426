import '../../text/parts/kiosk.ts'
import type { Priority } from '../../../models/event.ts'
import type { FloorState } from '../../../models/state.ts'
import { PRIORITIES, type StandingAlarms } from '../../state/alarms.ts'
import { allOf } from '../../state/standing.ts'
import type { Speech } from '../../text/speech.ts'

/** What a wall says of the machines that produce: a mark and a sentence that leaves nothing out [N-20]. */
export interface Said {
  readonly shape: FloorState
  readonly words: string
}

type CountKey = 'kiosk.faults' | 'kiosk.held' | 'kiosk.heldNoFaults' | 'kiosk.waiting' | 'kiosk.unknown'

/** A machine that is held is no fault, but nobody may read that all is well. */
export function saidOf(
  counts: Readonly<Record<FloorState, number>>,
  { t, number }: Pick<Speech, 't' | 'number'>,
): readonly Said[] {
  const { fault, held, waiting, unknown } = counts
  const count = (key: CountKey, of: number) => t(key, { count: of, shown: number(of) })
  const said: Said[] = []
  if (fault > 0) said.push({ shape: 'fault', words: count('kiosk.faults', fault) })
  if (held > 0)
    said.push({ shape: 'held', words: count(fault > 0 ? 'kiosk.held' : 'kiosk.heldNoFaults', held) })
  // Of machines of which nothing is known nobody may say that they have no fault.
  if (fault === 0 && held === 0 && unknown < allOf(counts))
    said.push({ shape: 'running', words: t('kiosk.noFaults') })
  if (waiting > 0) said.push({ shape: 'waiting', words: count('kiosk.waiting', waiting) })
  if (unknown > 0) said.push({ shape: 'unknown', words: count('kiosk.unknown', unknown) })
  return said
}

/** On how many Machines an alarm stands, and how grave the gravest is; nothing where none does [N-20]. */
export function alarmsOf(
  alarms: StandingAlarms,
): { readonly priority: Priority; readonly machines: number } | undefined {
  const gravest = [...alarms.values()].map(([first]) => first?.priority)
  const priority = PRIORITIES.find((each) => gravest.includes(each))
  return priority === undefined ? undefined : { priority, machines: alarms.size }
}
