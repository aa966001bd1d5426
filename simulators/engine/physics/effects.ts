import type { PhysicsEffect } from '../effect.ts'
import { seedOf } from '../random.ts'
import { isParameter, parameterNamed, parametersOf } from './parameters.ts'
import type { Physics, Ramp } from './physics.ts'
import { spoilt } from './sensor.ts'

/* What a Story does to the physics of a machine [W-48]. */

const MINUTE = 60

/**
 * Takes an effect that is meant for this machine; those of a workshop are given to each of its machines. False where
 * the machine has no such parameter or Channel, or not in that range.
 */
export function takePhysics(physics: Physics, effect: PhysicsEffect): boolean {
  switch (effect.do) {
    case 'drift':
    case 'supply':
      return drift(physics, effect)
    case 'sensor': {
      const index = physics.channels.findIndex((spec) => spec.key === effect.channel)
      const sensor = physics.sensors[index]
      if (sensor === undefined || effect.channel === 'state') return false
      const seconds = { over: MINUTE * effect.overMinutes, lasts: lastsSeconds(effect.minutes) }
      const faulty = spoilt(sensor, effect.fault, effect.size, seconds, seedOf(effect.channel, physics.seed))
      if (faulty !== undefined) physics.sensors[index] = faulty
      return faulty !== undefined
    }
  }
}

const lastsSeconds = (minutes: number | undefined): number =>
  minutes === undefined ? Number.POSITIVE_INFINITY : MINUTE * minutes

function drift(physics: Physics, effect: Extract<PhysicsEffect, { do: 'drift' | 'supply' }>): boolean {
  const { parameter: name, to } = effect
  if (!isParameter(name)) return false
  const parameter = parametersOf(physics.kind).find((one) => one.name === name)
  if (parameter === undefined || parameter.readOnly) return false
  if (!(to >= parameter.low && to <= parameter.high)) return false
  const ramp: Ramp = {
    name,
    from: physics.settings[name],
    to,
    startSeconds: physics.seconds,
    overSeconds: MINUTE * effect.overMinutes,
    endSeconds: physics.seconds + lastsSeconds(effect.minutes),
  }
  // The later wish is the one that holds.
  physics.ramps = [...physics.ramps.filter((one) => one.name !== name), ramp]
  return true
}

/** Brings what moves to where it is after so many seconds more. */
export function moveSettings(physics: Physics, seconds: number): void {
  const now = physics.seconds + seconds
  let ended = false
  for (const { name, from, to, startSeconds, overSeconds, endSeconds } of physics.ramps) {
    const share = now >= startSeconds + overSeconds ? 1 : (now - startSeconds) / overSeconds
    const over = now >= endSeconds
    physics.settings[name] = over ? parameterNamed(name).usual : share === 1 ? to : from + (to - from) * share
    // One that stays needs no more looking after once it has come.
    ended ||= over || (share === 1 && endSeconds === Number.POSITIVE_INFINITY)
  }
  if (ended) physics.ramps = physics.ramps.filter((ramp) => isUnderWay(ramp, now))
}

const isUnderWay = (ramp: Ramp, now: number): boolean =>
  now < ramp.endSeconds &&
  (now < ramp.startSeconds + ramp.overSeconds || ramp.endSeconds !== Number.POSITIVE_INFINITY)

/** All that a Story did ends at once: parameters are as usual, and sensors are well. */
export function endPhysics(physics: Physics): void {
  for (const { name } of physics.ramps) physics.settings[name] = parameterNamed(name).usual
  for (const parameter of parametersOf(physics.kind)) {
    if (!parameter.readOnly) physics.settings[parameter.name] = parameter.usual
  }
  physics.ramps = []
  for (const sensor of physics.sensors) sensor.fault = undefined
}
