import { DAY_MINUTES, minutesAheadOfUtc, type Stretch, workOf } from '../../../models/plant/day.ts'
import type { Plant } from '../../../models/plant/schema.ts'
import { MINUTE } from './compile-laws.ts'
import type { CrewModel, ShiftModel } from './model.ts'

/** Machines for which one person is enough, of those at hand and of those with tools. */
const MACHINES_AN_OPERATOR = 10
const MACHINES_A_FITTER = 40

/** The crews of the file, else so many people as a Plant of that size has, around the clock [W-26]. */
export function crewsOf(plant: Plant, machines: number): readonly CrewModel[] {
  const told = plant.production?.crews ?? []
  if (told.length > 0) return told.map(({ id, people, shifts }) => ({ id, people, shifts }))
  const people = (each: number): number => Math.max(1, Math.ceil(machines / each))
  return [
    { id: 'operators', people: people(MACHINES_AN_OPERATOR), shifts: false },
    { id: 'fitters', people: people(MACHINES_A_FITTER), shifts: false },
  ]
}

/** The working day in the engine's time, which counts its days from midnight UTC [W-26]. */
export function shiftsOf(plant: Plant, startMillis: number): ShiftModel | undefined {
  const shifts = plant.production?.shifts ?? []
  if (shifts.length === 0) return undefined
  const ahead = minutesAheadOfUtc(plant.timeZone, startMillis)
  const windows = joined(workOf(shifts).flatMap((stretch) => shifted(stretch, ahead)))
  return {
    windows: windows.map(({ from, to }) => ({ fromMillis: from * MINUTE, toMillis: to * MINUTE })),
    periodMillis: DAY_MINUTES * MINUTE,
  }
}

/** The same stretch by a clock that is so far behind, cut where its midnight is. */
function shifted({ from, to }: Stretch, ahead: number): readonly Stretch[] {
  const days = DAY_MINUTES * Math.floor((from - ahead) / DAY_MINUTES)
  const [start, end] = [from - ahead - days, to - ahead - days]
  if (end <= DAY_MINUTES) return [{ from: start, to: end }]
  return [
    { from: start, to: DAY_MINUTES },
    { from: 0, to: end - DAY_MINUTES },
  ]
}

/** In the order of the day, those that touch made one: where one shift follows another nobody stops. */
function joined(windows: readonly Stretch[]): readonly Stretch[] {
  const inOrder = [...windows].sort((a, b) => a.from - b.from)
  const whole: Stretch[] = []
  for (const window of inOrder) {
    const last = whole.at(-1)
    if (last !== undefined && last.to >= window.from) {
      whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, window.to) }
    } else whole.push(window)
  }
  return whole
}
