import { PACKML } from './packml.ts'
import { advancePhysics } from './physics/advance.ts'
import type { Drive } from './physics/physics.ts'
import type { Played } from './played.ts'

const driveScratch: Drive = {
  on: true,
  running: false,
  speed: 0,
  load: 0,
  phase: 0,
  cycles: 0,
  wear: new Float64Array(),
  charge: 0,
  charging: false,
}

/** The physics of a machine follows what it did for so many seconds. */
export function advanceBody(played: Played, seconds: number): void {
  driveScratch.on = played.state !== PACKML.aborted && played.state !== PACKML.stopped
  driveScratch.running = played.state === PACKML.execute
  driveScratch.speed = played.speed
  driveScratch.load = played.load
  driveScratch.phase = played.phase
  driveScratch.cycles = played.cycles
  driveScratch.wear = played.wear
  driveScratch.charge = played.vehicle?.battery ?? 0
  driveScratch.charging = played.vehicle?.charges === true
  advancePhysics(played.physics, driveScratch, seconds)
}
