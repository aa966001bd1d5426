import type { Recording } from '../../models/recording.ts'
import type { Bilingual } from '../../models/text.ts'
import type { Span } from './time.ts'

/** What came of it; where it did not come to be, in the server's words, or undefined where it has not answered. */
export type Outcome<Done> =
  | { readonly ok: true; readonly done: Done }
  | { readonly ok: false; readonly why: Bilingual | undefined }

/** A stretch of the Journal as a file. */
export interface TakenAway {
  readonly bytes: Blob
  readonly name: string
}

/** Who keeps recordings; it never throws. */
export interface RecordingShelf {
  all(): Promise<readonly Recording[] | undefined>
  /** `onShare` hears how much of it is sent, from 0 to 1. */
  bring(
    file: Blob,
    name: string,
    onShare: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Outcome<Recording>>
  remove(id: string): Promise<Outcome<undefined>>
  /** What was recorded of a stretch, all of it or none; `onBytes` hears how much has come. */
  takeAway(span: Span, onBytes: (bytes: number) => void, signal: AbortSignal): Promise<Outcome<TakenAway>>
}

let open: (() => Promise<RecordingShelf>) | undefined

/** Wired in main; opened when it is first asked. */
export function attachRecordings(shelf: () => Promise<RecordingShelf>): void {
  open = shelf
}

/** Undefined where it cannot be had. */
export const recordingShelf = async (): Promise<RecordingShelf | undefined> => open?.().catch(() => undefined)
