import type { TwinEvent } from '../../../models/event.ts'
import type { Past, PastTrouble, Span } from '../../state/time.ts'
import type { Chronicle } from './chronicle.ts'
import type { Route } from './route.ts'
import type { Screen } from './screen.ts'
import type { Seeking } from './seeking.ts'

/** The past that is shown, for as long as it is. */
export interface Shown {
  readonly screen: Screen
  readonly chronicle: Chronicle
  readonly seeking: Seeking
  readonly leftAt: number
  route: Route | undefined
  /** Where what is shown did not come to be step by step, and its last minutes are not known yet. */
  landed:
    | { readonly at: number; readonly millis: number; readonly standing: readonly TwinEvent[] }
    | undefined
  /** Where the Playhead is, and when it was brought there. */
  at: number
  movedMillis: number
  speed: number
  playing: boolean
  waiting: boolean
  ground: Past['ground']
  damaged: number
  loop: Span | undefined
  trouble: PastTrouble | undefined
  retryMillis: number
  agesMillis: number
}

/** As the page is told of it. */
export const told = (past: Shown): Past => {
  const { at, movedMillis, speed, playing, waiting, ground, damaged, loop, leftAt, trouble } = past
  const rate = playing && !waiting ? speed : 0
  return {
    ...{ kind: 'past', at, anchorMillis: movedMillis, rate, speed, playing, waiting },
    ...{ ground, damaged, loop, leftAt, trouble },
  }
}
