import { openPanel, shutPanel } from '../../state/docks.ts'
import { clockTime } from '../../state/playhead.ts'
import { recordedId } from '../../state/recorded.ts'
import { showBeside, split } from '../../state/split.ts'
import { time } from '../../state/time.ts'
import { pageMode } from '../page-mode.ts'
import { isHandheld } from '../use-narrow.ts'
import { besideWords, firstBeside } from './beside.ts'
import { sayAround } from './say.ts'

/** Begins a comparison [PH-112], or ends it; from within one half the page around it does. */
export function turnSplit(): void {
  if (pageMode.kind === 'pane') return sayAround({ kind: 'wish', beside: undefined })
  if (split.getState().asked !== undefined) return endSplit()
  const { kind } = time.getState()
  showBeside(besideWords(firstBeside(kind, clockTime(), recordedId)))
  // On a phone it would lie over both halves.
  if (!isHandheld()) openPanel('differences')
}

/** The other half is given back to the stage, and what told of the two goes with it. */
export function endSplit(): void {
  showBeside(undefined)
  shutPanel('differences')
}
