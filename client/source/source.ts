import type { Control } from '../../models/simulation.ts'
import type { Sink } from '../state/sink.ts'

/** What a Source can do beside yielding; what it cannot is missing. */
type Capability = 'look' | 'seek' | 'pace' | 'simulate'

/** Where Frames and Events come from: now, then or a forecast; a screen cannot tell which. */
export interface Source {
  readonly capabilities: ReadonlySet<Capability>
  /** Begins to yield into the Sink; the function that comes back ends it for good. */
  start(sink: Sink): () => void
  /** Which Lines are on screen; the last call holds [V-1]. */
  look(lines: readonly number[]): void
  /** Tries again at once where it waits; asks whether the other end is still there where it does not. */
  wake(): void
  /** Asks whoever plays the machines to play otherwise [W-86]. */
  simulate(control: Control): void
}
