import { createStore } from 'zustand/vanilla'
import type { Recording } from '../../models/recording.ts'

/*
 * A page shows the plant of this server, or one recording and nothing else [PH-120].
 */

const LONGEST_ID = 64

/** Which recording an address asks for. */
export function recordingIn(query: string): string | undefined {
  const id = new URLSearchParams(query).get('recording')
  return id === null || id === '' ? undefined : id.slice(0, LONGEST_ID)
}

/** That of this page, for as long as it is open. */
export const recordedId: string | undefined = recordingIn(globalThis.location?.search ?? '')

/** What is known of it, once the server has told. */
export const recorded = createStore<{ readonly recording: Recording | undefined }>(() => ({
  recording: undefined,
}))

/** What an address says beside what is looked at. */
const KEPT: readonly string[] = ['lang', 'theme', 'view', 'view-only', 'pane', 'tie', 'tied']

/** The query of the page of this server's own plant, from that of a page of a recording [PH-122]. */
export const liveQuery = (query: string): string =>
  new URLSearchParams([...new URLSearchParams(query)].filter(([key]) => KEPT.includes(key))).toString()
