import { type Agv, batteryAt, movingOf } from './agv.ts'
import { spotOnCourse } from './course.ts'
import { type Spot, spotOn } from './curve.ts'
import type { Moving } from './motion.ts'
import type { Yard } from './yard.ts'

/** What a vehicle can tell of itself at a moment, written in place [W-34]. */
export interface Place {
  x: number
  y: number
  headingDegrees: number
  metresPerSecond: number
  /** Share of a full charge. */
  battery: number
  charges: boolean
  loaded: boolean
  liftMillimetres: number
  /** It would go on, but the road is taken. */
  isObstructed: boolean
  metresDriven: number
  missions: number
}

export const noPlace = (): Place => ({
  x: 0,
  y: 0,
  headingDegrees: 0,
  metresPerSecond: 0,
  battery: 1,
  charges: false,
  loaded: false,
  liftMillimetres: 0,
  isObstructed: false,
  metresDriven: 0,
  missions: 0,
})

const LIFT_MILLIMETRES = 60
const LIFTING_MILLIS = 3000

const movingScratch: Moving = { metres: 0, speed: 0 }
const spotScratch: Spot = { x: 0, y: 0, radians: 0 }

export function placeOf(yard: Yard, agv: Agv, millis: number, out: Place): void {
  const { doing, course } = agv
  movingOf(agv, millis, movingScratch)
  const { metres, speed } = movingScratch
  let stretch = 1
  if (course !== undefined) {
    let step = agv.tail
    while (step < course.steps.length - 1 && (course.steps[step]?.to ?? 0) < metres) step += 1
    while (step > 0 && (course.steps[step]?.from ?? 0) > metres) step -= 1
    stretch = spotOnCourse(course, step, metres, spotScratch)
  } else standingSpot(yard, agv)
  out.x = spotScratch.x
  out.y = spotScratch.y
  const degrees = (spotScratch.radians * 180) / Math.PI
  out.headingDegrees = degrees - 360 * Math.floor(degrees / 360)
  out.metresPerSecond = speed * stretch
  out.battery = batteryAt(agv, millis, metres)
  out.charges = doing.kind === 'charges'
  out.loaded = agv.loaded
  out.liftMillimetres = liftAt(agv, millis)
  out.isObstructed = course !== undefined && !Number.isNaN(agv.waitsSince) && speed < 0.05
  out.metresDriven = agv.driven + metres
  out.missions = agv.missions
}

function standingSpot({ bays, traffic }: Yard, agv: Agv): void {
  const bay = bays.all[agv.bay]
  const lane = bay === undefined ? undefined : traffic.network.lanes[bay.lane]
  if (bay === undefined || lane === undefined) {
    spotScratch.x = agv.start.at[0]
    spotScratch.y = agv.start.at[1]
    spotScratch.radians = agv.start.radians
    return
  }
  spotOn(lane.curve, bay.metres, spotScratch)
  spotScratch.x = bay.x
  spotScratch.y = bay.y
}

function liftAt({ doing, job, loaded }: Agv, millis: number): number {
  if (doing.kind !== 'handles') return loaded ? LIFT_MILLIMETRES : 0
  const share = Math.max(0, Math.min(1, 1 - (doing.untilMillis - millis) / LIFTING_MILLIS))
  return LIFT_MILLIMETRES * (job.kind === 'fetch' ? share : 1 - share)
}
