import { labelIn } from './bands.ts'
import { paintAlarms } from './paint-alarms.ts'
import { paintDensity, paintStates, paintUnrecorded } from './paint-recorded.ts'
import type { Across, Brush, Colours, Rows, Scene } from './picture.ts'
import { withRoom } from './ruler.ts'
import { xOf } from './sight.ts'

/*
 * The picture of the timeline on its canvas, from what is seen at the moment; it knows no store and no clock.
 */

export function paint(brush: Brush, rows: Rows, colours: Colours, scene: Scene): void {
  const { width, height } = rows
  const x: Across = (at) => xOf(scene.sight, width, at)
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
