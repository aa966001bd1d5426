import type { DensityAnswer } from '../../../models/journal-answer.ts'
import type { FloorState } from '../../../models/state.ts'
import { floorStateOf } from '../../../models/state.ts'
import type { Span } from '../../state/time.ts'
import { BELL, HALF_BELL } from '../marks/mark.tsx'
import { type Band, labelIn } from './bands.ts'
import type { Mark, StateStretch } from './marks.ts'
import { type Ruler, withRoom } from './ruler.ts'
import { xOf } from './sight.ts'

/*
 * The picture of the timeline on its canvas, from what is seen at the moment; it knows no store and no clock.
 */

/** Where the rows of the track begin and end, in pixels from its top. */
export interface Rows {
  readonly width: number
  readonly height: number
  /** A rem. */
  readonly unit: number
  /** Below the calendar; 0 where there is no room for one. */
  readonly ruler: number
  /** Below the ruler. */
  readonly body: number
}

export interface Colours {
  readonly ink: string
  readonly soft: string
  readonly edge: string
  readonly line: string
  readonly band: string
  readonly meter: string
  readonly hatch: string
  readonly ground: string
  readonly surface: string
  readonly accent: string
  readonly past: string
  readonly font: string
  /** What a high, a medium and a low alarm, and each state, is drawn in. */
  readonly alarms: Readonly<Record<'high' | 'medium' | 'low', string>>
  readonly states: Readonly<Record<FloorState, string>>
}

export interface Scene {
  readonly sight: Span
  readonly now: number
  readonly bands: readonly Band[]
  readonly ruler: Ruler
  readonly density: DensityAnswer | undefined
  readonly alarms: readonly Mark[]
  /** Older Events than could be told of one by one are told by how many there were. */
  readonly alarmsFrom: number
  readonly states: readonly StateStretch[]
  readonly picked: Span | undefined
  readonly isLooping: boolean
  readonly bookmarks: readonly number[]
  readonly sayTick: (at: number) => string
  readonly sayBand: (band: Band) => readonly string[]
}

type Brush = CanvasRenderingContext2D

export function paint(brush: Brush, rows: Rows, colours: Colours, scene: Scene): void {
  const { width, height } = rows
  const x = (at: number): number => xOf(scene.sight, width, at)
  brush.clearRect(0, 0, width, height)
  brush.font = colours.font
  brush.textBaseline = 'middle'
  paintBands(brush, rows, colours, scene, x)
  paintDensity(brush, rows, colours, scene, x)
  paintStates(brush, rows, colours, scene, x)
  paintUnrecorded(brush, rows, colours, scene, x)
  paintPicked(brush, rows, colours, scene, x)
  paintRuler(brush, rows, colours, scene, x)
  paintAlarms(brush, rows, colours, scene, x)
  paintBookmarks(brush, rows, colours, scene, x)
  paintPresent(brush, rows, colours, scene, x)
}

type Across = (at: number) => number

function paintBands(brush: Brush, rows: Rows, colours: Colours, scene: Scene, x: Across): void {
  const { height, width, unit, ruler } = rows
  for (const band of scene.bands) {
    const [from, to] = [x(band.from), x(band.to)]
    if (band.odd) {
      brush.fillStyle = colours.band
      brush.fillRect(from, 0, to - from, height)
    }
    if (ruler === 0) continue
    brush.fillStyle = colours.line
    brush.fillRect(Math.round(from), 0, 1, ruler)
    brush.fillStyle = colours.soft
    const fits = scene
      .sayBand(band)
      .map((words) => ({ words, at: labelIn({ from, to }, brush.measureText(words).width, width, unit / 2) }))
      .find(({ at }) => at !== undefined)
    if (fits?.at !== undefined) brush.fillText(fits.words, fits.at, ruler / 2 + 1)
  }
  if (ruler > 0) {
    brush.fillStyle = colours.line
    brush.fillRect(0, ruler, width, 1)
  }
}

