import type { Machine, Workshop } from '../../../models/plant/schema.ts'
import { type Box, FIRM } from './boxes.ts'

/*
 * What holds the radio units. The plant file tells how high each hangs; that it is held by the column beside it, or
 * by a pole of its own, follows from where columns stand. It is of the hall, so that it is there however far away
 * the unit's own details are left out.
 */

/** A column further away from its middle than this carries no radio unit. */
const CARRIES = 1.6
/** From the middle of the unit to the pipe at its back, and how far that reaches over its foot. */
const BEHIND = 0.125
const PIPE = { wide: 0.05, from: -0.06, to: 0.56 } as const
/** Where the two arms of a column meet the pipe, from the unit's foot. */
const ARMS = [0.06, 0.46] as const
const ARM = 0.06
const POLE = 0.11
const PLATE = { wide: 0.4, thick: 0.03 } as const

export const radioUnitsOf = ({ lines }: Workshop): readonly Machine[] =>
  lines.flatMap(({ machines }) => machines).filter(({ kind }) => kind === 'radio-unit')

const apart = (machine: Machine, [x, y]: readonly [number, number]): number =>
  Math.hypot(machine.at[0] - x, machine.at[1] - y)

/** Whether a column is near enough to a radio unit to carry it. */
export const carries = (column: Workshop['columns'][number], radio: Machine): boolean =>
  apart(radio, column.at) < CARRIES

/** Arms from the column beside each radio unit, or a pole from the floor where there is none. */
export const mountBoxes = (workshop: Workshop): readonly Box[] =>
  radioUnitsOf(workshop).flatMap((radio) => {
    const [beside] = workshop.columns
      .filter((column) => carries(column, radio))
      .toSorted((a, b) => apart(radio, a.at) - apart(radio, b.at))
    return beside === undefined ? poleOf(radio) : armsOf(radio, beside.at)
  })

/** Where its back is held. */
function pipeAt({ at: [x, y], heading }: Machine): readonly [number, number] {
  const angle = (heading * Math.PI) / 180
  return [x - Math.sin(angle) * BEHIND, y + Math.cos(angle) * BEHIND]
}

const steel = (at: Box['at'], size: Box['size'], turned: number): Box => ({
  at,
  size,
  turned,
  stuff: 'post',
  group: FIRM,
})

function armsOf(radio: Machine, [columnX, columnY]: readonly [number, number]): readonly Box[] {
  const [x, y] = pipeAt(radio)
  const turned = Math.atan2(y - columnY, x - columnX)
  const length = Math.hypot(x - columnX, y - columnY) + PIPE.wide / 2
  const [dx, dy] = [Math.cos(turned), Math.sin(turned)]
  const arms = ARMS.map((up) =>
    steel(
      [columnX + (dx * length) / 2, columnY + (dy * length) / 2, radio.elevation + up],
      [length, ARM, ARM],
      turned,
    ),
  )
  const pipe = steel([x, y, radio.elevation + PIPE.from], [PIPE.wide, PIPE.wide, PIPE.to - PIPE.from], turned)
  return [pipe, ...arms]
}

function poleOf(radio: Machine): readonly Box[] {
  const [x, y] = pipeAt(radio)
  const turned = (radio.heading * Math.PI) / 180
  return [
    steel([x, y, 0], [POLE, POLE, radio.elevation + PIPE.to], turned),
    steel([x, y, 0], [PLATE.wide, PLATE.wide, PLATE.thick], turned),
  ]
}
