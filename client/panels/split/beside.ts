import type { Time } from '../../state/time.ts'
import { type Kept, keptOf, queryOf } from '../address.ts'

/** What one side of a comparison shows [PH-113]. */
export interface Beside {
  /** A recording by its id; undefined for what this server's own plant does and did. */
  readonly recording: string | undefined
  /** An instant; undefined for the present, or where a recording begins to be shown by itself. */
  readonly at: number | undefined
}

/** `live`, `t:2026-11-20T08:00:00.000Z`, `recording:ID` or `recording:ID@2026-…`. */
const WORDS = /^(?:live|t:([\w:.+-]{1,40})|recording:([0-9a-f]{16})(?:@([\w:.+-]{1,40}))?)$/

/** Undefined where the words are none of ours. */
export function besideOf(words: string): Beside | undefined {
  const found = WORDS.exec(words)
  if (found === null) return undefined
  const [, plain, recording, within] = found
  const told = plain ?? within
  const at = told === undefined ? undefined : timeOf(told)
  if (told !== undefined && at === undefined) return undefined
  return { recording, at }
}

/** As the address of a page reads its own time. */
const timeOf = (told: string): number | undefined =>
  keptOf(new URLSearchParams({ t: told }).toString()).instant?.at

export function besideWords({ recording, at }: Beside): string {
  const time = at === undefined ? undefined : new Date(Math.round(at)).toISOString()
  if (recording === undefined) return time === undefined ? 'live' : `t:${time}`
  return time === undefined ? `recording:${recording}` : `recording:${recording}@${time}`
}

export const HOUR_MILLIS = 3_600_000
/** So long after a Journal begins nearly all Machines have told how they stand. */
const SETTLED_MILLIS = 60_000

/**
 * What the other side begins with [PH-112]: the instant that is shown, or the hour before where that is the present;
 * `first` is where the Journal begins, as far as that is known.
 */
export function firstBeside(
  shown: Time['kind'],
  at: number,
  recording: string | undefined,
  first: number | undefined,
): Beside {
  const settled = first === undefined ? 0 : Math.min(first + SETTLED_MILLIS, (first + at) / 2)
  const before = Math.min(at, Math.max(at - HOUR_MILLIS, settled))
  return { recording, at: shown === 'live' ? before : at }
}

/** The query of the page in the other half: the same look, at its own time. */
export function paneQuery(tie: string, { recording, at }: Beside, look: Kept): string {
  const { pose, chosen, stage, overlay, muted, language, theme } = look
  const own = { ...keptOf(''), pose, chosen, stage, overlay, muted, language, theme }
  const instant = at === undefined ? undefined : { at, speed: 0 }
  return [
    `pane=${tie}`,
    ...(recording === undefined ? [] : [`recording=${recording}`]),
    queryOf({ ...own, instant }),
  ]
    .filter((part) => part !== '')
    .join('&')
}
