import uPlot from 'uplot'
import type { Trace } from '../../state/recall/trace.ts'
import { aligned } from './align.ts'

/** A line as it is drawn. */
export interface ChartLine {
  readonly key: string
  readonly unit: string
  readonly colour: string
  readonly dash: readonly number[]
  /** Words and counters hold until the next; quantities run from point to point. */
  readonly steps: boolean
  /** Words have names and no axis. */
  readonly words: boolean
  readonly trace: Trace
}

/** What the theme and the language say of the chart. */
export interface ChartLook {
  readonly ink: string
  readonly soft: string
  readonly grid: string
  readonly hatch: string
  readonly font: string
  /** How much larger than on a desk all is drawn; a wall is read from afar. */
  readonly scale: number
  readonly number: (value: number, decimals: number) => string
  readonly time: (millis: number) => string
}

export interface Stretch {
  readonly from: number
  readonly to: number
}

/** The one file that knows uPlot: lines over time, with as many axes as there are units and room for. */
export interface LiveChart {
  show(lines: readonly ChartLine[], from: number, to: number, unknown: readonly Stretch[]): void
  resize(width: number, height: number): void
  /** Moves the reading line by so many points of the width; nothing takes it away. */
  read(step: number | undefined): void
  canvas(): HTMLCanvasElement | undefined
  destroy(): void
}

/** Below this width only two axes leave room for the lines. */
const NARROW = 520
const AXIS_WIDTH = 46

export function createLiveChart(
  host: HTMLElement,
  look: ChartLook,
  onRead: (at: number | undefined) => void,
): LiveChart {
  let plot: uPlot | undefined
  let drawn = ''
  let size = { width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) }
  let shown: readonly ChartLine[] = []
  let range = { from: 0, to: 1 }
  let unknown: readonly Stretch[] = []

  const build = (): uPlot => {
    const units = [...new Set(shown.map(scaleOf))]
    const axes = units.filter((unit) => unit !== WORDS).slice(0, size.width < NARROW * look.scale ? 2 : 4)
    const options: uPlot.Options = {
      ...size,
      padding: [20 * look.scale, null, 0, null],
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, y: false, points: { size: 7 } },
      scales: {
        x: { time: true },
        ...Object.fromEntries(units.map((unit) => [unit, { range: unit === WORDS ? wordRange : roomy }])),
      },
      axes: [timeAxis(look), ...axes.map((unit, i) => valueAxis(look, unit, i))],
      series: [{}, ...shown.map((line) => seriesOf(line, look.scale))],
      hooks: {
        drawAxes: [(u) => hatch(u, unknown, look.hatch), (u) => sayUnits(u, axes, look)],
        draw: [(u) => drawStale(u, shown, range.to)],
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
  const dataOf = (): uPlot.AlignedData => aligned(shown.map(({ trace }) => trace)) as uPlot.AlignedData

  return {
    show(lines, from, to, stretches) {
      shown = lines
      range = { from, to }
      unknown = stretches
      const next = lines.map(({ key, colour }) => `${key} ${colour}`).join()
      if (plot === undefined || next !== drawn) {
        plot?.destroy()
        drawn = next
        plot = build()
      }
      const made = plot
      made.batch(() => {
        made.setData(dataOf(), false)
        made.setScale('x', { min: from / 1000, max: to / 1000 })
      })
    },
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
    canvas: () => plot?.ctx.canvas,
    destroy() {
      plot?.destroy()
      plot = undefined
    },
  }
}

/** Lines of words share a scale that no axis tells of. */
const WORDS = 'words'
const UNIT = 'unit '
const scaleOf = ({ words, unit }: ChartLine): string => (words ? WORDS : `${UNIT}${unit}`)

const wordRange = (_: uPlot, low: number | null, high: number | null): uPlot.Range.MinMax => [
  (low ?? 0) - 0.5,
  (high ?? 1) + 0.5,
]

/** A little room above and below; a line that does not move stands in the middle. */
function roomy(_: uPlot, low: number | null, high: number | null): uPlot.Range.MinMax {
  if (low === null || high === null) return [0, 1]
  const span = high - low
  const room = span > 0 ? span * 0.08 : Math.max(Math.abs(high) * 0.05, 0.5)
  return [low - room, high + room]
}

const seriesOf = (line: ChartLine, scale: number): uPlot.Series => ({
  scale: scaleOf(line),
  stroke: line.colour,
  width: 1.75 * scale,
  dash: [...line.dash],
  points: { show: false },
  ...(line.steps && uPlot.paths.stepped !== undefined ? { paths: uPlot.paths.stepped({ align: 1 }) } : {}),
})

const timeAxis = ({ soft, grid, font, scale, time }: ChartLook): uPlot.Axis => ({
  stroke: soft,
  font,
  size: 26 * scale,
  space: 74 * scale,
  incrs: [1, 2, 5, 10, 15, 30, 60, 120, 300],
  grid: { stroke: grid, width: 1 },
  ticks: { stroke: grid, width: 1, size: 4 },
  values: (_, splits) => splits.map((seconds) => time(seconds * 1000)),
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
    values: (_, splits, __, ___, step) =>
      splits.map((value) => number(value, Math.min(6, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9))))),
  }
}

