import { atan2, cos, hypot, sin } from './exact.ts'
import type { Random } from './random.ts'
import { nearestCrossing, type RoadMap, routeFrom } from './roads.ts'

/** An AGV on the roads: where it is, where it goes, what it carries, what is left in its battery. */
export interface Vehicle {
  readonly map: RoadMap
  /** All vehicles of the Plant, itself among them. */
  readonly fleet: readonly Vehicle[]
  /** The crossing last passed, and those still ahead. */
  crossing: number
  route: readonly number[]
  ahead: number
  x: number
  y: number
  headingDegrees: number
  metresPerSecond: number
  /** Share of a full charge. */
  battery: number
  loaded: boolean
  waitSeconds: number
  metresDriven: number
  missions: number
  /** At the charger it stands beside the road. */
  charges: boolean
}

const ACCELERATION = 0.5
const CORNER_SPEED = 0.4
const STEP_SECONDS = 0.2
/** A full battery lasts about seven hours on the road and fills in fifty minutes. */
const DRAIN_PER_SECOND = 0.00004
const CHARGE_PER_SECOND = 0.0003
const LOW_BATTERY = 0.25
const FULL_BATTERY = 0.92

/** Joins a vehicle to the fleet, on the crossing nearest to where the plant file puts it. */
export function vehicleAt(
  map: RoadMap,
  fleet: Vehicle[],
  at: readonly [number, number],
  headingDegrees: number,
  random: Random,
): Vehicle {
  const crossing = nearestCrossing(map.points, at[0], at[1])
  const [x, y] = (crossing === undefined ? undefined : map.points[crossing]) ?? at
  const vehicle: Vehicle = {
    map,
    fleet,
    crossing: crossing ?? -1,
    route: [],
    ahead: 0,
    x,
    y,
    headingDegrees,
    metresPerSecond: 0,
    battery: random.between(0.35, 0.95),
    loaded: random.next() < 0.5,
    waitSeconds: random.between(0, 6),
    metresDriven: Math.floor(random.between(200, 900)) * 1000,
    missions: random.below(4000),
    charges: false,
  }
  fleet.push(vehicle)
  return vehicle
}

export const wantsCharge = (vehicle: Vehicle): boolean => vehicle.battery < LOW_BATTERY
export const standsAtCharger = (vehicle: Vehicle): boolean =>
  vehicle.ahead >= vehicle.route.length &&
  (vehicle.map.chargers.has(vehicle.crossing) || vehicle.map.chargers.size === 0)
export const isCharged = (vehicle: Vehicle): boolean => vehicle.battery >= FULL_BATTERY

export const charge = (vehicle: Vehicle, seconds: number): void => {
  vehicle.battery = Math.min(1, vehicle.battery + CHARGE_PER_SECOND * seconds)
}

/** A vehicle that is not to run stands at once where it is: it never leaves its road [G-8]. */
export const halt = (vehicle: Vehicle): void => {
  vehicle.metresPerSecond = 0
}

export function drive(vehicle: Vehicle, seconds: number, topSpeed: number, random: Random): void {
  vehicle.battery = Math.max(0.03, vehicle.battery - DRAIN_PER_SECOND * seconds)
  if (followsClosely(vehicle)) {
    halt(vehicle)
    return
  }
  for (let left = seconds; left > 1e-9; left -= STEP_SECONDS) {
    driveStep(vehicle, Math.min(left, STEP_SECONDS), topSpeed, random)
  }
}

const GAP_METRES = 2.2
const SAME_WAY = cos(Math.PI / 4)

/** Another vehicle drives or stands close ahead on the same way; oncoming ones pass on their side. */
function followsClosely(vehicle: Vehicle): boolean {
  const angle = (vehicle.headingDegrees * Math.PI) / 180
  const [aheadX, aheadY] = [cos(angle), sin(angle)]
  for (const other of vehicle.fleet) {
    const dx = other.x - vehicle.x
    const dy = other.y - vehicle.y
    const metres = hypot(dx, dy)
    if (metres > GAP_METRES || metres < 0.05 || other.charges) continue
    const turn = ((other.headingDegrees - vehicle.headingDegrees) * Math.PI) / 180
    if (dx * aheadX + dy * aheadY > SAME_WAY * metres && cos(turn) > SAME_WAY) return true
  }
  return false
}

function driveStep(vehicle: Vehicle, seconds: number, topSpeed: number, random: Random): void {
  if (vehicle.waitSeconds > 0) {
    vehicle.waitSeconds -= seconds
    vehicle.metresPerSecond = 0
    return
  }
  if (vehicle.ahead >= vehicle.route.length) {
    vehicle.route = routeFrom(vehicle.map, vehicle.crossing, random, wantsCharge(vehicle))
    vehicle.ahead = 0
    if (vehicle.route.length === 0) vehicle.waitSeconds = 10
    return
  }
  const target = vehicle.map.points[vehicle.route[vehicle.ahead] ?? -1]
  if (target === undefined) return
  const dx = target[0] - vehicle.x
  const dy = target[1] - vehicle.y
  const metres = hypot(dx, dy)
  turnTo(vehicle, dx, dy, metres, seconds)
  const endSpeed = vehicle.ahead === vehicle.route.length - 1 ? 0.1 : CORNER_SPEED
  const safeSpeed = Math.min(topSpeed, Math.sqrt(endSpeed ** 2 + 2 * ACCELERATION * metres))
  vehicle.metresPerSecond = Math.min(safeSpeed, vehicle.metresPerSecond + ACCELERATION * seconds)
  const stride = Math.min(metres, vehicle.metresPerSecond * seconds)
  vehicle.metresDriven += stride
  if (stride < metres) {
    vehicle.x += (dx / metres) * stride
    vehicle.y += (dy / metres) * stride
  } else arrive(vehicle, target, random)
}

/** From -180 up to, but not including, 180. */
const wrapped = (degrees: number): number => degrees - 360 * Math.floor((degrees + 180) / 360)

function turnTo(vehicle: Vehicle, dx: number, dy: number, metres: number, seconds: number): void {
  if (metres < 1e-6) return
  const wanted = (atan2(dy, dx) * 180) / Math.PI
  const turn = wrapped(wanted - vehicle.headingDegrees)
  vehicle.headingDegrees = wrapped(vehicle.headingDegrees + turn * Math.min(1, seconds / 0.4))
}

function arrive(vehicle: Vehicle, target: readonly [number, number], random: Random): void {
  vehicle.x = target[0]
  vehicle.y = target[1]
  vehicle.crossing = vehicle.route[vehicle.ahead] ?? vehicle.crossing
  vehicle.ahead += 1
  if (vehicle.ahead < vehicle.route.length) return
  vehicle.loaded = !vehicle.loaded
  vehicle.missions += 1
  vehicle.waitSeconds = random.between(6, 18)
}
