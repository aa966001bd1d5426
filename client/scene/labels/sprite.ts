import type { FloorState } from '../../../models/state.ts'
import type { Stage } from '../light/stage.ts'
import { createRuler, type Ruler } from './ruler.ts'
import type { LabelStyle, Telling } from './telling.ts'

/** Sizes of a style in CSS pixels at scale 1. */
interface Print {
  readonly font: number
  readonly weight: number
  readonly height: number
  /** Around the text, left and right. */
  readonly padding: number
  /** The widest text. */
  readonly most: number
}

const FAMILY =
  'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif'

const PRINTS: Readonly<Record<LabelStyle, Print>> = {
  machine: { font: 12, weight: 500, height: 20, padding: 6, most: 220 },
  line: { font: 12.5, weight: 600, height: 20, padding: 5, most: 220 },
  workshop: { font: 18, weight: 600, height: 30, padding: 7, most: 340 },
  zone: { font: 11, weight: 500, height: 18, padding: 5, most: 220 },
}
export const ROW_PIXELS = 20
export const TALL_ROW_PIXELS = 30

const GLYPH = 12
const GAP = 5
/** Whole words are a little wider than their letters, at some sizes. */
const SLACK = 1.02

/** One ruler for letters that are strong, one for all others. */
export interface Rulers {
  readonly plain: Ruler
  readonly strong: Ruler
}
const STRONG = 600

/** A label that is ready to be drawn, and how large that will be in CSS pixels at scale 1. */
export interface Sprite {
  readonly telling: Telling
  readonly text: string
  readonly more: string
  readonly width: number
  readonly height: number
  readonly textWidth: number
}

/** Lays a label out: what does not fit into 220 pixels is shortened. */
export function spriteOf(telling: Telling, { plain, strong }: Rulers): Sprite {
  const { font, padding, height, weight, most: longest } = PRINTS[telling.style]
  const ruler = weight >= STRONG || telling.more !== '' ? strong : plain
  const most = longest / font / SLACK
  const text = ruler.fitted(telling.text, telling.more === '' ? most : most * 0.6)
  const left = most - ruler.widthOf(text)
  const more = telling.more === '' || left < 3 ? '' : plain.fitted(telling.more, left)
  const textWidth = Math.ceil(ruler.widthOf(text) * font * SLACK)
  const moreWidth = more === '' ? 0 : GAP + Math.ceil(plain.widthOf(more) * font * SLACK)
  const glyphs = [telling.state !== undefined, telling.alarmed].filter(Boolean).length * (GLYPH + GAP)
  return { telling, text, more, textWidth, height, width: padding * 2 + glyphs + textWidth + moreWidth }
}

/** Draws a label with its left top corner at the origin of the pen. */
export function drawSprite(pen: CanvasRenderingContext2D, sprite: Sprite, stage: Stage): void {
  const { telling, width, height, text, more, textWidth } = sprite
  const { font, weight, padding } = PRINTS[telling.style]
  const { ink, ground, edge } = stage.label
  pen.textBaseline = 'middle'
  pen.textAlign = 'left'
  pen.lineJoin = 'round'
  const middle = height / 2 + font * 0.04
  if (telling.style !== 'machine') {
    pen.font = `${weight} ${font}px ${FAMILY}`
    pen.lineWidth = font * 0.28
    pen.strokeStyle = ground
    pen.fillStyle = ink
    pen.globalAlpha = telling.style === 'zone' ? 0.82 : 1
    pen.strokeText(text, padding, middle)
    pen.fillText(text, padding, middle)
    pen.globalAlpha = 1
    return
  }
  pen.beginPath()
  pen.roundRect(0.75, 0.75, width - 1.5, height - 1.5, 4)
  pen.fillStyle = ground
  pen.fill()
  pen.lineWidth = telling.chosen ? 1.5 : 1
  pen.strokeStyle = telling.chosen ? `#${stage.outline.chosen.toString(16).padStart(6, '0')}` : edge
  pen.stroke()
  const strong = `${more === '' ? weight : STRONG} ${font}px ${FAMILY}`
  const light = `${weight - 100} ${font}px ${FAMILY}`
  pen.font = strong
  const wide = Math.min(textWidth, pen.measureText(text).width)
  pen.font = light
  const most = width - padding * 2
  const moreWide = more === '' ? 0 : Math.min(most - wide - GAP, pen.measureText(more).width)
  const glyphs = [
    ...(telling.state === undefined ? [] : [STATE_GLYPHS[telling.state]]),
    ...(telling.alarmed ? [BELL] : []),
  ]
  let x = (width - glyphs.length * (GLYPH + GAP) - wide - (more === '' ? 0 : moreWide + GAP)) / 2
  for (const glyph of glyphs) {
    drawGlyph(pen, glyph, x, height, ink)
    x += GLYPH + GAP
  }
  pen.fillStyle = ink
  pen.font = strong
  pen.fillText(text, x, middle, wide)
  if (more === '') return
  pen.font = light
  pen.fillText(more, x + wide + GAP, middle, moreWide)
}

/** How wide letters are, as the labels' own fonts have them. */
export function rulersWith(pen: CanvasRenderingContext2D): Rulers {
  const measured =
    (weight: number) =>
    (letter: string): number => {
      pen.font = `${weight} 100px ${FAMILY}`
      return pen.measureText(letter).width / 100
    }
  return { plain: createRuler(measured(500)), strong: createRuler(measured(STRONG)) }
}

interface Glyph {
  readonly lines: string
  readonly solid?: string
  readonly dash?: readonly number[]
}

/** The shapes that the lists show too, 16 units across. */
const STATE_GLYPHS: Readonly<Record<FloorState, Glyph>> = {
  fault: { lines: '', solid: 'M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z' },
  held: { lines: '', solid: 'M2 2h4.5v12H2zm7.5 0H14v12H9.5z' },
  waiting: { lines: 'M3.5 1.7h9m-9 12.6h9M4.5 2c0 4 7 8 7 12m0-12c0 4-7 8-7 12' },
  setup: {
    lines: 'M1.8 8a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0z',
    solid: 'M8 1.8a6.2 6.2 0 0 1 0 12.4z',
  },
  running: { lines: '', solid: 'M4 2.2v11.6L13.6 8z' },
  idle: { lines: 'M2.8 8a5.2 5.2 0 1 0 10.4 0a5.2 5.2 0 1 0 -10.4 0z' },
  unknown: { lines: 'M2.2 8a5.8 5.8 0 1 0 11.6 0a5.8 5.8 0 1 0 -11.6 0z', dash: [2.2, 2.35] },
}
const BELL: Glyph = {
  lines: 'M3 11.5h10c-1.4-1.4-1.4-3-1.4-5a3.6 3.6 0 0 0-7.2 0c0 2 0 3.6-1.4 5zm3.6 2.4h2.8',
}

function drawGlyph(
  pen: CanvasRenderingContext2D,
  glyph: Glyph,
  x: number,
  height: number,
  ink: string,
): void {
  pen.save()
  pen.translate(x, (height - GLYPH) / 2)
  pen.scale(GLYPH / 16, GLYPH / 16)
  pen.strokeStyle = ink
  pen.fillStyle = ink
  pen.lineWidth = 1.7
  pen.lineCap = 'round'
  if (glyph.solid !== undefined) pen.fill(new Path2D(glyph.solid))
  if (glyph.dash !== undefined) pen.setLineDash([...glyph.dash])
  pen.stroke(new Path2D(glyph.lines))
  pen.restore()
}
