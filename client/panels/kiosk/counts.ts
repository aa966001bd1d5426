import type { FloorState } from '../../../models/state.ts'
import { allOf } from '../../state/standing.ts'
import type { Speech } from '../../text/speech.ts'

/** What a wall says of the machines that produce: a mark and a sentence that leaves nothing out [N-20]. */
export interface Said {
  readonly shape: FloorState
  readonly words: string
}

/** A machine that is held is no fault, but nobody may read that all is well. */
export function saidOf(
  counts: Readonly<Record<FloorState, number>>,
  { t, number }: Pick<Speech, 't' | 'number'>,
): readonly Said[] {
  const { fault, held, unknown } = counts
  const count = (key: 'kiosk.faults' | 'kiosk.held' | 'kiosk.heldNoFaults' | 'kiosk.unknown', of: number) =>
    t(key, { count: of, shown: number(of) })
  const said: Said[] = []
  if (fault > 0) said.push({ shape: 'fault', words: count('kiosk.faults', fault) })
  if (held > 0)
    said.push({ shape: 'held', words: count(fault > 0 ? 'kiosk.held' : 'kiosk.heldNoFaults', held) })
  // Of machines of which nothing is known nobody may say that they have no fault.
  if (fault === 0 && held === 0 && unknown < allOf(counts))
    said.push({ shape: 'running', words: t('kiosk.noFaults') })
  if (unknown > 0) said.push({ shape: 'unknown', words: count('kiosk.unknown', unknown) })
  return said
}
