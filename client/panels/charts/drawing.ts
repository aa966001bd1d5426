import '../../text/parts/machine.ts'
import { axisEnd, playheadTime, skewMillisOf } from '../../state/playhead.ts'
import { knownSince, silencesOf } from '../../state/recall/fill.ts'
import { deafTo } from '../../state/recall/looking.ts'
import { eachSample, RECALL_MILLIS } from '../../state/recall/samples.ts'
import { joined } from '../../state/recall/spans.ts'
import { traceOf } from '../../state/recall/trace.ts'
import { type Floor, store } from '../../state/store.ts'
import { archive, time } from '../../state/time.ts'
import { currentLocale } from '../../text/locale.ts'
import type { Speech } from '../../text/speech.ts'
import { bucketTrace, type ChartTrace, joinedTrace } from './bucket-trace.ts'
import type { LiveChart } from './chart.ts'
import type { ChartLine, ChartLook, Mark, Stretch } from './chart-look.ts'
import type { ChartedLine } from './charted-lines.ts'
import { createRanges, type RangeFound } from './ranges.ts'
import { type Edges, rightOf, type Sight } from './sight.ts'

/** What the chart shows at a moment. */
export interface Drawn extends Stretch {
  readonly traces: readonly ChartTrace[]
  /** When nothing is known of any of its lines. */
  readonly unknown: readonly Stretch[]
}

/** Often enough to follow, rarely enough to rest. */
export const DRAW_GAP_MILLIS = 250
export const CALM_DRAW_GAP_MILLIS = 1000

/** More points than this cannot be told apart on the widest chart. */
const MOST_POINTS = 1500
const LEAST_POINTS = 200

/** A rem on a desk. */
const DESK_PIXELS = 14

const token = (style: CSSStyleDeclaration, name: string): string => style.getPropertyValue(name).trim()

/** What the theme that is drawn says of the chart. */
export function lookOf(host: HTMLElement, { number }: Speech): ChartLook {
  const style = getComputedStyle(host)
  const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / DESK_PIXELS || 1
  return {
    soft: token(style, '--soft'),
    grid: token(style, '--line'),
    hatch: token(style, '--hatch'),
    past: token(style, '--past'),
    font: `${12 * scale}px ${style.fontFamily}`,
    scale,
    number,
    ...currentLocale(),
  }
}

/** The Playhead and the present. */
export const edgesNow = (): Edges => ({ at: playheadTime(), live: axisEnd() })

/** There is one chart on the page: its table and its copies are of the same points. */
const ranges = createRanges(archive)
let points = 600

export const leaveRanges = (): void => ranges.stop()

const isSteps = ({ channel }: ChartedLine): boolean =>
  channel.states !== undefined || channel.counter === true

/** The lines of a stretch: from what is remembered where that reaches, else from the Journal and that [PH-83]. */
export function tracesOf(lines: readonly ChartedLine[], sight: Sight): Drawn | undefined {
  const floor = store.getState()
  const { recall, now } = floor
  if (recall === undefined || now === undefined) return undefined
  const edges = edgesNow()
  const to = rightOf(sight, edges)
  const from = to - sight.spanMillis
  const isPast = time.getState().kind === 'past'
  const isRemembered = !isPast && to <= edges.at && from >= edges.at - RECALL_MILLIS - 1
  if (isRemembered) {
    const traces = lines.map((line) => remembered(floor, line, from, to))
    return { from, to, traces, unknown: silences(floor, lines, { from, to }) }
  }
  const wish = { slots: lines.map(({ slot }) => slot), from, to, points, live: edges.live }
  const found = ranges.look(wish)
  const traces = lines.map((line) => told(floor, line, found, { from, to }, edges))
  const blank = found === undefined ? [] : found.gaps.filter((gap) => gap.to > from && gap.from < to)
  return {
    from,
    to,
    traces,
    unknown: joined(blank, silences(floor, lines, { from: Math.max(from, found?.to ?? from), to })),
  }
}

