import { BELL, HALF_BELL } from '../marks/mark.tsx'
import type { Across, Brush, Colours, Rows, Scene } from './picture.ts'

const BELL_UNITS = 16
const bells = new Map<string, Path2D>()

function bell(path: string): Path2D {
  const known = bells.get(path)
  if (known !== undefined) return known
  const made = new Path2D(path)
  bells.set(path, made)
  return made
}

export function paintAlarms(brush: Brush, rows: Rows, colours: Colours, scene: Scene, x: Across): void {
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
