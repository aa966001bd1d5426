import type { ReasonWord } from '../../models/reason.ts'
import { PACKML } from './packml.ts'
import { advancePhysics } from './physics/advance.ts'
import { slownessOf, spoilsOf } from './physics/consequences.ts'
import { decay, leftAfter } from './physics/decay.ts'
import type { Drive } from './physics/physics.ts'
import type { Played } from './played.ts'
import { legShare, worksAt } from './program.ts'
import { charge, drive, halt } from './vehicle.ts'

const SCRAP_SHARE = 0.006
const SCRAP_REASONS = ['dimension', 'surface', 'material', 'setup'] as const satisfies readonly ReasonWord[]

/** AGVs in a hall full of people keep below this. */
const VEHICLE_TOP_SPEED = 1.3

/** Nearly all machines take turns of one length, so one answer for each lag serves them all. */
const speedDecay = decay()
const loadDecay = decay()
const heatDecay = decay()

/** Moves a machine on in its cycle and lets speed, load and all its physics follow [G-6]. */
export function advanceCycle(played: Played, seconds: number): void {
  const running = played.state === PACKML.execute
  if (played.vehicle !== undefined) {
    if (running) drive(played.vehicle, seconds, VEHICLE_TOP_SPEED, played.random)
    else halt(played.vehicle)
    played.vehicle.charges = played.errand === 'charging'
    if (played.vehicle.charges) charge(played.vehicle, seconds)
  }
  if (running) {
    played.phase += seconds / played.cycleSeconds
    if (played.phase >= 1) finishCycles(played)
    seekLeg(played)
  }
  followProgram(played, running, seconds)
  if (running) wearOn(played, seconds)
  advancePhysics(played.physics, driveOf(played, running), seconds)
}

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

function driveOf(played: Played, running: boolean): Drive {
  driveScratch.on = played.state !== PACKML.aborted && played.state !== PACKML.stopped
  driveScratch.running = running
  driveScratch.speed = played.speed
  driveScratch.load = played.load
  driveScratch.phase = played.phase
  driveScratch.cycles = played.cycles
  driveScratch.wear = played.wear
  driveScratch.charge = played.vehicle?.battery ?? 0
  driveScratch.charging = played.vehicle?.charges === true
  return driveScratch
}

/** Parts wear by the hour that the machine runs, and are replaced when they are worn out. */
function wearOn(played: Played, seconds: number): void {
  const { wear, placed } = played
  for (let i = 0; i < wear.length; i++) {
    const damage = (wear[i] ?? 0) + seconds / 3600 / (placed.kind.wearParts[i]?.lifeHours ?? 1)
    wear[i] = damage < 1 ? damage : 0
  }
}

function finishCycles(played: Played): void {
  const done = Math.floor(played.phase)
  played.phase -= done
  played.leg = 0
  played.cycles += done
  played.lastCycleSeconds = played.cycleSeconds
  played.cycleSeconds = played.idealCycleSeconds * played.random.between(1, 1.08) * slownessOf(played.physics)
  if (played.countsParts) makeParts(played, done)
}

function makeParts(played: Played, count: number): void {
  const part = `${played.placed.machine.id}-${played.parts + played.scrapped + count}`
  if (played.random.next() < SCRAP_SHARE + spoilsOf(played.physics)) {
    played.scrapped += count
    played.events.push({ event: 'partScrapped', count, part, reason: played.random.pick(SCRAP_REASONS) })
  } else {
    played.parts += count
    played.events.push({ event: 'partProduced', count, part })
  }
}

function seekLeg(played: Played): void {
  const last = played.program.length - 1
  while (played.leg < last && played.phase >= (played.program[played.leg]?.to ?? 1)) played.leg += 1
}

function followProgram(played: Played, running: boolean, seconds: number): void {
  const { vehicle } = played
  const leg = played.program[played.leg] ?? played.program[0]
  const share = legShare(leg, played.phase)
  const turns = running && !(leg.stopsFirst && share < 0.2)
  const speed = vehicle !== undefined ? vehicle.metresPerSecond / VEHICLE_TOP_SPEED : turns ? leg.speed : 0
  const works = vehicle !== undefined ? speed > 0.05 : running && worksAt(share)
  const load = works ? leg.load : 0
  played.speed = speed + (played.speed - speed) * leftAfter(speedDecay, seconds, 0.5)
  played.load = load + (played.load - load) * leftAfter(loadDecay, seconds, 0.6)
  played.heat = played.load + (played.heat - played.load) * leftAfter(heatDecay, seconds, 180)
}
