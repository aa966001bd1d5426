import { createStore } from 'zustand/vanilla'
import type { Recording } from '../../models/recording.ts'
import { type Outcome, recordingShelf, type TakenAway } from './recording-shelf.ts'
import type { Span } from './time.ts'

/** The recordings that the server keeps, as it told last; the newest stretch first. */
export const recordings = createStore<{ readonly list: readonly Recording[] | undefined }>(() => ({
  list: undefined,
}))

const NO_ANSWER = { ok: false, why: undefined } as const

/** Undefined where no answer came: what was told before is told on. */
export async function fetchRecordings(): Promise<readonly Recording[] | undefined> {
  const list = await (await recordingShelf())?.all()
  if (list !== undefined) recordings.setState({ list })
  return list
}

export async function bringRecording(
  file: Blob,
  name: string,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<Outcome<Recording>> {
  const became = (await (await recordingShelf())?.bring(file, name, onShare, signal)) ?? NO_ANSWER
  if (became.ok) await fetchRecordings()
  return became
}

export async function removeRecording(id: string): Promise<Outcome<undefined>> {
  const became = (await (await recordingShelf())?.remove(id)) ?? NO_ANSWER
  await fetchRecordings()
  return became
}

export const takeAway = async (
  span: Span,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Outcome<TakenAway>> =>
  (await (await recordingShelf())?.takeAway(span, onBytes, signal)) ?? NO_ANSWER
