import type { PerspectiveCamera } from 'three'
import { type CameraMode, type CameraWish, camera as cameraStore, type Pose } from '../../state/camera.ts'
import { type DepthRange, depthRange } from './depth.ts'
import { type Frame, type Insets, UNCOVERED } from './fit.ts'
import { type Flight, flightTo, fly } from './flight.ts'
import { type Chase, chase, chaseFrom } from './follow.ts'
import { fitOf, followed, followingDistance, nearTo, turnedTo, upright, walkStart } from './goals.ts'
import { createHand } from './hand.ts'
import { keepEye, keepTarget, reachableX, reachableY, settle } from './limits.ts'
import { keepOutlook, type Outlook, outlookOn } from './outlook.ts'
import { wholePlant } from './overview.ts'
import { createRigHand, type RigHand } from './rig-hand.ts'
import type { Driven, Room } from './room.ts'
import {
  copyStance,
  eyeOf,
  oneTurn,
  poseFrom,
  type Spot,
  type Stance,
  sameStance,
  stanceOf,
} from './stance.ts'
import { steerBy } from './steer-by.ts'
import { type Course, createSteering } from './steering.ts'
import { stroll } from './stroll.ts'

/** The one camera of the scene: moved by hand, by wishes, by what it follows and by one's feet. */
export interface CameraRig {
  readonly hand: RigHand
  /** True while it moves, and at the first instant of its rest. */
  update(millis: number, deltaMillis: number): boolean
  wish(wish: CameraWish): void
  pose(): Pose
  mode(): CameraMode
  /** `covered` is what lies over the picture's edges; what is framed keeps clear of it. */
  resize(width: number, height: number, covered?: Insets): void
  /** A cut. */
  place(pose: Pose): void
  frameWhole(): void
  /** True while a hand, a key or a flight moves it; what merely drives along with an AGV is at hand. */
  isMoving(): boolean
}

const LONGEST_STEP_MILLIS = 100

