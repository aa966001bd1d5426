import uPlot from 'uplot'
import {
  AXIS_WIDTH,
  type ChartLine,
  type ChartLook,
  type Mark,
  type Stretch,
  scaleOf,
  UNIT,
} from './chart-look.ts'

/*
 * What is drawn over and under the lines of the chart's library.
 */

/** The unit stands above its axis, upright as all text. */
export function sayUnits(u: uPlot, scales: readonly string[], { soft, font, scale }: ChartLook): void {
  const { ctx, bbox } = u
  const ratio = uPlot.pxRatio
  ctx.save()
  ctx.fillStyle = soft
  ctx.font = ratioed(font)
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
export function hatch(u: uPlot, stretches: readonly Stretch[], colour: string): void {
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
export function drawStale(u: uPlot, lines: readonly ChartLine[], to: number): void {
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

/** Between the lowest and the highest of what each point stands for. */
export function drawBands(u: uPlot, lines: readonly ChartLine[]): void {
  const { ctx, bbox } = u
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  for (const line of lines) {
    const { times, low, high } = line.trace
    if (low === undefined || high === undefined) continue
    ctx.fillStyle = line.colour
    ctx.globalAlpha = 0.2
    const x = (i: number): number => u.valToPos((times[i] ?? 0) / 1000, 'x', true)
    const y = (value: number): number => u.valToPos(value, scaleOf(line), true)
    let begin = 0
    for (let i = 0; i <= times.length; i++) {
      if (i < times.length && low[i] !== null) continue
      if (i > begin) {
        ctx.beginPath()
        for (let k = begin; k < i; k++) ctx.lineTo(x(k), y(high[k] ?? 0))
        for (let k = i - 1; k >= begin; k--) ctx.lineTo(x(k), y(low[k] ?? 0))
        ctx.fill()
      }
      begin = i + 1
    }
  }
  ctx.restore()
}

/** Where the Playhead and the present are, where they are in sight. */
export function drawMarks(u: uPlot, marks: readonly Mark[], { past, soft, font, scale }: ChartLook): void {
  const { ctx, bbox } = u
  const ratio = uPlot.pxRatio
  ctx.save()
  ctx.font = ratioed(font)
  ctx.textBaseline = 'top'
  for (const { at, kind, word } of marks) {
    const x = Math.round(u.valToPos(at / 1000, 'x', true))
    if (x < bbox.left || x > bbox.left + bbox.width) continue
    ctx.strokeStyle = kind === 'playhead' ? past : soft
    ctx.lineWidth = (kind === 'playhead' ? 1.5 : 1) * ratio * scale
    ctx.setLineDash(kind === 'playhead' ? [] : [4 * ratio, 3 * ratio])
    ctx.beginPath()
    ctx.moveTo(x, bbox.top)
    ctx.lineTo(x, bbox.top + bbox.height)
    ctx.stroke()
    ctx.fillStyle = kind === 'playhead' ? past : soft
    const isRight = x + ctx.measureText(word).width + 8 * ratio > bbox.left + bbox.width
    ctx.textAlign = isRight ? 'right' : 'left'
    ctx.fillText(word, x + (isRight ? -5 : 5) * ratio, bbox.top + 3 * ratio)
  }
  ctx.restore()
}

const ratioed = (font: string): string =>
  font.replace(/^([\d.]+)px/, (_, pixels: string) => `${Number(pixels) * uPlot.pxRatio}px`)
