import { tube } from './bent.ts'
import type { Drive, Look, Model, Vec3 } from './model.ts'
import { box, cylinder, prism } from './solids.ts'

/* What machine tools carry: windows, operator's panels, vents, way covers, chip conveyors, levelling feet. */

export const TURN = Math.PI * 2

/** Turned by a Channel in revolutions a minute. */
export const byRevolutions = (channel: string): Drive => ({
  by: 'speed',
  channel,
  perUnit: 1 / 60,
  wrap: TURN,
})

/** Moved by a Channel's value between two ends. */
export const byValue = (
  channel: string,
  from: readonly [number, number],
  to: readonly [number, number],
): Drive => ({ by: 'value', channel, from, to })

export interface Opening {
  /** The whole sheet; the opening is what the bars leave. */
  readonly size: Vec3
  readonly at: Vec3
  readonly bars: {
    readonly left: number
    readonly right: number
    readonly top: number
    readonly bottom: number
  }
  /** Seen from the front it is cut through along y, from the side along x; left is then the front. */
  readonly seenFrom?: 'front' | 'side'
}

/** A sheet with an opening. Machines are watched through these, so there is no pane: what turns inside is seen. */
export function frame(model: Model, { size, at, bars, seenFrom = 'front', ...look }: Opening & Look): void {
  const [w, d, h] = size
  const [x, y, z] = at
  const { left, right, top, bottom } = bars
  const [inner, middle] = [h - top - bottom, z + bottom]
  box(model, { ...look, size: [w, d, bottom], at })
  box(model, { ...look, size: [w, d, top], at: [x, y, z + h - top] })
  if (seenFrom === 'front') {
    box(model, { ...look, size: [left, d, inner], at: [x - w / 2 + left / 2, y, middle] })
    box(model, { ...look, size: [right, d, inner], at: [x + w / 2 - right / 2, y, middle] })
  } else {
    box(model, { ...look, size: [w, left, inner], at: [x, y - d / 2 + left / 2, middle] })
    box(model, { ...look, size: [w, right, inner], at: [x, y + d / 2 - right / 2, middle] })
  }
}

export interface PanelPlace {
  /** The middle of its lower edge. */
  readonly at: Vec3
  readonly size?: readonly [width: number, height: number]
  /** Radians about the upright; 0 faces the front. */
  readonly turned?: number
  readonly joint?: number
}

/** The operator's panel: screen, keys, an emergency stop. */
export function operatorPanel(
  model: Model,
  { at, size = [0.46, 0.62], turned = 0, ...look }: PanelPlace,
): void {
  const [w, h] = size
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)]
  const put = (x: number, y: number, z: number): Vec3 => [
    at[0] + x * cos - y * sin,
    at[1] + x * sin + y * cos,
    at[2] + z,
  ]
  box(model, { ...look, tone: 'dark', size: [w, 0.11, h], at, chamfer: 0.02, turned })
  box(model, { ...look, tone: 'glow', size: [w * 0.74, 0.02, h * 0.42], at: put(0, -0.053, h * 0.5), turned })
  for (let row = 0; row < 3; row++) {
    const keys: Vec3 = [w * 0.56, 0.02, h * 0.06]
    box(model, {
      ...look,
      tone: 'trim',
      size: keys,
      at: put(-w * 0.1, -0.052, h * (0.1 + row * 0.11)),
      turned,
    })
  }
  const stop = put(w * 0.34, -0.09, h * 0.2)
  cylinder(model, { ...look, tone: 'safety', radius: 0.028, length: 0.045, at: stop, along: 'y', sides: 8 })
}

export interface Slots {
  readonly size: readonly [width: number, height: number]
  /** The middle of the lower edge, on the sheet's outside. */
  readonly at: Vec3
  readonly slats: number
  readonly across: 'x' | 'y'
}

/** Ventilation slots on a sheet that runs along x or y. */
export function vents(model: Model, { size, at, slats, across }: Slots): void {
  const pitch = size[1] / slats
  for (let i = 0; i < slats; i++) {
    const slat: Vec3 = across === 'x' ? [size[0], 0.02, pitch * 0.45] : [0.02, size[0], pitch * 0.45]
    box(model, { tone: 'dark', size: slat, at: [at[0], at[1], at[2] + i * pitch] })
  }
}

export interface Cover {
  readonly from: number
  readonly to: number
  readonly along: 'x' | 'y'
  readonly width: number
  /** Its middle across, and its top at the high end. */
  readonly across: number
  readonly z: number
  readonly plates?: number
  readonly joint?: number
}

/** Telescopic way covers: steel plates that slide under one another, each a little lower than the last. */
export function wayCover(
  model: Model,
  { from, to, along, width, across, z, plates = 4, ...look }: Cover,
): void {
  const step = (to - from) / plates
  for (let i = 0; i < plates; i++) {
    const drop = i * 0.02
    const middle = from + (i + 0.5) * step
    const [size, at]: [Vec3, Vec3] =
      along === 'x'
        ? [
            [Math.abs(step), width - drop, 0.03],
            [middle, across, z - 0.03 - drop],
          ]
        : [
            [width - drop, Math.abs(step), 0.03],
            [across, middle, z - 0.03 - drop],
          ]
    box(model, { ...look, tone: i % 2 === 0 ? 'steel' : 'trim', size, at })
  }
}

export interface ChipConveyor {
  readonly from: number
  readonly to: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Chips leave to the right: a trough near the floor, a rise, a head with its motor and a chute over the bin. */
export function chipConveyor(model: Model, { from, to, y, width, height }: ChipConveyor): void {
  const deep = 0.26
  const head = to - 0.4
  const foot = head - (height - deep) * 0.45
  const trough = Math.max(0.1, foot - from)
  box(model, { tone: 'trim', size: [trough, width, deep], at: [foot - trough / 2, y, 0.06] })
  // An outline along y is given in (z, x).
  prism(model, {
    tone: 'trim',
    outline: [
      [0.06 + deep, foot - 0.14],
      [height - 0.02, head + 0.06],
      [height - deep, head + 0.1],
      [0.06, foot - 0.01],
    ],
    length: width - 0.02,
    at: [0, y - width / 2 + 0.01, 0],
    along: 'y',
  })
  box(model, { tone: 'trim', size: [0.44, width, deep], at: [to - 0.22, y, height - deep], chamfer: 0.02 })
  box(model, { tone: 'dark', size: [0.2, width * 0.7, 0.16], at: [to - 0.12, y, height - deep - 0.16] })
  const motor: Vec3 = [to - 0.24, y - width / 2 - 0.14, height - 0.12]
  cylinder(model, { tone: 'dark', radius: 0.08, length: 0.15, at: motor, along: 'y', sides: 10 })
  const leg = to - 0.36
  tube(model, {
    tone: 'dark',
    through: [
      [leg, y, 0],
      [leg, y, height - deep + 0.05],
    ],
    radius: 0.03,
    sides: 6,
  })
}

/** Levelling feet, so that a machine stands on the floor and not in it. */
export function levellers(model: Model, xs: readonly number[], ys: readonly number[], height = 0.1): void {
  for (const x of xs) {
    for (const y of ys) {
      cylinder(model, {
        tone: 'dark',
        radius: 0.07,
        endRadius: 0.045,
        length: height,
        at: [x, y, 0],
        sides: 8,
      })
    }
  }
}
