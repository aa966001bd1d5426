import { player } from '../../state/time.ts'
import { jog, pickEnd, playPause, stepBy, toBeginning, toggleLoop } from './moves.ts'
import { shownMillis, zoom } from './timeline.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const TENTH = 100
const CLOSER = 1 / 1.5

const KEYS: Readonly<Record<string, () => void>> = {
  ' ': playPause,
  k: playPause,
  j: () => jog(-1),
  l: () => jog(1),
  ArrowLeft: () => stepBy(-SECOND),
  ArrowRight: () => stepBy(SECOND),
  'Shift+ArrowLeft': () => stepBy(-10 * SECOND),
  'Shift+ArrowRight': () => stepBy(10 * SECOND),
  PageDown: () => stepBy(-MINUTE),
  PageUp: () => stepBy(MINUTE),
  ',': () => stepBy(-TENTH),
  '.': () => stepBy(TENTH),
  ArrowUp: () => zoom(CLOSER, shownMillis()),
  ArrowDown: () => zoom(1 / CLOSER, shownMillis()),
  '+': () => zoom(CLOSER, shownMillis()),
  '=': () => zoom(CLOSER, shownMillis()),
  '-': () => zoom(1 / CLOSER, shownMillis()),
  Home: toBeginning,
  End: () => player.toLive(),
  i: () => pickEnd('from'),
  o: () => pickEnd('to'),
  r: toggleLoop,
}

/** What a key does while the track has the focus, as in a video editor [PH-49]; undefined where it is not the track's. */
export const trackKey = (chord: string): (() => void) | undefined => KEYS[chord]