/** How many Readings there were: a calm hill, its height by the root, so that little still shows. */
function paintDensity(brush: Brush, rows: Rows, colours: Colours, scene: Scene, x: Across): void {
  const { density } = scene
  if (density === undefined) return
  const { from, everyMillis, readings } = density
  let most = 1
  for (const count of readings) most = Math.max(most, count)
  const floor = rows.height - rows.unit / 2
  const room = floor - rows.body - rows.unit * 0.3
  brush.fillStyle = colours.meter
  brush.beginPath()
  brush.moveTo(x(from), floor)
  readings.forEach((count, i) => {
    const y = floor - room * Math.sqrt(count / most)
    brush.lineTo(x(from + i * everyMillis), y)
    brush.lineTo(x(from + (i + 1) * everyMillis), y)
  })
  brush.lineTo(x(from + readings.length * everyMillis), floor)
  brush.closePath()
  brush.globalAlpha = 0.32
  brush.fill()
  brush.globalAlpha = 1
}

/** Where nothing is: hatched, before what is recorded and in its gaps; and blank after the present. */
function paintUnrecorded(brush: Brush, rows: Rows, colours: Colours, scene: Scene, x: Across): void {
  const { density, now, sight } = scene
  const first = density === undefined ? undefined : (density.first ?? now)
  const gaps: (readonly [number, number])[] = [...(density?.gaps ?? [])]
  if (first !== undefined && first > sight.from) gaps.push([sight.from, first])
  for (const [from, to] of gaps) {
    const left = Math.max(-rows.unit, x(from))
    const right = Math.min(rows.width + rows.unit, x(Math.min(to, now)))
    if (right > left)
      hatch(brush, colours, left, rows.body, Math.max(1, right - left), rows.height - rows.body)
  }
  if (now < sight.to) {
    brush.fillStyle = colours.ground
    brush.fillRect(x(now), rows.ruler, rows.width - x(now), rows.height - rows.ruler)
  }
}

const HATCH_GAP = 6

function hatch(brush: Brush, colours: Colours, x: number, y: number, width: number, height: number): void {
  brush.save()
  brush.beginPath()
  brush.rect(x, y, width, height)
  brush.clip()
  brush.fillStyle = colours.surface
  brush.fillRect(x, y, width, height)
  brush.strokeStyle = colours.hatch
  brush.lineWidth = 1.5
  brush.beginPath()
  // Counted from the edge of the canvas, so that the lines of neighbours meet.
  const first = Math.floor((x - height) / HATCH_GAP) * HATCH_GAP
  for (let at = first; at < x + width; at += HATCH_GAP) {
    brush.moveTo(at, y + height)
    brush.lineTo(at + height, y)
  }
  brush.stroke()
  brush.restore()
}

/** The graver a state, the higher it stands, so that it is not told by colour alone. */
const STATE_HEIGHTS: Readonly<Record<FloorState, number>> = {
  fault: 0.86,
  held: 0.72,
  waiting: 0.58,
  setup: 0.44,
  running: 0.29,
  idle: 0.15,
  unknown: 0.15,
}

function paintStates(brush: Brush, rows: Rows, colours: Colours, scene: Scene, x: Across): void {
  for (const { from, to, state } of scene.states) {
    const floor = floorStateOf(state)
    const [left, right] = [Math.max(0, x(from)), Math.min(rows.width, x(to))]
    if (right <= left) continue
    const high = Math.max(2, STATE_HEIGHTS[floor] * rows.unit)
    brush.fillStyle = colours.states[floor]
    brush.fillRect(left, rows.height - high, Math.max(1, right - left - 0.5), high)
  }
}

function paintPicked(brush: Brush, rows: Rows, colours: Colours, scene: Scene, x: Across): void {
  if (scene.picked === undefined) return
  const [from, to] = [x(scene.picked.from), x(scene.picked.to)]
  brush.fillStyle = colours.past
  brush.globalAlpha = scene.isLooping ? 0.2 : 0.1
  brush.fillRect(from, rows.ruler, to - from, rows.height - rows.ruler)
  brush.globalAlpha = 1
  brush.fillRect(from, rows.ruler, to - from, 3)
  for (const [edge, inwards] of [
    [from, 1],
    [to, -1],
  ] as const) {
    brush.fillRect(edge - 1, rows.ruler, 2, rows.height - rows.ruler)
    brush.beginPath()
    brush.moveTo(edge, rows.ruler)
    brush.lineTo(edge + inwards * rows.unit * 0.55, rows.ruler)
    brush.lineTo(edge, rows.ruler + rows.unit * 0.8)
    brush.fill()
  }
}

