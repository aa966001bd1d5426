import fc from 'fast-check'
import { PerspectiveCamera, Vector3 } from 'three'
import type { Ground } from '../../../../../client/scene/camera/depth.ts'
import { type Box, boxesOf, boxGrid } from '../../../../../client/scene/camera/grid.ts'
import { type CameraRig, createCameraRig } from '../../../../../client/scene/camera/rig.ts'
import type { Driven, Room } from '../../../../../client/scene/camera/room.ts'
import { camera as store } from '../../../../../client/state/camera.ts'

/** A yard to try a camera in: boxes, walls, and something that drives if it is told to. */

export const GROUND: Ground = { west: 0, south: 0, east: 60, north: 40, top: 9 }

export const wall = (from: readonly [number, number], to: readonly [number, number], top = 9): Box => ({
  x: (from[0] + to[0]) / 2,
  y: (from[1] + to[1]) / 2,
  heading: (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI,
  width: Math.hypot(to[0] - from[0], to[1] - from[1]),
  depth: 0.24,
  bottom: 0,
  top,
  wall: true,
})

export const SHELL: readonly Box[] = [
  wall([0, 0], [60, 0]),
  wall([60, 0], [60, 40]),
  wall([60, 40], [0, 40]),
  wall([0, 40], [0, 0]),
]

export const machineAt = (x: number, y: number, heading = 0, height = 2.4): Box => ({
  x,
  y,
  heading,
  width: 3,
  depth: 2,
  bottom: 0,
  top: height,
})

export const roomWith = (
  machines: readonly Box[],
  walls: readonly Box[] = SHELL,
  agvAt: (machine: number) => Driven | undefined = () => undefined,
): Room => ({
  ground: GROUND,
  machines: boxesOf(machines),
  standing: boxGrid(boxesOf([...machines, ...walls])),
  agvAt,
})

export const ROWS: readonly Box[] = [8, 20, 32].flatMap((y) =>
  [8, 13, 18, 23, 28, 33, 38, 43, 48, 53].map((x) => machineAt(x, y, y === 20 ? 90 : 0)),
)

export interface Stand {
  readonly rig: CameraRig
  readonly camera: PerspectiveCamera
  readonly room: Room
  /** So many frames of so many milliseconds. */
  run(frames: number, millis?: number): void
  /** Until nothing moves; throws where it never comes to rest. */
  rest(millis?: number): number
  eye(): Vector3
  /** Where a place is in the picture, in pixels. */
  pixel(x: number, y: number, z: number): { x: number; y: number; depth: number }
}

/** A look at the middle of the yard, from aside. */
export const POSE = { target: [30, 20, 1] as const, azimuth: 5.9, polar: 0.7, distance: 30, lens: 35 }

export const WIDTH = 1280
export const HEIGHT = 720

export function standIn(room: Room, motionReduced = false): Stand {
  store.setState({ mode: { kind: 'orbit' }, wishes: 0 })
  const camera = new PerspectiveCamera()
  const rig = createCameraRig(camera, room, { motionReduced: () => motionReduced })
  rig.resize(WIDTH, HEIGHT)
  let now = 0
  const step = (millis: number): boolean => {
    now += millis
    return rig.update(now, millis)
  }
  step(16)
  return {
    rig,
    camera,
    room,
    run(frames, millis = 16) {
      for (let i = 0; i < frames; i++) step(millis)
    },
    rest(millis = 16) {
      for (let i = 1; i < 2000; i++) if (!step(millis) && !rig.isMoving()) return i * millis
      throw new Error('never at rest')
    },
    eye: () => camera.position.clone(),
    pixel(x, y, z) {
      const at = new Vector3(x, y, z).project(camera)
      const depth = new Vector3(x, y, z).applyMatrix4(camera.matrixWorldInverse).z
      return { x: ((at.x + 1) / 2) * WIDTH, y: ((1 - at.y) / 2) * HEIGHT, depth: -depth }
    },
  }
}

/** How deep a place is inside of a box; negative where it is outside. */
export function depthIn(box: Box, x: number, y: number, z: number): number {
  const a = (box.heading * Math.PI) / 180
  const [dx, dy] = [x - box.x, y - box.y]
  const u = Math.abs(dx * Math.cos(a) + dy * Math.sin(a)) - box.width / 2
  const v = Math.abs(dy * Math.cos(a) - dx * Math.sin(a)) - box.depth / 2
  return -Math.max(u, v, z - box.top, box.bottom - z)
}

/** Evenly spread, to the thousandth: doubles by themselves crowd about zero. */
export const between = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: Math.round(min * 1000), max: Math.round(max * 1000) }).map((whole) => whole / 1000)

/** Machines anywhere in the yard, on each other too: plants are what people write. */
export const machineLists = fc.array(
  fc.record({
    x: between(2, 58),
    y: between(2, 38),
    heading: between(-180, 180),
    width: between(0.5, 12),
    depth: between(0.5, 6),
    bottom: fc.constantFrom(0, 0, 0, 3),
    top: between(3.2, 8),
  }),
  { maxLength: 30 },
)
