import type { ReasonWord } from '../../models/reason.ts'
import { exp } from './exact.ts'
import { PACKML } from './packml.ts'
import type { Played } from './played.ts'
import { legShare, worksAt } from './program.ts'
import { charge, drive, halt } from './vehicle.ts'

const SCRAP_SHARE = 0.006
const SCRAP_REASONS = ['dimension', 'surface', 'material', 'setup'] as const satisfies readonly ReasonWord[]

/** AGVs in a hall full of people keep below this. */
const VEHICLE_TOP_SPEED = 1.3

export const lag = (from: number, to: number, seconds: number, constantSeconds: number): number =>
  from + (to - from) * (1 - exp(-seconds / constantSeconds))

/** Moves a machine on in its cycle and lets speed, load and heat follow [G-6]. */
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
}

function finishCycles(played: Played): void {
  const done = Math.floor(played.phase)
  played.phase -= done
  played.leg = 0
  played.cycles += done
  played.lastCycleSeconds = played.cycleSeconds
  played.cycleSeconds = played.idealCycleSeconds * played.random.between(1, 1.08)
  if (played.countsParts) makeParts(played, done)
}

function makeParts(played: Played, count: number): void {
  const part = `${played.placed.machine.id}-${played.parts + played.scrapped + count}`
  if (played.random.next() < SCRAP_SHARE) {
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
  played.speed = lag(played.speed, speed, seconds, 0.5)
  played.load = lag(played.load, works ? leg.load : 0, seconds, 0.6)
  played.heat = lag(played.heat, played.load, seconds, 180)
}
