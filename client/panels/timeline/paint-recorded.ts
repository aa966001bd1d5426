import { type FloorState, floorStateOf } from '../../../models/state.ts'
import type { Across, Brush, Colours, Rows, Scene } from './picture.ts'

/*
 * What the Journal holds: how much of it, where nothing, and the states of a Machine.
 */

/** How many Readings there were: a calm hill, its height by the root, so that little still shows. */
export function paintDensity(brush: Brush, rows: Rows, colours: Colours, scene: Scene, x: Across): void {
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
