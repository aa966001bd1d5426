import { advanceBody } from './drive.ts'
import { MODE } from './factory/fact.ts'
import type { Factory } from './factory/factory.ts'
import type { Fleet } from './fleet/fleet.ts'
import { PACKML } from './packml.ts'
import { slownessOf, spoilsOf } from './physics/consequences.ts'
import { decay, leftAfter } from './physics/decay.ts'
import type { Played } from './played.ts'
import { legShare, worksAt } from './program.ts'

/** AGVs in a hall full of people keep below this. */
const VEHICLE_TOP_SPEED = 1.3

/** Nearly all machines take turns of one length, so one answer for each lag serves them all. */
const speedDecay = decay()
const loadDecay = decay()
const heatDecay = decay()

/** A machine as the factory has it now. */
export function bringUpToDate(played: Played, factory: Factory, fleet: Fleet | undefined): void {
  const { index } = played.placed
  const { before, wear, vehicle } = played
  const now = factory.nowMillis
  played.cycles = before.cycles + (factory.cycles[index] ?? 0)
  played.parts = before.parts + (factory.made[index] ?? 0)
  played.scrapped = before.scrapped + (factory.scrapped[index] ?? 0)
  played.product = factory.product[index] ?? -1
  for (let part = 0; part < wear.length; part++) wear[part] = factory.damageOf(index, part)
  if (vehicle !== undefined) fleet?.placeAt(index, now, vehicle)
}

/** Moves a machine on in its cycle and lets speed, load and all its physics follow [G-6]. */
export function advanceCycle(played: Played, factory: Factory, seconds: number): void {
  const { index } = played.placed
  const running = played.state === PACKML.execute && played.mode === MODE.running
  const millis = factory.cycleMillis[index] ?? 0
  if (millis > 0) {
    played.phase = factory.phaseAt(index, factory.nowMillis)
    played.lastCycleSeconds = millis / 1000
  } else if (running) played.phase = (played.phase + seconds / played.idealCycleSeconds) % 1
  played.leg = legAt(played)
  followProgram(played, running, seconds)
  advanceBody(played, seconds)
}

/** What the condition of a machine does to its work: told to the factory when it is otherwise. */
export function hinder(played: Played, factory: Factory): void {
  const { physics, placed } = played
  factory.hinder(placed.index, slownessOf(physics), spoilsOf(physics))
}

function legAt({ program, phase, leg }: Played): number {
  let at = phase >= (program[leg]?.from ?? 0) ? leg : 0
  while (at < program.length - 1 && phase >= (program[at]?.to ?? 1)) at += 1
  return at
}

function followProgram(played: Played, running: boolean, seconds: number): void {
  const { vehicle } = played
  const leg = played.program[played.leg] ?? played.program[0]
  const share = legShare(leg, played.phase)
  // A cycle that is done waits for its end: nothing turns in it any more.
  const busy = running && played.phase < 1
  const turns = busy && !(leg.stopsFirst && share < 0.2)
  const speed =
    vehicle !== undefined ? Math.abs(vehicle.metresPerSecond) / VEHICLE_TOP_SPEED : turns ? leg.speed : 0
  const works = vehicle !== undefined ? speed > 0.05 : busy && worksAt(share)
  const load = works ? leg.load : 0
  played.speed = speed + (played.speed - speed) * leftAfter(speedDecay, seconds, 0.5)
  played.load = load + (played.load - load) * leftAfter(loadDecay, seconds, 0.6)
  played.heat = played.load + (played.heat - played.load) * leftAfter(heatDecay, seconds, 180)
}
