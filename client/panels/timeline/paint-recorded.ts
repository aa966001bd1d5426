import { type FloorState, floorStateOf } from '../../../models/state.ts'
import { keptRuns } from './kept.ts'
import type { Across, Brush, Colours, Rows, Scene } from './picture.ts'
import { atX } from './sight.ts'

/*
 * What the Journal holds: how much of it, where nothing, and the states of a Machine.
 */

/** What is thinned is drawn as bars instead of a hill, the wider apart the less is kept, in pixels [PH-91]. */
const BAR_GAPS = { second: 4, minute: 11 } as const
const BAR_WIDE = 2
/** So that it shows where there is little, too. */
const LEAST_BAR = 3

/** How many Readings there were, its height by the root, so that little still shows: a calm hill, or bars. */
export function paintDensity(brush: Brush, rows: Rows, colours: Colours, scene: Scene, x: Across): void {
  const { density } = scene
  if (density === undefined) return
  const { from, everyMillis, readings } = density
  let most = 1
  for (const count of readings) most = Math.max(most, count)
  const floor = rows.height - rows.unit / 2
  const room = floor - rows.body - rows.unit * 0.3
  const xAt = (bucket: number): number => x(from + bucket * everyMillis)
  const highAt = (bucket: number): number => room * Math.sqrt((readings[bucket] ?? 0) / most)
  brush.fillStyle = colours.meter
  for (const { begin, end, kept } of keptRuns(density)) {
    if (kept === 'nothing') continue
    if (kept !== 'full') {
      const [left, right] = [Math.max(0, xAt(begin)), Math.min(rows.width, xAt(end))]
      const gap = BAR_GAPS[kept]
      brush.globalAlpha = 0.6
      for (let at = Math.ceil(left / gap) * gap; at < right; at += gap) {
        const bucket = Math.floor((atX(scene.sight, rows.width, at) - from) / everyMillis)
        const high = Math.max(LEAST_BAR, highAt(bucket))
        brush.fillRect(at, floor - high, BAR_WIDE, high)
      }
      continue
    }
    brush.beginPath()
    brush.moveTo(xAt(begin), floor)
    for (let bucket = begin; bucket < end; bucket++) {
      const y = floor - highAt(bucket)
      brush.lineTo(xAt(bucket), y)
      brush.lineTo(xAt(bucket + 1), y)
    }
    brush.lineTo(xAt(end), floor)
    brush.closePath()
    brush.globalAlpha = 0.32
    brush.fill()
  }
  brush.globalAlpha = 1
}

/** Where nothing is: hatched, before what is recorded and in its gaps; and blank after the present. */
export function paintUnrecorded(brush: Brush, rows: Rows, colours: Colours, scene: Scene, x: Across): void {
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

export function paintStates(brush: Brush, rows: Rows, colours: Colours, scene: Scene, x: Across): void {
  for (const { from, to, state } of scene.states) {
    const floor = floorStateOf(state)
    const [left, right] = [Math.max(0, x(from)), Math.min(rows.width, x(to))]
    if (right <= left) continue
    const high = Math.max(2, STATE_HEIGHTS[floor] * rows.unit)
    brush.fillStyle = colours.states[floor]
    brush.fillRect(left, rows.height - high, Math.max(1, right - left - 0.5), high)
  }
}
