import { type Drive, FIXED, type Joint } from '../shapes/model.ts'
import type { Mesh } from '../shapes/shape.ts'

/** The lowest and the highest corner of all that a Kind's triangles can reach, in the machine's own frame. */
export type Room = readonly [number, number, number, number, number, number]

interface Ball {
  readonly middle: readonly [number, number, number]
  readonly radius: number
}

/** What stands still takes its own room; what moves takes a ball that its joints carry about, which is more. */
export function roomOf({ positions, joints, freedom }: Mesh): Room {
  const room: [number, number, number, number, number, number] = [0, 0, 0, 0, 0, 0]
  const take = (axis: 0 | 1 | 2, low: number, high: number): void => {
    const above = (axis + 3) as 3 | 4 | 5
    room[axis] = Math.min(room[axis], low)
    room[above] = Math.max(room[above], high)
  }
  const limbs = new Map<number, { low: number[]; high: number[] }>()
  joints.forEach((joint, vertex) => {
    const limb = limbs.get(joint) ?? {
      low: [Infinity, Infinity, Infinity],
      high: [-Infinity, -Infinity, -Infinity],
    }
    limbs.set(joint, limb)
    for (let axis = 0; axis < 3; axis++) {
      const value = positions[vertex * 3 + axis] ?? 0
      limb.low[axis] = Math.min(limb.low[axis] ?? value, value)
      limb.high[axis] = Math.max(limb.high[axis] ?? value, value)
    }
  })
  for (const [joint, { low, high }] of limbs) {
    const at = (list: readonly number[], axis: 0 | 1 | 2): number => list[axis] ?? 0
    const ball = carried(freedom, joint, {
      middle: [
        (at(low, 0) + at(high, 0)) / 2,
        (at(low, 1) + at(high, 1)) / 2,
        (at(low, 2) + at(high, 2)) / 2,
      ],
      radius: Math.hypot(at(high, 0) - at(low, 0), at(high, 1) - at(low, 1), at(high, 2) - at(low, 2)) / 2,
    })
    for (const axis of [0, 1, 2] as const) {
      if (joint === FIXED) take(axis, at(low, axis), at(high, axis))
      else take(axis, ball.middle[axis] - ball.radius, ball.middle[axis] + ball.radius)
    }
  }
  return room
}

/** Nobody points at what waits where it is not shown. */
function endsOf(drive: Drive): readonly number[] {
  switch (drive.by) {
    case 'value':
      return drive.to
    case 'speed':
      return [drive.wrap]
    case 'count':
      return [drive.to[1]]
  }
}

function carried(freedom: readonly Joint[], joint: number, ball: Ball): Ball {
  const each = freedom[joint]
  if (each === undefined) return ball
  const { axis, pivot, motion, drive, parent } = each
  const [x, y, z] = ball.middle
  if (motion === 'slide') {
    const ends = endsOf(drive)
    const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)]
    const half = (low + high) / 2
    return carried(freedom, parent, {
      middle: [x + axis[0] * half, y + axis[1] * half, z + axis[2] * half],
      radius: ball.radius + ((high - low) / 2) * Math.hypot(...axis),
    })
  }
  const along = (x - pivot[0]) * axis[0] + (y - pivot[1]) * axis[1] + (z - pivot[2]) * axis[2]
  const foot = [pivot[0] + axis[0] * along, pivot[1] + axis[1] * along, pivot[2] + axis[2] * along] as const
  return carried(freedom, parent, {
    middle: foot,
    radius: ball.radius + Math.hypot(x - foot[0], y - foot[1], z - foot[2]),
  })
}
