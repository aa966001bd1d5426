import { openPanel, shutPanel } from '../../state/docks.ts'
import { clockTime } from '../../state/playhead.ts'
import { recordedId } from '../../state/recorded.ts'
import { showBeside, split } from '../../state/split.ts'
import { archive, time } from '../../state/time.ts'
import { pageMode } from '../page-mode.ts'
import { isHandheld } from '../use-narrow.ts'
import { besideWords, firstBeside, HOUR_MILLIS } from './beside.ts'
import { sayAround } from './say.ts'

/** Begins a comparison [PH-112], or ends it; from within one half the page around it does. */
export async function turnSplit(): Promise<void> {
  if (pageMode.kind === 'pane') return sayAround({ kind: 'wish', beside: undefined })
  if (split.getState().asked !== undefined) return endSplit()
  const { kind } = time.getState()
  const at = clockTime()
  const first = kind === 'live' ? await firstRecorded(at) : undefined
  showBeside(besideWords(firstBeside(kind, at, recordedId, first)))
  // On a phone it would lie over both halves.
  if (!isHandheld()) openPanel('differences')
}

/** Nobody who presses waits longer for it. */
const PATIENCE_MILLIS = 1000

/** Where the Journal begins; undefined where it does not say so at once. */
async function firstRecorded(at: number): Promise<number | undefined> {
  const ask = { from: at - HOUR_MILLIS, to: at, buckets: 1 }
  const answer = await archive.density(ask, AbortSignal.timeout(PATIENCE_MILLIS))
  return answer?.first ?? undefined
}

/** The other half is given back to the stage, and what told of the two goes with it. */
export function endSplit(): void {
  showBeside(undefined)
  shutPanel('differences')
}
