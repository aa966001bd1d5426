import type { PerspectiveCamera } from 'three'
import type { CameraMode, CameraWish, Pose } from '../../state/camera.ts'
import { drawFrom } from './draw-from.ts'
import { type Frame, type Insets, UNCOVERED } from './fit.ts'
import { type Flight, flightTo, fly } from './flight.ts'
import { nearTo, upright } from './goals.ts'
import { grant } from './grant.ts'
import { createHand } from './hand.ts'
import { keepEye, keepTarget, settle } from './limits.ts'
import { wholePlant } from './overview.ts'
import { createPursuit } from './pursuit.ts'
import { createReport, toldPose } from './report.ts'
import { createRigHand, type RigHand } from './rig-hand.ts'
import type { Room } from './room.ts'
import { copyStance, eyeOf, oneTurn, type Spot, type Stance, sameStance, stanceOf } from './stance.ts'
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

/** What a hand or a key moves goes no further than this at once. */
const LONGEST_STEP_MILLIS = 100

export function createCameraRig(
  camera: PerspectiveCamera,
  room: Room,
  reports: { motionReduced(): boolean },
): CameraRig {
  let frame: Frame = { width: 1280, height: 720, covered: UNCOVERED }
  let mode: CameraMode = { kind: 'orbit' }
  let flight: Flight | undefined
  /** Nobody has asked for anything but the whole Plant yet. */
  let untouched = true
  let dirty = true
  let movedBefore = false
  const stance = wholePlant(room, frame)
  const drawn: Stance = { ...stance }
  const eye: Spot = { x: 0, y: 0, z: 0 }
  const before: Spot = { x: 0, y: 0, z: 0 }
  const course: Course = { right: 0, ahead: 0, turn: 0, tilt: 0, nearer: 0 }
  const reduced = (): boolean => reports.motionReduced()
  const hand = createHand(room.ground, reduced, () => mode.kind === 'follow')
  const steering = createSteering()
  settle(stance, room)
  const pursuit = createPursuit(room)
  const report = createReport(mode)

  function enter(next: CameraMode): void {
    const same =
      next.kind === mode.kind &&
      (next.kind !== 'follow' || mode.kind !== 'follow' || next.machine === mode.machine)
    if (next.kind !== 'follow') pursuit.end()
    if (same) return
    mode = next
    report.mode(mode)
  }
  /** A hand has it now: a flight ends where it is. */
  function interrupt(): void {
    untouched = false
    if (flight !== undefined) pursuit.returnFrom(stance)
    // Who walks stands on the floor, not where a flight happened to be.
    if (flight !== undefined && mode.kind === 'walk') copyStance(flight.to, stance)
    flight = undefined
    report.goal(undefined)
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
    report.goal(leads ? goal : undefined)
  }
  /** Where it stands, or will when the flight is over. */
  const standing = (): Stance => ({ ...(flight?.to ?? stance) })

  function follow(machine: number): boolean {
    const goal = pursuit.begin(machine, standing())
    if (goal === undefined) return false
    enter({ kind: 'follow', machine })
    flyTo(goal)
    return true
  }

  function soar(flown: Flight, deltaMillis: number): void {
    // What began in a picture that was long in coming begins with it; after that its time is the clock's.
    const millis = flown.pastMillis === 0 ? Math.min(LONGEST_STEP_MILLIS, deltaMillis) : deltaMillis
    if (!fly(flown, millis, stance)) flight = undefined
    eyeOf(stance, eye)
    keepEye(stance, room, 'aim', before)
    Object.assign(before, eye)
  }
  function roam(passedMillis: number): void {
    const deltaMillis = Math.min(LONGEST_STEP_MILLIS, passedMillis)
    if (flight === undefined) eyeOf(stance, before)
    pursuit.lead(flight?.to ?? stance, deltaMillis, !reduced())
    if (flight !== undefined) return soar(flight, passedMillis)
    pursuit.watch(stance, deltaMillis, reduced())
    const { azimuth, polar, distance } = stance
    const byHand = hand.apply(stance, frame, deltaMillis)
    const byKeys = steering.advance(deltaMillis, course) ? steerBy(course, stance, room.ground) : 'nothing'
    pursuit.yieldTo(stance, azimuth, polar, distance)
    if (course.right !== 0 || course.ahead !== 0) enter({ kind: 'orbit' })
    if (byHand === 'nothing' && byKeys === 'nothing' && mode.kind !== 'follow') return
    const aims = byHand === 'aim' || byKeys === 'aim' || mode.kind === 'follow'
    keepTarget(stance, room.ground)
    keepEye(stance, room, aims ? 'aim' : 'slide', before)
  }

  const isBusy = (): boolean => flight !== undefined || hand.isBusy() || steering.isBusy()

  const legs = { hand, steering, course, hurries: false }
  const walks = (): boolean => mode.kind === 'walk'
  const step = (deltaMillis: number): void => {
    if (walks() && flight === undefined)
      stroll(stance, room, frame, legs, Math.min(LONGEST_STEP_MILLIS, deltaMillis))
    else roam(deltaMillis)
  }

  const obliging = {
    room,
    frame: () => frame,
    mode: () => mode,
    standing,
    enter,
    flyTo,
    follow,
    zoom(log: number): void {
      interrupt()
      hand.zoom(log, undefined)
    },
    stay(): void {
      interrupt()
      steering.dropAll()
      hand.rest()
    },
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
      step(Math.max(0, deltaMillis))
      const moved = dirty || !sameStance(stance, drawn)
      if (moved) {
        copyStance(stance, drawn)
        drawFrom(camera, stance, frame.width / frame.height, room.ground)
      } else if (!isBusy()) report.rest(stance)
      const due = moved || movedBefore
      movedBefore = moved
      dirty = false
      return due
    },
    wish: (wished) => grant(wished, obliging),
    pose: () => toldPose(stance),
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
