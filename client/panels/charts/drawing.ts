import { playheadTime, skewMillisOf } from '../../state/playhead.ts'
import { knownSince } from '../../state/recall/fill.ts'
import { deafTo } from '../../state/recall/looking.ts'
import { eachSample, RECALL_MILLIS } from '../../state/recall/samples.ts'
import { type Trace, traceOf } from '../../state/recall/trace.ts'
import { store } from '../../state/store.ts'
import type { Speech } from '../../text/speech.ts'
import type { ChartLine, ChartLook, LiveChart, Stretch } from './chart.ts'
import type { ChartedLine } from './charted-lines.ts'

/** What the chart shows at a moment. */
export interface Drawn {
  readonly from: number
  readonly to: number
  readonly traces: readonly Trace[]
}

/** Often enough to follow, rarely enough to rest. */
export const DRAW_GAP_MILLIS = 250
export const CALM_DRAW_GAP_MILLIS = 1000

/** More points than this cannot be told apart on the widest chart. */
const MOST_POINTS = 1500

/** A rem on a desk. */
const DESK_PIXELS = 14

const token = (style: CSSStyleDeclaration, name: string): string => style.getPropertyValue(name).trim()

/** What the theme that is drawn says of the chart. */
export function lookOf(host: HTMLElement, { number, time }: Speech): ChartLook {
  const style = getComputedStyle(host)
  const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / DESK_PIXELS || 1
  return {
    ink: token(style, '--ink'),
    soft: token(style, '--soft'),
    grid: token(style, '--line'),
    hatch: token(style, '--hatch'),
    font: `${12 * scale}px ${style.fontFamily}`,
    scale,
    number,
    time,
  }
}

/** The lines up to a time; undefined is now. */
export function tracesOf(
  lines: readonly ChartedLine[],
  spanMinutes: number,
  heldAt: number | undefined,
): Drawn | undefined {
  const { recall, now, connection } = store.getState()
  if (recall === undefined || now === undefined) return undefined
  const to = heldAt ?? playheadTime(connection)
  const from = to - spanMinutes * 60_000
  const traces = lines.map(({ slot, placed }) => {
    return traceOf(recall, slot, skewMillisOf(recall.model, now, placed.index), from, to, MOST_POINTS)
  })
  return { from, to, traces }
}

/** How much time up to now is remembered of the lines; an old value that came with the page is no memory. */
export function knownMillis(lines: readonly Pick<ChartedLine, 'slot' | 'placed'>[]): number {
  const { recall, now, connection } = store.getState()
  if (recall === undefined || now === undefined) return 0
  const to = playheadTime(connection)
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

/** When the server was lost, as far as it reaches into what is shown. */
const unknownIn = ({ from, to }: Drawn): readonly Stretch[] =>
  store
    .getState()
    .losses.map(({ sinceMillis, backMillis = to }) => ({ from: sinceMillis, to: backMillis }))
    .filter((loss) => loss.to > from && loss.from < to)

export function drawLines(
  chart: LiveChart,
  host: HTMLElement,
  lines: readonly ChartedLine[],
  drawn: Drawn,
): void {
  const style = getComputedStyle(host)
  const shown = lines.flatMap((line, i): readonly ChartLine[] => {
    const trace = drawn.traces[i]
    if (trace === undefined) return []
    const { key, channel } = line
    const words = channel.states !== undefined
    return [
      {
        key,
        unit: channel.unit,
        colour: token(style, line.style.token),
        dash: line.style.dash,
        steps: words || channel.counter === true,
        words,
        trace,
      },
    ]
  })
  chart.show(shown, drawn.from, drawn.to, unknownIn(drawn))
}
