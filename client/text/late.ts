import type { recordingsWords } from './parts/recordings.ts'
import type { tieWords } from './parts/tie.ts'

/** Keys of the parts that are learned when what says them is loaded: such a part imports its words for that alone. */
export type LateKey = keyof typeof recordingsWords | keyof typeof tieWords
