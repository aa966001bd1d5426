/*
 * HOT: once a picture for every Machine near enough to be seen moving, and for all that drive about.
 */
import { QUALITY } from '../../../models/twin.ts'
import { floorStateAt, type Now } from '../../state/now.ts'
import { type Columns, PLACE, ROW_TEXELS } from '../pool/columns.ts'
import type { Rows } from '../pool/rows.ts'
import { type Drive, MOST_JOINTS } from '../shapes/model.ts'
import { cut, glideAt, steer } from './glide.ts'
import type { MotionPlan } from './plan.ts'

/** Turns faster than this would seem to stand still or go backwards. */
const MOST_WRAPS_A_SECOND = 3
const ROW = ROW_TEXELS * 4

/** Moves the parts of Machines because their Channels move. */
export interface Motion {
  /** A Channel that moves something changed; the past is told in steps. */
  changed(slot: number, millis: number, stepMillis?: number): void
  /**
   * Writes joints and places for a time; true where anything is elsewhere than at the last picture. `rate` is how fast
   * time passes there, in times of the wall's `deltaMillis`: 0 where it stands, below 0 backwards.
   */
  move(millis: number, deltaMillis: number, rate: number): boolean
  /** All parts are where they were told to be, without a way there. */
  cut(): void
}

export function createMotion(
  plan: MotionPlan,
  now: Now,
  columns: Columns,
  rows: Rows,
  moved: (machine: number, x: number, y: number, heading: number) => void,
): Motion {
  const { glides, glideOf, slots, drives, movers } = plan
  const { twin, model } = now
  const { perUnit } = model.table
  const phases = new Float64Array(rows.machineIn.length * MOST_JOINTS)
  const phaseOwner = new Int32Array(rows.machineIn.length).fill(-1)
  const placeCells = columns.places.cells
  const jointCells = columns.joints.cells

  const moveRow = (
    row: number,
    machine: number,
    millis: number,
    deltaMillis: number,
    rate: number,
  ): boolean => {
    const fresh = phaseOwner[row] !== machine
    if (fresh) {
      phaseOwner[row] = machine
      phases.fill(0, row * MOST_JOINTS, (row + 1) * MOST_JOINTS)
    }
    const list = drives[machine]!
    const turning = rate !== 0 && now.stale[machine] === 0 && floorStateAt(now, machine) !== 'unknown'
    let any = fresh
    for (let joint = 0; joint < list.length; joint++) {
      const drive = list[joint]!
      const slot = slots[machine * MOST_JOINTS + joint]!
      const cell = row * ROW + joint
      let value = 0
      if (drive.by === 'value') value = mapped(drive, shownAt(slot, millis))
      else if (drive.by === 'count') {
        const wraps = Math.floor(phases[row * MOST_JOINTS + drive.rides]!)
        const turn = (drive.place - wraps + drive.places) % drive.places
        value = drive.to[turn < countedIn(slot) ? 1 : 0]
      } else {
        const phase = row * MOST_JOINTS + joint
        if (turning && slot >= 0) {
          const wraps = (twin.quanta[slot]! / perUnit[slot]!) * drive.perUnit * rate
          const shown = Math.max(-MOST_WRAPS_A_SECOND, Math.min(MOST_WRAPS_A_SECOND, wraps))
          const rounds = drive.rounds ?? 1
          const next = (phases[phase]! + (shown * deltaMillis) / 1000) % rounds
          phases[phase] = next < 0 ? next + rounds : next
        }
        value = (phases[phase]! % 1) * drive.wrap
      }
      const rounded = Math.fround(value)
      if (jointCells[cell] !== rounded) {
        jointCells[cell] = rounded
        any = true
      }
    }
    return any
  }

  /** A Channel never heard leaves its part at the low end of its way. */
  const shownAt = (slot: number, millis: number): number => {
    if (slot < 0 || twin.qualities[slot] === QUALITY.none) return Number.NaN
    return glideAt(glides, glideOf[slot]!, millis)
  }

  /** Nothing is seen of what was never told of. */
  const countedIn = (slot: number): number =>
    slot < 0 || twin.qualities[slot] === QUALITY.none ? 0 : twin.quanta[slot]! / perUnit[slot]!

  const moveMovers = (millis: number): boolean => {
    let any = false
    for (let i = 0; i < movers.length; i++) {
      const { machine, x, y, heading } = movers[i]!
      if (glides.start[x] === Number.NEGATIVE_INFINITY || glides.start[y] === Number.NEGATIVE_INFINITY)
        continue
      const cell = machine * PLACE
      const atX = Math.fround(glideAt(glides, x, millis))
      const atY = Math.fround(glideAt(glides, y, millis))
      const turned =
        glides.start[heading] === Number.NEGATIVE_INFINITY
          ? placeCells[cell + 3]!
          : Math.fround((glideAt(glides, heading, millis) * Math.PI) / 180)
      if (placeCells[cell] === atX && placeCells[cell + 1] === atY && placeCells[cell + 3] === turned)
        continue
      placeCells[cell] = atX
      placeCells[cell + 1] = atY
      placeCells[cell + 3] = turned
      columns.places.touch(cell, PLACE)
      moved(machine, atX, atY, turned)
      any = true
    }
    return any
  }

  // What was known before the scene stood is there at once.
  for (let slot = 0; slot < glideOf.length; slot++)
    if (glideOf[slot]! >= 0 && twin.qualities[slot] !== QUALITY.none)
      steer(glides, glideOf[slot]!, twin.quanta[slot]! / perUnit[slot]!, 0)

  return {
    changed(slot, millis, stepMillis) {
      const glide = glideOf[slot]!
      if (glide >= 0 && twin.qualities[slot] !== QUALITY.none)
        steer(glides, glide, twin.quanta[slot]! / perUnit[slot]!, millis, stepMillis)
    },
    move(millis, deltaMillis, rate) {
      let any = false
      for (let row = 0; row < rows.machineIn.length; row++) {
        const machine = rows.machineIn[row]!
        if (machine >= 0 && moveRow(row, machine, millis, deltaMillis, rate)) any = true
      }
      if (any) columns.joints.texture.needsUpdate = true
      const drove = moveMovers(millis)
      return any || drove
    },
    cut: () => cut(glides),
  }
}

/** The value on the part's way, never past its ends. */
function mapped({ from, to }: Extract<Drive, { readonly by: 'value' }>, value: number): number {
  if (Number.isNaN(value)) return to[0]
  const share = Math.max(0, Math.min(1, (value - from[0]) / (from[1] - from[0] || 1)))
  return to[0] + (to[1] - to[0]) * share
}
