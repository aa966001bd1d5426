import { type FloorState, floorStateOf, LINK } from '../../../models/state.ts'
import { eachChange, UNSAID } from './changes.ts'
import type { Silence } from './fill.ts'
import type { Recall } from './recall.ts'

/** A stretch of time in which a Machine was in one floor state, as this page knows it; times are the server's. */
export interface Stretch {
  readonly from: number
  readonly to: number
  /** `gone` is a time in which this page did not hear the server, `unrecorded` one of which nothing was written. */
  readonly state: FloorState | Silence['what']
  /** What it said last, where it was out of reach. */
  readonly was: FloorState | undefined
  readonly link: number
}

interface Told {
  readonly what: 'state' | 'link'
  readonly code: number
  readonly time: number
}

/**
 * What a Machine was from one time to another, the oldest first. What lies before its first word is left out: this
 * page does not know it [M-5]. What it told afterwards of a time out of reach is what it was then [M-11].
 */
export function bandOf(
  recall: Recall,
  machine: number,
  skewMillis: number,
  silences: readonly Silence[],
  from: number,
  to: number,
): readonly Stretch[] {
  const told = toldUntil(recall, machine, skewMillis, from)
  const band: Stretch[] = []
  let state = UNSAID
  let link = LINK.unheard as number
  const backMillis = lastBack(told)
  let toldAfterwards = false
  let at = Number.NEGATIVE_INFINITY
  const say = (until: number): void => {
    const begin = Math.max(at, from)
    const end = Math.min(until, to)
    if (at === Number.NEGATIVE_INFINITY || end <= begin) return
    const was = state === UNSAID ? 'unknown' : floorStateOf(state)
    const reached = link === LINK.online || toldAfterwards
    append(band, {
      from: begin,
      to: end,
      state: reached ? was : 'unknown',
      was: reached || was === 'unknown' ? undefined : was,
      link: reached ? LINK.online : link,
    })
  }
  for (const change of told) {
    say(change.time)
    if (change.what === 'state') {
      state = change.code
      toldAfterwards = link > LINK.online && change.time < backMillis
    } else {
      if (link === LINK.online || change.code === LINK.online) toldAfterwards = false
      link = change.code
    }
    // Only the state says when knowledge of the Machine began; a link may stand for days.
    if (change.what === 'state' || at !== Number.NEGATIVE_INFINITY || link > LINK.online) at = change.time
  }
  say(to)
  return withSilences(band, silences)
}

/** When a Machine was last within reach again; nothing is told of a time out of reach before it is over. */
const lastBack = (told: readonly Told[]): number =>
  told.findLast(({ what, code }) => what === 'link' && code === LINK.online)?.time ?? Number.NEGATIVE_INFINITY

/** The changes of a Machine in order of time, back to those that held at `from`. */
function toldUntil(recall: Recall, machine: number, skewMillis: number, from: number): readonly Told[] {
  const told: Told[] = []
  const known = { state: false, link: false }
  eachChange(recall.changes, machine, (what, code, reading) => {
    const time = what === 'state' ? reading + skewMillis : reading
    if (!known[what]) told.push({ what, code, time })
    known[what] ||= time <= from
    return !(known.state && known.link)
  })
  return told.reverse().sort((a, b) => a.time - b.time)
}

function append(band: Stretch[], next: Stretch): void {
  const last = band.at(-1)
  if (
    last !== undefined &&
    last.to === next.from &&
    last.state === next.state &&
    last.was === next.was &&
    last.link === next.link
  )
    band[band.length - 1] = { ...last, to: next.to }
  else band.push(next)
}

/** While the server was lost nothing was heard, whatever was said before or after; so where nothing was written. */
function withSilences(band: readonly Stretch[], silences: readonly Silence[]): readonly Stretch[] {
  if (silences.length === 0) return band
  const cut: Stretch[] = []
  for (const stretch of band) {
    let { from } = stretch
    for (const silence of silences) {
      if (silence.to <= from || silence.from >= stretch.to) continue
      if (silence.from > from) append(cut, { ...stretch, from, to: silence.from })
      const begin = Math.max(from, silence.from)
      from = Math.min(silence.to, stretch.to)
      append(cut, { from: begin, to: from, state: silence.what, was: undefined, link: LINK.unheard })
    }
    if (from < stretch.to) append(cut, { ...stretch, from })
  }
  return cut
}

/** Whether nothing is known of a stretch. */
export const isSilent = ({ state }: Stretch): boolean => state === 'gone' || state === 'unrecorded'

/** How long a Machine was in each state of a band, the longest first. */
export function sharesOf(band: readonly Stretch[]): readonly { state: Stretch['state']; millis: number }[] {
  const sums = new Map<Stretch['state'], number>()
  for (const { state, from, to } of band) sums.set(state, (sums.get(state) ?? 0) + to - from)
  return [...sums].map(([state, millis]) => ({ state, millis })).sort((a, b) => b.millis - a.millis)
}