/** The unit stands above its axis, upright as all text. */
function sayUnits(u: uPlot, scales: readonly string[], { soft, font, scale }: ChartLook): void {
  const { ctx, bbox } = u
  const ratio = uPlot.pxRatio
  ctx.save()
  ctx.fillStyle = soft
  ctx.font = font.replace(/^([\d.]+)px/, (_, pixels: string) => `${Number(pixels) * ratio}px`)
  ctx.textBaseline = 'bottom'
  let left = bbox.left
  let right = bbox.left + bbox.width
  scales.forEach((name, i) => {
    const atLeft = i % 2 === 0
    ctx.textAlign = atLeft ? 'right' : 'left'
    const gap = 6 * ratio
    ctx.fillText(name.slice(UNIT.length), atLeft ? left - gap : right + gap, bbox.top - gap)
    if (atLeft) left -= AXIS_WIDTH * scale * ratio
    else right += AXIS_WIDTH * scale * ratio
  })
  ctx.restore()
}

/** Where the server was lost nothing is known, and the ground says so. */
function hatch(u: uPlot, stretches: readonly Stretch[], colour: string): void {
  const { ctx, bbox } = u
  for (const { from, to } of stretches) {
    const left = Math.max(bbox.left, u.valToPos(from / 1000, 'x', true))
    const right = Math.min(bbox.left + bbox.width, u.valToPos(to / 1000, 'x', true))
    if (right <= left) continue
    ctx.save()
    ctx.beginPath()
    ctx.rect(left, bbox.top, right - left, bbox.height)
    ctx.clip()
    ctx.strokeStyle = colour
    ctx.lineWidth = 2
    ctx.beginPath()
    for (let x = left - bbox.height; x < right; x += 9) {
      ctx.moveTo(x, bbox.top + bbox.height)
      ctx.lineTo(x + bbox.height, bbox.top)
    }
    ctx.stroke()
    ctx.restore()
  }
}

/** From the last Reading of a stale Channel to now: hollow end and faint dots, never a line drawn on [M-6]. */
function drawStale(u: uPlot, lines: readonly ChartLine[], to: number): void {
  const { ctx, bbox } = u
  const ratio = uPlot.pxRatio
  for (const line of lines) {
    const { last, stale } = line.trace
    if (!stale || last === undefined) continue
    const x = u.valToPos(last.time / 1000, 'x', true)
    const y = u.valToPos(last.value, scaleOf(line), true)
    ctx.save()
    ctx.beginPath()
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
    ctx.clip()
    ctx.strokeStyle = line.colour
    ctx.lineWidth = 1.5 * ratio
    ctx.beginPath()
    ctx.arc(x, y, 3.5 * ratio, 0, 2 * Math.PI)
    ctx.stroke()
    ctx.globalAlpha = 0.55
    ctx.setLineDash([ratio, 6 * ratio])
    ctx.beginPath()
    ctx.moveTo(x + 5 * ratio, y)
    ctx.lineTo(u.valToPos(to / 1000, 'x', true), y)
    ctx.stroke()
    ctx.restore()
  }
}
