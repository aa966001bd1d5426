/** Ways that a held key steers. */
export const STEERS = [
  'left',
  'right',
  'ahead',
  'back',
  'turnLeft',
  'turnRight',
  'tiltUp',
  'tiltDown',
  'nearer',
  'further',
] as const
export type Steer = (typeof STEERS)[number]

/** How far held keys took one since the last frame: seconds of full speed along each axis. */
export interface Course {
  /** To the right, and ahead. */
  right: number
  ahead: number
  /** Counter-clockwise, and up. */
  turn: number
  tilt: number
  nearer: number
}

export interface Steering {
  hold(steer: Steer): void
  drop(steer: Steer): void
  dropAll(): void
  /** Stands still at once. */
  halt(): void
  /** Writes the course of this step; false where nothing is under way. */
  advance(deltaMillis: number, course: Course): boolean
  isBusy(): boolean
}

/** Speed comes and goes within about this. */
const EASE_MILLIS = 70
/** A key that stays down goes from plain speed to twice as fast within this. */
const GATHER_MILLIS = 1200
const STILL = 0.01
/** A key that was only tapped steers for so long, though it was let go before the next frame. */
const TAP_MILLIS = 120

/** One axis of two keys. */
interface Axis {
  speed: number
  heldMillis: number
}

const AXES = [
  ['right', 'right', 'left'],
  ['ahead', 'ahead', 'back'],
  ['turn', 'turnLeft', 'turnRight'],
  ['tilt', 'tiltUp', 'tiltDown'],
  ['nearer', 'nearer', 'further'],
] as const satisfies readonly (readonly [keyof Course, Steer, Steer])[]

export function createSteering(): Steering {
  const held = new Set<Steer>()
  /** What each key has yet to steer before letting go counts. */
  const owed = new Map<Steer, number>()
  const axes: readonly Axis[] = AXES.map(() => ({ speed: 0, heldMillis: 0 }))

  /** The way that an axis goes in a step: speed nears what the keys ask, and the way is its exact integral. */
  function wayOf(axis: Axis, asked: number, millis: number): number {
    axis.heldMillis = asked === 0 ? 0 : axis.heldMillis + millis
    const gathered = 1 + Math.min(1, axis.heldMillis / GATHER_MILLIS)
    const goal = asked * gathered
    const faded = Math.exp(-millis / EASE_MILLIS)
    const way = goal * millis + (axis.speed - goal) * EASE_MILLIS * (1 - faded)
    axis.speed = goal + (axis.speed - goal) * faded
    if (asked === 0 && Math.abs(axis.speed) < STILL) axis.speed = 0
    return way / 1000
  }

  const asks = (steer: Steer): number => (held.has(steer) || owed.has(steer) ? 1 : 0)

  function payOff(millis: number): void {
    for (const [steer, left] of owed) {
      if (left > millis) owed.set(steer, left - millis)
      else owed.delete(steer)
    }
  }

  function dropAll(): void {
    held.clear()
    owed.clear()
  }

  return {
    hold(steer) {
      if (held.has(steer)) return
      held.add(steer)
      owed.set(steer, TAP_MILLIS)
    },
    drop: (steer) => void held.delete(steer),
    dropAll,
    halt() {
      dropAll()
      for (const axis of axes) axis.speed = axis.heldMillis = 0
    },
    isBusy: () => held.size > 0 || owed.size > 0 || axes.some(({ speed }) => speed !== 0),
    advance(deltaMillis, course) {
      let under = false
      for (let i = 0; i < AXES.length; i++) {
        const names = AXES[i]
        const axis = axes[i]
        if (names === undefined || axis === undefined) continue
        const asked = asks(names[1]) - asks(names[2])
        const idle = asked === 0 && axis.speed === 0
        course[names[0]] = idle ? 0 : wayOf(axis, asked, deltaMillis)
        under ||= !idle
      }
      payOff(deltaMillis)
      return under
    },
  }
}
