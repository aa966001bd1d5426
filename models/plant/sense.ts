import type { ChannelSpec, Kind } from '../kinds/kind.ts'
import { nearest } from '../nearest.ts'
import { SERVER_CHANNELS } from '../slots.ts'
import { crossesItself, isInside } from './geometry.ts'
import { foundText, type Place, PROBLEMS_AT_MOST, type Problem, problem } from './problem.ts'
import { productionSense } from './production-sense.ts'
import { type Roll, reference, type Say } from './roll.ts'
import type { RoughMachine, RoughPlant, RoughWorkshop } from './rough.ts'
import type { ChannelOverride } from './schema.ts'

type Kinds = ReadonlyMap<string, Kind>

const MACHINES_AT_MOST = 20_000
const CHANNELS_AT_MOST = 400_000
/** A value is kept as a whole number of resolutions in 32 bits. */
const QUANTA_BELOW = 2 ** 31

const CARRIERS: readonly string[] = ['conveyor', 'robot', 'agv']

/** Problems of sense in what has the right shape: names that nobody bears, places outside, sums too large [P-5]. */
export function senseProblems(plant: RoughPlant, kinds: Kinds): readonly Problem[] {
  const problems: Problem[] = []
  const say: Say = (...args) => {
    if (problems.length < PROBLEMS_AT_MOST) problems.push(problem(...args))
  }
  timeZoneKnown(plant, say)
  uniqueIds(plant.workshops, ['workshops'], say)
  const machines = machinesById(plant, kinds, say)
  plant.workshops.forEach((workshop, w) => {
    const place = ['workshops', w]
    if (workshop.outline !== undefined && crossesItself(workshop.outline)) {
      say([...place, 'outline'], 'an outline that does not cross or touch itself', 'one that does')
    }
    uniqueIds(workshop.lines, [...place, 'lines'], say)
    uniqueIds(workshop.zones, [...place, 'zones'], say)
    uniqueIds(workshop.roads, [...place, 'roads'], say)
    workshop.lines.forEach((line, l) => {
      line.machines.forEach((machine, m) => {
        if (problems.length < PROBLEMS_AT_MOST) {
          machineSense(machine, workshop, [...place, 'lines', l, 'machines', m], kinds, machines, say)
        }
      })
    })
    workshop.flows.forEach((flow, f) => {
      if (problems.length >= PROBLEMS_AT_MOST) return
      const at = [...place, 'flows', f]
      reference([...at, 'from'], flow.from, undefined, machines, say)
      reference([...at, 'to'], flow.to, undefined, machines, say)
      reference([...at, 'by'], flow.by, CARRIERS, machines, say)
      if (flow.from !== undefined && flow.from === flow.to)
        say([...at, 'to'], 'another machine than "from"', foundText(flow.to))
    })
  })
  productionSense(plant, machines, kinds, say)
  return problems
}

function timeZoneKnown({ timeZone }: RoughPlant, say: Say): void {
  if (timeZone === undefined) return
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    say(['timeZone'], 'the IANA name of a time zone, like "Asia/Shanghai"', foundText(timeZone))
  }
}

function uniqueIds(children: readonly { readonly id?: string }[], place: Place, say: Say): void {
  const seen = new Set<string>()
  children.forEach(({ id }, i) => {
    if (id === undefined) return
    if (seen.has(id)) say([...place, i, 'id'], 'an id of its own', `${foundText(id)} a second time`)
    seen.add(id)
  })
}

function machinesById(plant: RoughPlant, kinds: Kinds, say: Say): Roll {
  const machines = new Map<string, RoughMachine>()
  let isComplete = true
  let count = 0
  let channels = 0
  plant.workshops.forEach((workshop, w) => {
    workshop.lines.forEach((line, l) => {
      line.machines.forEach((machine, m) => {
        count += 1
        channels += kinds.get(machine.kind ?? '')?.channels.length ?? 0
        if (machine.id === undefined) isComplete = false
        else if (machines.has(machine.id)) {
          const place = ['workshops', w, 'lines', l, 'machines', m, 'id']
          say(place, 'an id that no other machine of the plant has', foundText(machine.id))
        } else machines.set(machine.id, machine)
      })
    })
  })
  if (count > MACHINES_AT_MOST) say([], `at most ${MACHINES_AT_MOST} machines`, String(count))
  if (channels > CHANNELS_AT_MOST) say([], `at most ${CHANNELS_AT_MOST} channels`, String(channels))
  return { byId: machines, isComplete }
}

function machineSense(
  machine: RoughMachine,
  workshop: RoughWorkshop,
  place: Place,
  kinds: Kinds,
  machines: Roll,
  say: Say,
): void {
  const { at } = machine
  if (at !== undefined && workshop.outline !== undefined && !isInside(workshop.outline, at)) {
    say([...place, 'at'], 'a place inside the outline of its workshop', `[${at.join(', ')}]`)
  }
  const { connection } = machine
  reference([...place, 'connection', 'gateway'], connection?.gateway, ['gateway'], machines, say)
  reference([...place, 'connection', 'radio'], connection?.radio, ['radio-unit'], machines, say)
  if (machine.radio !== undefined && machine.kind !== undefined && machine.kind !== 'radio-unit') {
    say(
      [...place, 'radio'],
      'a radio only on a machine of Kind "radio-unit"',
      `one on ${foundText(machine.kind)}`,
    )
  }
  if (machine.kind === undefined) return
  const kind = kinds.get(machine.kind)
  if (kind === undefined) {
    const suggestion = nearest(machine.kind, kinds.keys())
    const advice = `the Kinds are ${[...kinds.keys()].sort().join(', ')}`
    say([...place, 'kind'], 'one of the Kinds', foundText(machine.kind), { suggestion, advice })
    return
  }
  for (const [key, override] of Object.entries(machine.channels ?? {})) {
    const own = kind.channels.slice(0, kind.channels.length - SERVER_CHANNELS)
    const channel = own.find((each) => each.key === key)
    if (channel !== undefined) overrideSense(channel, override, [...place, 'channels', key], say)
    else {
      const known = own.map((each) => each.key)
      say([...place, 'channels', key], `a Channel of Kind "${kind.id}"`, 'an unknown one', {
        suggestion: nearest(key, known),
      })
    }
  }
}

function overrideSense(channel: ChannelSpec, override: ChannelOverride, place: Place, say: Say): void {
  const min = override.min ?? channel.min
  const max = override.max ?? channel.max
  const resolution = override.resolution ?? channel.resolution
  const deadband = override.deadband ?? channel.deadband
  const { min: ownMin, max: ownMax, resolution: ownResolution } = channel
  if (channel.states !== undefined && (min !== ownMin || max !== ownMax || resolution !== ownResolution)) {
    say(place, 'the range and resolution of a Channel of words left alone', 'another')
  } else if (min >= max) say(place, 'min below max', `min ${min} and max ${max}`)
  else if (Math.max(max - min, Math.abs(min), Math.abs(max)) / resolution >= QUANTA_BELOW) {
    say(place, `a range of fewer than ${QUANTA_BELOW} resolutions`, `${min} to ${max} by ${resolution}`)
  } else if (deadband > max - min) say(place, 'a deadband within the range', String(deadband))
}
