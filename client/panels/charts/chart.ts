import uPlot from 'uplot'
import { aligned } from './align.ts'
import {
  AXIS_WIDTH,
  type ChartLine,
  type ChartLook,
  type Mark,
  type Stretch,
  scaleOf,
  WORDS,
} from './chart-look.ts'
import { drawBands, drawMarks, drawStale, hatch, sayUnits } from './chart-marks.ts'
import { tickDigits } from './tick-digits.ts'
import { timeAxis } from './time-axis.ts'

/** What the chart shows. */
export interface Picture extends Stretch {
  readonly lines: readonly ChartLine[]
  /** When nothing is known. */
  readonly unknown: readonly Stretch[]
  readonly marks: readonly Mark[]
}

/** Lines over time by uPlot, with as many axes as there are units and room for. */
export interface LiveChart {
  show(picture: Picture): void
  /** The instant below a place on the screen. */
  timeAt(clientX: number): number
  millisAPixel(): number
  resize(width: number, height: number): void
  /** The instant at the reading line, where there is one. */
  readAt(): number | undefined
  /** Moves the reading line by so many points of the width; nothing takes it away. */
  read(step: number | undefined): void
  canvas(): HTMLCanvasElement | undefined
  destroy(): void
}

/** Below this width only two axes leave room for the lines. */
const NARROW = 520

export function createLiveChart(
  host: HTMLElement,
  look: ChartLook,
  onRead: (at: number | undefined) => void,
): LiveChart {
  let plot: uPlot | undefined
  let drawn = ''
  let size = { width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) }
  let picture: Picture = { lines: [], from: 0, to: 1, unknown: [], marks: [] }

  const build = (): uPlot => {
    const { lines } = picture
    const units = [...new Set(lines.map(scaleOf))]
    const axes = units.filter((unit) => unit !== WORDS).slice(0, size.width < NARROW * look.scale ? 2 : 4)
    const options: uPlot.Options = {
      ...size,
      padding: [20 * look.scale, null, 0, null],
      legend: { show: false },
      // A double press shows that moment, and not all there is.
      cursor: { drag: { x: false, y: false }, y: false, points: { size: 7 }, bind: { dblclick: () => null } },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), look.timeZone),
      scales: {
        x: { time: true },
        ...Object.fromEntries(
          units.map((unit) => [unit, { range: unit === WORDS ? wordRange : roomy(() => picture) }]),
        ),
      },
      axes: [timeAxis(look), ...axes.map((unit, i) => valueAxis(look, unit, i))],
      series: [{}, ...lines.map((line) => seriesOf(line, look.scale))],
      hooks: {
        drawAxes: [
          (u) => hatch(u, picture.unknown, look.hatch),
          (u) => sayUnits(u, axes, look),
          (u) => drawBands(u, picture.lines),
        ],
        draw: [(u) => drawStale(u, picture.lines, picture.to), (u) => drawMarks(u, picture.marks, look)],
        setCursor: [
          (u) => {
            const { left = -1 } = u.cursor
            onRead(left < 0 ? undefined : u.posToVal(left, 'x') * 1000)
          },
        ],
      },
    }
    return new uPlot(options, dataOf(), host)
  }
  const dataOf = (): uPlot.AlignedData =>
    aligned(picture.lines.map(({ trace }) => trace)) as uPlot.AlignedData

  return {
    show(next) {
      picture = next
      const { lines, from, to } = picture
      const names = lines.map(({ key, colour }) => `${key} ${colour}`).join()
      if (plot === undefined || names !== drawn) {
        plot?.destroy()
        drawn = names
        plot = build()
      }
      const made = plot
      made.batch(() => {
        made.setData(dataOf(), false)
        made.setScale('x', { min: from / 1000, max: to / 1000 })
      })
    },
    timeAt(clientX) {
      const over = plot?.over.getBoundingClientRect()
      if (plot === undefined || over === undefined) return picture.to
      const { from, to } = picture
      return Math.min(to, Math.max(from, plot.posToVal(clientX - over.left, 'x') * 1000))
    },
    millisAPixel: () => (picture.to - picture.from) / Math.max(1, plot?.over.clientWidth ?? 1),
    resize(width, height) {
      if (width === size.width && height === size.height) return
      const narrow = NARROW * look.scale
      const rebuild = width < narrow !== size.width < narrow
      size = { width, height }
      if (rebuild) drawn = ''
      else plot?.setSize(size)
    },
    read(step) {
      if (plot === undefined) return
      const width = plot.over.clientWidth
      const { left = -1 } = plot.cursor
      if (step === undefined) plot.setCursor({ left: -10, top: -10 })
      else {
        const start = left < 0 ? width : left
        plot.setCursor({ left: Math.min(Math.max(start + step, 0), width - 1), top: 1 })
      }
    },
    readAt() {
      const { left = -1 } = plot?.cursor ?? {}
      return plot === undefined || left < 0 ? undefined : plot.posToVal(left, 'x') * 1000
    },
    canvas: () => plot?.ctx.canvas,
    destroy() {
      plot?.destroy()
      plot = undefined
    },
  }
}

const wordRange = (_: uPlot, low: number | null, high: number | null): uPlot.Range.MinMax => [
  (low ?? 0) - 0.5,
  (high ?? 1) + 0.5,
]

/** A little room above and below, for what lies between lowest and highest too; a flat line stands in the middle. */
const roomy =
  (picture: () => Picture) =>
  (_: uPlot, low: number | null, high: number | null, scale: string): uPlot.Range.MinMax => {
    if (low === null || high === null) return [0, 1]
    let [least, most] = [low, high]
    for (const line of picture().lines) {
      if (scaleOf(line) !== scale) continue
      for (const value of line.trace.low ?? []) if (value !== null) least = Math.min(least, value)
      for (const value of line.trace.high ?? []) if (value !== null) most = Math.max(most, value)
    }
    const span = most - least
    const room = span > 0 ? span * 0.08 : Math.max(Math.abs(most) * 0.05, 0.5)
    return [least - room, most + room]
  }

const seriesOf = (line: ChartLine, scale: number): uPlot.Series => ({
  scale: scaleOf(line),
  stroke: line.colour,
  width: 1.75 * scale,
  dash: [...line.dash],
  points: { show: false },
  ...(line.steps && uPlot.paths.stepped !== undefined ? { paths: uPlot.paths.stepped({ align: 1 }) } : {}),
})

const valueAxis = (
  { soft, grid, font, scale: larger, number }: ChartLook,
  scale: string,
  place: number,
): uPlot.Axis => {
  return {
    scale,
    side: place % 2 === 0 ? 3 : 1,
    stroke: soft,
    font,
    size: AXIS_WIDTH * larger,
    gap: 3,
    space: 32 * larger,
    grid: { show: place === 0, stroke: grid, width: 1 },
    ticks: { stroke: grid, width: 1, size: 4 },
    values: (_, splits, __, ___, step) => splits.map((value) => number(value, tickDigits(step))),
  }
}
