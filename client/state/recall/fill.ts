import type { ReadingColumns } from '../../../models/journal-answer.ts'
import { LINK, LINK_STATES, PACKML_STATES } from '../../../models/state.ts'
import { QUALITY } from '../../../models/twin.ts'
import type { Span } from '../time.ts'
import { UNSAID } from './changes.ts'
import { fillChanges, type Saying } from './fill-changes.ts'
import { fillSamples, type Told } from './fill-samples.ts'
import type { Recall } from './recall.ts'
import { joined, type Spans, within, without } from './spans.ts'

/** What the Journal has told of the slots of a Recall [PH-80]. */
export interface Fill {
  /** By slot: of which times it has told all. */
  readonly told: Map<number, Spans>
  /** By slot, in a Plant too large for all: since when it is looked at, and so remembered. */
  readonly looked: Map<number, number>
  /** In which times nothing was written, as far as it was asked for. */
  gaps: Spans
}

const fills = new WeakMap<Recall, Fill>()

/** The one of a Recall. */
export function fillOf(recall: Recall): Fill {
  const known = fills.get(recall)
  if (known !== undefined) return known
  const fill: Fill = { told: new Map(), looked: new Map(), gaps: [] }
  fills.set(recall, fill)
  return fill
}

/** A time in which this page did not hear the server. */
export interface Deaf {
  readonly sinceMillis: number
  readonly backMillis?: number
}

/**
 * What a page hears comes a moment after it was so, and what it is told when it comes, or comes back, is the newest
 * alone: so much around each beginning is asked for as well, that no seam is left.
 */
const SEAM_MILLIS = 1500

/** What of a stretch this page heard itself; of the past it hears nothing. */
export function heardOf(recall: Recall, slot: number, losses: readonly Deaf[] | undefined, of: Span): Spans {
  if (losses === undefined) return []
  const { looked } = fillOf(recall)
  const since = recall.samples.whole ? recall.sinceMillis : (looked.get(slot) ?? Number.POSITIVE_INFINITY)
  const deaf = losses.map(({ sinceMillis, backMillis = Number.POSITIVE_INFINITY }) => ({
    from: sinceMillis - SEAM_MILLIS,
    to: backMillis + SEAM_MILLIS,
  }))
  const from = Math.max(of.from, since + SEAM_MILLIS)
  return from < of.to ? without({ from, to: of.to }, joined(deaf, [])) : []
}

/** What of a stretch neither this page nor the Journal has told of a slot. */
export const missingOf = (
  recall: Recall,
  slot: number,
  losses: readonly Deaf[] | undefined,
  of: Span,
): Spans => without(of, joined(heardOf(recall, slot, losses, of), fillOf(recall).told.get(slot) ?? []))

/** Puts what the Journal tells of a stretch among what is remembered. What held where it begins is told apart. */
export function takeTold(
  recall: Recall,
  of: Span,
  channels: readonly Pick<ReadingColumns, 'slot' | 'time' | 'value' | 'quality'>[],
  held: ReadonlyMap<number, Told> = new Map(),
): void {
  const { table } = recall.model
  const told = fillOf(recall).told
  const sayings = new Map<number, Saying[]>()
  for (const { slot, time, value, quality } of channels) {
    const perUnit = table.perUnit[slot] ?? 1
    const before = held.get(slot)
    const come: Told[] = before === undefined ? [] : [before]
    time.forEach((at, i) => {
      come.push({ time: at, quantum: Math.round((value[i] ?? 0) * perUnit), quality: quality[i] ?? 0 })
    })
    fillSamples(recall.samples, slot, come)
    const machine = table.machineOf[slot] ?? -1
    const what = whatOf(recall, machine, slot)
    if (what !== undefined) {
      const own = sayings.get(machine) ?? []
      sayings.set(machine, own)
      for (const each of come) own.push({ what, code: codeOf(what, each), time: each.time })
    }
    told.set(slot, joined(told.get(slot) ?? [], [of]))
  }
  for (const [machine, own] of sayings) fillChanges(recall.changes, machine, own)
}

const whatOf = ({ model }: Recall, machine: number, slot: number): Saying['what'] | undefined =>
  model.stateSlots[machine] === slot ? 'state' : model.linkSlots[machine] === slot ? 'link' : undefined

function codeOf(what: Saying['what'], { quantum, quality }: Told): number {
  const isSaid = quality !== QUALITY.none && quantum >= 0
  if (what === 'link') return isSaid && quantum < LINK_STATES.length ? quantum : LINK.unheard
  return isSaid && quantum < PACKML_STATES.length ? quantum : UNSAID
}

/** A time of which nothing is known: this page did not hear the server, or nothing was written. */
export interface Silence extends Span {
  readonly what: 'gone' | 'unrecorded'
}

/** In which times of a stretch nothing is known of a slot: what the page did not hear and the Journal does not tell. */
export function silencesOf(
  recall: Recall,
  slot: number,
  losses: readonly Deaf[] | undefined,
  of: Span,
): readonly Silence[] {
  const { told, gaps } = fillOf(recall)
  const lost = (losses ?? []).map(({ sinceMillis, backMillis = of.to }) => ({
    from: sinceMillis,
    to: backMillis,
  }))
  const known = joined(within(told.get(slot) ?? [], of), [])
  const gone = within(lost, of).flatMap((span) => without(span, known))
  const heard = heardOf(recall, slot, losses, of)
  const unrecorded = within(gaps, of).flatMap((span) => without(span, joined(heard, gone)))
  return [
    ...gone.map((span): Silence => ({ ...span, what: 'gone' })),
    ...unrecorded.map((span): Silence => ({ ...span, what: 'unrecorded' })),
  ].sort((a, b) => a.from - b.from)
}

/** Since when, up to a time, all is known of a slot that anybody knows. */
export function knownSince(
  recall: Recall,
  slot: number,
  losses: readonly Deaf[] | undefined,
  of: Span,
): number {
  const since = recall.samples.whole ? recall.sinceMillis : (fillOf(recall).looked.get(slot) ?? of.to)
  const own = Math.max(of.from, losses === undefined ? of.to : since)
  // What is about to be asked for, where the page began, is no reason to say that nothing is known from before it.
  const seam = { from: own - 2 * SEAM_MILLIS, to: of.to }
  const last = joined(fillOf(recall).told.get(slot) ?? [], [seam]).findLast(({ from }) => from < of.to)
  return last === undefined || last.from >= seam.from ? own : Math.max(of.from, last.from)
}
