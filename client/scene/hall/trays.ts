import { KINDS } from '../../../models/kinds/catalogue.ts'
import type { Point } from '../../../models/plant/geometry.ts'
import type { Machine, Workshop } from '../../../models/plant/schema.ts'
import { type Box, FIRM } from './boxes.ts'
import { distanceToSegment } from './outline.ts'

/*
 * Cable trays of the ladder type along the backs of every Line's rows, on posts, with a drop to each Machine that is
 * wired. The plant file does not tell of trays; where cables lie follows from where Machines stand.
 */

const HEIGHT = 4.2
const WIDTH = 0.4
/** From the deepest back of a row to the middle of its tray. */
const BEHIND = 0.34
const POST_PITCH = 8
/** Backs further apart than this are rows of their own. */
const ROW_DEPTH = 3
const ROW_GAP = 14

/** A stretch of a Line's Machines that face the same way, seen from their own heading. */
interface Row {
  readonly turned: number
  readonly back: number
  readonly from: number
  readonly to: number
  readonly wired: readonly { readonly along: number; readonly back: number; readonly height: number }[]
}

interface Standing {
  readonly along: number
  readonly back: number
  readonly half: number
  readonly height: number
  readonly wired: boolean
}

const sizeOf = (machine: Machine): readonly [number, number, number] =>
  KINDS.get(machine.kind)?.size ?? [1, 1, 1]

const stands = ({ kind, elevation }: Machine): boolean =>
  kind !== 'agv' && kind !== 'radio-unit' && kind !== 'gateway' && kind !== 'storage' && elevation < 0.5

function rowsOf(machines: readonly Machine[]): readonly Row[] {
  const byHeading = new Map<number, Standing[]>()
  for (const machine of machines.filter(stands)) {
    const heading = ((Math.round(machine.heading) % 360) + 360) % 360
    const angle = (heading * Math.PI) / 180
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const [width, depth, height] = sizeOf(machine)
    const list = byHeading.get(heading) ?? []
    list.push({
      along: machine.at[0] * cos + machine.at[1] * sin,
      back: -machine.at[0] * sin + machine.at[1] * cos + depth / 2,
      half: width / 2,
      height,
      wired: machine.connection?.link === 'wired',
    })
    byHeading.set(heading, list)
  }
  return [...byHeading].flatMap(([heading, standing]) =>
    split(standing).map((row): Row => {
      const back = Math.max(...row.map((each) => each.back))
      return {
        turned: (heading * Math.PI) / 180,
        back: back + BEHIND,
        from: Math.min(...row.map(({ along, half }) => along - half)),
        to: Math.max(...row.map(({ along, half }) => along + half)),
        wired: row.filter(({ wired }) => wired),
      }
    }),
  )
}

/** Machines side by side, their backs about in one line. */
function split(standing: readonly Standing[]): readonly (readonly Standing[])[] {
  const rows: Standing[][] = []
  for (const each of [...standing].sort((a, b) => a.along - b.along)) {
    const row = rows.find((other) => {
      const last = other[other.length - 1]
      return (
        last !== undefined &&
        Math.abs(last.back - each.back) < ROW_DEPTH &&
        each.along - each.half - last.along - last.half < ROW_GAP
      )
    })
    if (row === undefined) rows.push([each])
    else row.push(each)
  }
  return rows.filter((row) => row.length > 1)
}

/** The trays of a Workshop; no post stands in anybody's way. */
export function trayBoxes(workshop: Workshop): readonly Box[] {
  const ways = [
    ...workshop.aisles.map(({ path, width }) => ({ path, half: width / 2 })),
    ...workshop.roads.map(({ path, width }) => ({ path, half: width / 2 })),
  ]
  const blocked = ([x, y]: Point): boolean =>
    workshop.columns.some(({ at, size }) => Math.abs(at[0] - x) < size && Math.abs(at[1] - y) < size) ||
    ways.some(({ path, half }) =>
      path.some((p, i) => distanceToSegment([x, y], path[i - 1] ?? p, p) < half + 0.15),
    )
  return workshop.lines.flatMap((line) => rowsOf(line.machines).flatMap((row) => boxesOf(row, blocked)))
}

function boxesOf({ turned, back, from, to, wired }: Row, blocked: (at: Point) => boolean): readonly Box[] {
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)]
  const place = (along: number, across: number): Point => [
    along * cos - across * sin,
    along * sin + across * cos,
  ]
  const box = (along: number, across: number, z: number, size: Box['size'], stuff: Box['stuff']): Box => ({
    at: [...place(along, across), z],
    size,
    turned,
    stuff,
    group: FIRM,
  })
  const [middle, length] = [(from + to) / 2, to - from]
  const boxes = [
    box(middle, back - WIDTH / 2, HEIGHT, [length, 0.04, 0.1], 'rail'),
    box(middle, back + WIDTH / 2, HEIGHT, [length, 0.04, 0.1], 'rail'),
    box(middle, back, HEIGHT + 0.02, [length, WIDTH, 0.03], 'rungs'),
  ]
  const posts = Math.max(2, Math.ceil(length / POST_PITCH) + 1)
  for (let i = 0; i < posts; i++) {
    const along = from + 0.2 + ((length - 0.4) * i) / (posts - 1)
    if (blocked(place(along, back))) continue
    boxes.push(box(along, back, 0, [0.07, 0.07, HEIGHT], 'post'))
  }
  for (const { along, back: machineBack, height } of wired) {
    const foot = Math.min(height * 0.7, HEIGHT - 0.5)
    boxes.push(box(along, back - 0.08, foot, [0.06, 0.06, HEIGHT - foot], 'rail'))
    const [near, far] = [machineBack - 0.1, back - 0.05]
    if (far > near) boxes.push(box(along, (near + far) / 2, foot, [0.06, far - near, 0.06], 'rail'))
  }
  return boxes
}
