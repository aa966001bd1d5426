import type { Place } from './fleet/place.ts'
import { PACKML } from './packml.ts'
import type { Played } from './played.ts'
import { forceCurve, type Recipe, share } from './processes.ts'

/** For machines that drive: what the vehicle says, and what the Channel does on a machine that does not. */
const driven =
  (of: (vehicle: Place, played: Played) => number, otherwise: Recipe = share(() => 0.4)): Recipe =>
  (spec, lot) => {
    const standing = otherwise(spec, lot)
    return (played, seconds, previous) =>
      played.vehicle === undefined ? standing(played, seconds, previous) : of(played.vehicle, played)
  }

const isCharging = (played: Played): boolean => played.vehicle?.charges === true

export const VEHICLE_RECIPES: readonly (readonly [string, Recipe])[] = [
  ['x', driven((vehicle) => vehicle.x)],
  ['y', driven((vehicle) => vehicle.y)],
  ['heading', driven((vehicle) => vehicle.headingDegrees - 360 * Math.floor(vehicle.headingDegrees / 360))],
  ['speed', driven((vehicle) => vehicle.metresPerSecond)],
  ['battery', driven((vehicle) => 100 * vehicle.battery)],
  [
    'batteryVoltage',
    driven(
      (vehicle, played) =>
        46.5 + 6.5 * vehicle.battery - 0.8 * vehicle.metresPerSecond + (isCharging(played) ? 1.5 : 0),
    ),
  ],
  ['batteryTemperature', driven((vehicle, played) => 25 + (isCharging(played) ? 6 : 2 * vehicle.battery))],
  ['charging', driven((_vehicle, played) => (isCharging(played) ? 1 : 0))],
  ['liftHeight', driven((vehicle) => vehicle.liftMillimetres)],
  [
    'payload',
    driven(
      (vehicle) => (vehicle.loaded ? 420 : 0),
      forceCurve([0.12, 0], [0.16, 0.45], [0.62, 0.45], [0.66, 0]),
    ),
  ],
  [
    'obstacleAhead',
    driven((vehicle, played) => (vehicle.isObstructed || played.state === PACKML.held ? 1 : 0)),
  ],
  ['missionsDone', driven((vehicle) => vehicle.missions)],
  ['distance', driven((vehicle) => vehicle.metresDriven / 1000)],
]
