import type { Batch } from '../../../models/segment/batch.ts'
import type { PlacedEvent } from '../../../models/segment/event-lines.ts'
import type { Standing } from '../../../models/standing.ts'
import type { Twin } from '../../../models/twin.ts'
import type { Written } from './hour-files.ts'
import type { JournalState } from './state.ts'

/** What came between two turns of a page of the recorder; all that is prompt lies from `from` to `until`. */
export interface Page {
  readonly batch: Batch
  readonly events: readonly PlacedEvent[]
  readonly from: number
  readonly until: number
  /** Where what came before was not handed on: the Twin that it has become. */
  readonly twin?: Twin
  /** And what stands then. */
  readonly standing?: Standing
}

/** What the writer has to say. */
export type News =
  /** These are on the disk, in the order in which they came. */
  | { readonly kind: 'kept'; readonly pages: number; readonly readings: number; readonly events: number }
  /** These are not, and will not be. */
  | { readonly kind: 'lost'; readonly pages: number; readonly readings: number; readonly events: number }
  | { readonly kind: 'written'; readonly written: Written }
  | { readonly kind: 'late'; readonly merged: number; readonly dropped: number }
  | { readonly kind: 'state'; readonly state: JournalState }
  /** Written anew, or gone: it was too old, or there was too much. */
  | { readonly kind: 'changed'; readonly file: string }
  | {
      readonly kind: 'said'
      readonly level: 'info' | 'warn'
      readonly facts: object
      readonly sentence: string
    }