export function createCameraRig(
  camera: PerspectiveCamera,
  room: Room,
  reports: { motionReduced(): boolean },
): CameraRig {
  let frame: Frame = { width: 1280, height: 720, covered: UNCOVERED }
  let mode: CameraMode = { kind: 'orbit' }
  let flight: Flight | undefined
  let chased: Chase | undefined
  /** From where it is watched, unless a hand has turned to look from elsewhere. */
  let outlook: Outlook | undefined
  /** Nobody has asked for anything but the whole Plant yet. */
  let untouched = true
  let dirty = true
  let movedBefore = false
  const stance = wholePlant(room, frame)
  const drawn: Stance = { ...stance }
  let told: Stance | undefined
  const range: DepthRange = { near: 0.1, far: 1000 }
  const eye: Spot = { x: 0, y: 0, z: 0 }
  const before: Spot = { x: 0, y: 0, z: 0 }
  const awaited = { x: 0, y: 0, heading: 0 }
  const course: Course = { right: 0, ahead: 0, turn: 0, tilt: 0, nearer: 0 }
  const reduced = (): boolean => reports.motionReduced()
  const hand = createHand(room.ground, reduced, () => mode.kind === 'follow')
  const steering = createSteering()
  settle(stance, room)
  if (cameraStore.getState().mode.kind !== 'orbit') cameraStore.setState({ mode })

  function enter(next: CameraMode): void {
    const same =
      next.kind === mode.kind &&
      (next.kind !== 'follow' || mode.kind !== 'follow' || next.machine === mode.machine)
    if (next.kind !== 'follow') chased = undefined
    if (same) return
    mode = next
    cameraStore.setState({ mode })
  }
  /** A hand has it now: a flight ends where it is. */
  function interrupt(): void {
    untouched = false
    // What is followed comes back into the middle by and by.
    if (flight !== undefined && chased !== undefined) {
      chased.leadX = stance.x - chased.x
      chased.leadY = stance.y - chased.y
    }
    // Who walks stands on the floor, not where a flight happened to be.
    if (flight !== undefined && mode.kind === 'walk') copyStance(flight.to, stance)
    flight = undefined
    tellGoal(undefined)
  }
  const tellGoal = (goal: Pose | undefined): void => {
    if (cameraStore.getState().goal !== goal) cameraStore.setState({ goal })
  }
  function flyTo(goal: Stance, overMillis?: number): void {
    hand.rest()
    untouched = false
    settle(goal, room)
    flight = undefined
    if (reduced()) copyStance(goal, stance)
    else if (!sameStance(goal, stance)) {
      flight = flightTo(stance, goal, overMillis)
      eyeOf(stance, before)
    }
    const leads = flight !== undefined && mode.kind === 'orbit'
    tellGoal(leads ? { ...poseFrom(goal), azimuth: oneTurn(goal.azimuth) } : undefined)
  }
  /** Where it stands, or will when the flight is over. */
  const standing = (): Stance => ({ ...(flight?.to ?? stance) })

  function wish(wished: CameraWish): void {
    switch (wished.kind) {
      case 'pose':
        enter({ kind: 'orbit' })
        return flyTo(stanceOf(wished.pose), wished.overMillis)
      case 'fit':
        enter({ kind: 'orbit' })
        return flyTo(fitOf(wished.machines, standing(), room, frame), wished.overMillis)
      case 'turn':
        if (mode.kind === 'walk') enter({ kind: 'orbit' })
        return flyTo(turnedTo(wished.to, standing(), room, frame))
      case 'zoom':
        interrupt()
        return hand.zoom(-Math.log(wished.factor), undefined)
      case 'follow':
        return follow(wished.machine)
      case 'walk': {
        const goal = walkStart(standing(), room, wished.machine)
        enter({ kind: 'walk' })
        return flyTo(goal)
      }
      case 'stay':
        enter({ kind: 'orbit' })
        interrupt()
        steering.dropAll()
        return hand.rest()
    }
  }
  /** What is followed, or while it is too far from the Plant, where it is waited for. */
  function whereabouts(machine: number): Driven | undefined {
    const at = room.agvAt(machine)
    if (at === undefined) return undefined
    awaited.x = reachableX(at.x, room.ground)
    awaited.y = reachableY(at.y, room.ground)
    awaited.heading = at.heading
    return awaited
  }
  function follow(machine: number): void {
    const at = whereabouts(machine)
    if (at === undefined) return wish({ kind: 'fit', machines: [machine] })
    chased = chaseFrom(at)
    enter({ kind: 'follow', machine })
    outlook = outlookOn(at, room, followingDistance(standing()))
    flyTo(followed(at, outlook))
  }

  function drift(deltaMillis: number): void {
    if (mode.kind !== 'follow' || chased === undefined) return
    const at = whereabouts(mode.machine)
    if (at === undefined) return
    chase(chased, at, deltaMillis, !reduced())
    const aimed = flight?.to ?? stance
    aimed.x = reachableX(chased.x + chased.leadX, room.ground)
    aimed.y = reachableY(chased.y + chased.leadY, room.ground)
  }

  function watch(deltaMillis: number): void {
    const at = mode.kind === 'follow' ? room.agvAt(mode.machine) : undefined
    if (at !== undefined && outlook !== undefined)
      keepOutlook(outlook, stance, at, room, deltaMillis, reduced())
  }

  function soar(flown: Flight, deltaMillis: number): void {
    if (!fly(flown, deltaMillis, stance)) flight = undefined
    eyeOf(stance, eye)
    keepEye(stance, room, 'aim', before)
    Object.assign(before, eye)
  }
  function roam(deltaMillis: number): void {
    if (flight === undefined) eyeOf(stance, before)
    drift(deltaMillis)
    if (flight !== undefined) return soar(flight, deltaMillis)
    watch(deltaMillis)
    const { azimuth, polar, distance } = stance
    const byHand = hand.apply(stance, frame, deltaMillis)
    const byKeys = steering.advance(deltaMillis, course) ? steerBy(course, stance, room.ground) : 'nothing'
    if (stance.azimuth !== azimuth || stance.polar !== polar) outlook = undefined
    else if (outlook !== undefined && stance.distance !== distance) outlook.distance = stance.distance
    if (course.right !== 0 || course.ahead !== 0) enter({ kind: 'orbit' })
    if (byHand === 'nothing' && byKeys === 'nothing' && mode.kind !== 'follow') return
    const aims = byHand === 'aim' || byKeys === 'aim' || mode.kind === 'follow'
    keepTarget(stance, room.ground)
    keepEye(stance, room, aims ? 'aim' : 'slide', before)
  }

  function write(): void {
    eyeOf(stance, eye)
    const aspect = frame.width / frame.height
    depthRange(room.ground, stance, eye, aspect, range)
    camera.position.set(eye.x, eye.y, eye.z)
    const [a, p] = [stance.azimuth / 2, stance.polar / 2]
    camera.quaternion.set(
      Math.sin(p) * Math.cos(a),
      Math.sin(p) * Math.sin(a),
      Math.cos(p) * Math.sin(a),
      Math.cos(p) * Math.cos(a),
    )
    camera.fov = stance.lens
    camera.aspect = aspect
    camera.near = range.near
    camera.far = range.far
    camera.updateProjectionMatrix()
    camera.updateMatrixWorld()
  }
  const isBusy = (): boolean => flight !== undefined || hand.isBusy() || steering.isBusy()
  function tell(): void {
    const arrived = cameraStore.getState().goal !== undefined
    if (told !== undefined && sameStance(told, stance) && !arrived) return
    told = { ...stance }
    cameraStore.setState({ pose: pose(), goal: undefined })
  }
  const pose = (): Pose => ({ ...poseFrom(stance), azimuth: oneTurn(stance.azimuth) })

  const legs = { hand, steering, course, hurries: false }
  const walks = (): boolean => mode.kind === 'walk'
  const step = (deltaMillis: number): void => {
    if (walks() && flight === undefined) stroll(stance, room, frame, legs, deltaMillis)
    else roam(deltaMillis)
  }

  return {
    hand: createRigHand({
      ground: room.ground,
      stance,
      hand,
      steering,
      frame: () => frame,
      mode: () => mode,
      interrupt,
      hurry: (yes) => {
        legs.hurries = yes
      },
      free: () => enter({ kind: 'orbit' }),
      press: (deltaMillis) => {
        if (!reduced()) return
        step(deltaMillis)
        steering.halt()
      },
      goTo(place) {
        if (walks()) return flyTo(upright(room, place.x, place.y, stance))
        enter({ kind: 'orbit' })
        flyTo(nearTo(place, standing(), room))
      },
    }),
    update(_millis, deltaMillis) {
      const delta = Math.min(LONGEST_STEP_MILLIS, Math.max(0, deltaMillis))
      step(delta)
      const moved = dirty || !sameStance(stance, drawn)
      if (moved) {
        copyStance(stance, drawn)
        write()
      } else if (!isBusy()) tell()
      const due = moved || movedBefore
      movedBefore = moved
      dirty = false
      return due
    },
    wish,
    pose,
    mode: () => mode,
    resize(width, height, covered = UNCOVERED) {
      frame = { width: Math.max(1, width), height: Math.max(1, height), covered }
      dirty = true
      if (!untouched) return
      copyStance(wholePlant(room, frame), stance)
      settle(stance, room)
    },
    place(to) {
      hand.rest()
      enter({ kind: 'orbit' })
      flight = undefined
      untouched = false
      copyStance(stanceOf(to), stance)
      stance.azimuth = oneTurn(stance.azimuth)
      settle(stance, room)
    },
    frameWhole() {
      hand.rest()
      enter({ kind: 'orbit' })
      flight = undefined
      copyStance(wholePlant(room, frame), stance)
      settle(stance, room)
      untouched = true
    },
    isMoving: isBusy,
  }
}