function remembered(
  { recall, now }: Floor,
  { slot, placed }: ChartedLine,
  from: number,
  to: number,
): ChartTrace {
  if (recall === undefined || now === undefined) return NOTHING
  return traceOf(recall, slot, skewMillisOf(recall.model, now, placed.index), from, to, MOST_POINTS)
}

const NOTHING: ChartTrace = { times: [], values: [], last: undefined, stale: false }

/** By buckets as far as they go, and then by what is remembered, up to the Playhead. */
function told(
  floor: Floor,
  line: ChartedLine,
  found: RangeFound | undefined,
  { from, to }: Stretch,
  { at }: Edges,
): ChartTrace {
  const staleAfter = floor.recall?.model.staleAfterMillis[line.slot] ?? Number.POSITIVE_INFINITY
  const columns = found?.channels.get(line.slot)
  const cut = columns === undefined || found === undefined ? from : Math.max(from, found.to)
  const tail = cut < Math.min(to, at) ? remembered(floor, line, cut, Math.min(to, at)) : NOTHING
  if (columns === undefined || found === undefined) return tail
  const wish = { everyMillis: found.everyMillis, staleAfter, steps: isSteps(line), from, to }
  return joinedTrace(bucketTrace(columns, wish), tail, staleAfter)
}

/** How much time up to now is remembered of the lines; an old value that came with the page is no memory. */
export function knownMillis(lines: readonly Pick<ChartedLine, 'slot' | 'placed'>[]): number {
  const { recall, now } = store.getState()
  if (recall === undefined || now === undefined) return 0
  if (time.getState().kind === 'past') return RECALL_MILLIS
  const to = playheadTime()
  const of = { from: to - RECALL_MILLIS, to }
  let known = to
  for (const { slot, placed } of lines) {
    const skew = skewMillisOf(recall.model, now, placed.index)
    const since = knownSince(recall, slot, deafTo(), of)
    let first = to
    eachSample(recall.samples, slot, of.from - skew, (reading) => {
      first = Math.min(first, reading + skew)
    })
    known = Math.min(known, Math.max(first, since))
  }
  return to - known
}

/** When nothing is known of any of the lines. */
function silences({ recall }: Floor, lines: readonly ChartedLine[], of: Stretch): readonly Stretch[] {
  const [first] = lines
  if (recall === undefined || first === undefined || of.to <= of.from) return []
  return joined(silencesOf(recall, first.slot, deafTo(), of), [])
}

/** The Playhead and the present, where the chart reaches beyond the first; and what a press marked. */
export function marksOf(sight: Sight, pinnedAt: number | undefined, { t }: Speech): readonly Mark[] {
  const { at, live } = edgesNow()
  const marks: Mark[] = pinnedAt === undefined ? [] : [{ at: pinnedAt, kind: 'pin', word: '' }]
  if (time.getState().kind === 'live' || sight.to === undefined) return marks
  return [
    ...marks,
    { at: live, kind: 'live', word: t('chart.live') },
    { at, kind: 'playhead', word: t('chart.playhead') },
  ]
}

export function drawLines(
  chart: LiveChart,
  host: HTMLElement,
  lines: readonly ChartedLine[],
  { from, to, traces, unknown }: Drawn,
  marks: readonly Mark[],
): void {
  points = Math.min(MOST_POINTS, Math.max(LEAST_POINTS, host.clientWidth))
  const style = getComputedStyle(host)
  const shown = lines.flatMap((line, i): readonly ChartLine[] => {
    const trace = traces[i]
    if (trace === undefined) return []
    const { key, channel } = line
    return [
      {
        key,
        unit: channel.unit,
        colour: token(style, line.style.token),
        dash: line.style.dash,
        steps: isSteps(line),
        words: channel.states !== undefined,
        trace,
      },
    ]
  })
  chart.show({ lines: shown, from, to, unknown, marks })
}