function paintRuler(brush: Brush, rows: Rows, colours: Colours, scene: Scene, x: Across): void {
  const { width, ruler, body, unit } = rows
  brush.fillStyle = colours.edge
  for (const { at, major } of scene.ruler.ticks) {
    const high = (major ? 0.36 : 0.18) * unit
    brush.globalAlpha = major ? 1 : 0.55
    brush.fillRect(Math.round(x(at)), body - high, 1, high)
  }
  brush.globalAlpha = 1
  brush.fillStyle = colours.line
  brush.fillRect(0, body, width, 1)
  brush.fillStyle = colours.soft
  const labels = scene.ruler.ticks
    .filter(({ major }) => major)
    .map(({ at }) => {
      const text = scene.sayTick(at)
      const wide = brush.measureText(text).width
      return { text, from: x(at) - wide / 2, to: x(at) + wide / 2 }
    })
    .filter(({ from, to }) => from >= 2 && to <= width - 2)
  for (const { text, from } of withRoom(labels, unit / 2))
    brush.fillText(text, from, ruler + (body - ruler) / 2 - unit * 0.08)
}

const BELL_UNITS = 16
const bells = new Map<string, Path2D>()

function bell(path: string): Path2D {
  const known = bells.get(path)
  if (known !== undefined) return known
  const made = new Path2D(path)
  bells.set(path, made)
  return made
}

function paintAlarms(brush: Brush, rows: Rows, colours: Colours, scene: Scene, x: Across): void {
  paintCounted(brush, rows, colours, scene, x)
  const size = rows.unit * 0.93
  const top = rows.body + rows.unit * 0.25
  for (const { x: at, event, count } of scene.alarms) {
    if (event.event !== 'alarmRaised') continue
    const colour = colours.alarms[event.priority]
    brush.fillStyle = colour
    brush.globalAlpha = 0.5
    brush.fillRect(at - 0.5, top + size, 1, rows.height - top - size)
    brush.globalAlpha = 1
    brush.save()
    brush.translate(at - size / 2, top)
    brush.scale(size / BELL_UNITS, size / BELL_UNITS)
    brush.lineWidth = 2
    brush.strokeStyle = colour
    brush.fillStyle = event.priority === 'high' ? colour : colours.surface
    brush.fill(bell(BELL))
    brush.stroke(bell(BELL))
    if (event.priority === 'medium') {
      brush.fillStyle = colour
      brush.fill(bell(HALF_BELL))
    }
    brush.restore()
    if (count > 1) {
      brush.fillStyle = colour
      brush.fillRect(at - size / 2, top + size + 1, size, 2)
    }
  }
}

/** Alarms of a time that is too full to tell each: a bar where there were some. */
function paintCounted(brush: Brush, rows: Rows, colours: Colours, scene: Scene, x: Across): void {
  const { density, alarmsFrom } = scene
  if (density === undefined) return
  brush.fillStyle = colours.soft
  density.events.alarmRaised.forEach((count, i) => {
    const at = density.from + i * density.everyMillis
    if (count <= 0 || at + density.everyMillis > alarmsFrom) return
    const high = rows.unit * Math.min(0.9, 0.3 + 0.15 * Math.log2(1 + count))
    brush.fillRect(
      x(at),
      rows.body + rows.unit * 1.2 - high,
      Math.max(1.5, x(at + density.everyMillis) - x(at)),
      high,
    )
  })
}

function paintBookmarks(brush: Brush, rows: Rows, colours: Colours, scene: Scene, x: Across): void {
  brush.fillStyle = colours.accent
  for (const at of scene.bookmarks) {
    const left = x(at)
    if (left < -rows.unit || left > rows.width) continue
    const top = rows.ruler + 2
    brush.fillRect(left - 0.75, top, 1.5, rows.height - top)
    brush.beginPath()
    brush.moveTo(left, top)
    brush.lineTo(left + rows.unit * 0.6, top + rows.unit * 0.28)
    brush.lineTo(left, top + rows.unit * 0.56)
    brush.fill()
  }
}

function paintPresent(brush: Brush, rows: Rows, colours: Colours, scene: Scene, x: Across): void {
  const at = x(scene.now)
  if (at < 0 || at > rows.width) return
  brush.fillStyle = colours.ink
  brush.fillRect(Math.round(at) - 1, rows.ruler, 2, rows.height - rows.ruler)
}
