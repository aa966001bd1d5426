/** How often machines of a Kind stop, in hours of running between two stops of a sort. */
export interface Temperament {
  /** An alarm of high priority that aborts the machine. */
  readonly faultHours: number
  /** An alarm that does not stop it. */
  readonly warningHours: number
  /** A short hold: a tool change, a gauge, a person at the door. */
  readonly holdHours: number
  /** Change-over to the next product. */
  readonly setupHours: number
  /** No order. */
  readonly idleHours: number
  /** Starves and blocks with its neighbours along the flows. */
  readonly suspends: boolean
  /** Used where the plant file says none. */
  readonly cycleSeconds: number
}

const NEVER = Number.POSITIVE_INFINITY

/** Forty of these give one or two alarms in a quarter of an hour, and about nine in ten run [G-5]. */
const PRODUCER: Temperament = {
  faultHours: 16,
  warningHours: 10,
  holdHours: 0.8,
  setupHours: 2,
  idleHours: 5,
  suspends: true,
  cycleSeconds: 60,
}

const HANDLER: Temperament = { ...PRODUCER, setupHours: NEVER, idleHours: NEVER, cycleSeconds: 24 }
const FURNACE: Temperament = { ...PRODUCER, holdHours: 8, setupHours: 12, idleHours: NEVER }
const STORE: Temperament = { ...HANDLER, faultHours: 40, holdHours: 6, suspends: false, cycleSeconds: 45 }
const NETWORK: Temperament = {
  ...PRODUCER,
  faultHours: 200,
  warningHours: 30,
  holdHours: NEVER,
  setupHours: NEVER,
  idleHours: NEVER,
  suspends: false,
}

const BY_KIND: ReadonlyMap<string, Temperament> = new Map([
  ['robot', { ...HANDLER, holdHours: 1.5 }],
  ['conveyor', { ...HANDLER, faultHours: 20, holdHours: 3, cycleSeconds: 12 }],
  ['palletiser', { ...HANDLER, holdHours: 2, cycleSeconds: 10 }],
  ['agv', { ...HANDLER, faultHours: 20, holdHours: 0.5, suspends: false, cycleSeconds: 120 }],
  ['storage', STORE],
  ['buffer', STORE],
  ['furnace', { ...FURNACE, cycleSeconds: 1800 }],
  ['reflow-oven', { ...FURNACE, cycleSeconds: 25 }],
  ['pick-and-place', { ...PRODUCER, cycleSeconds: 22 }],
  ['solder-printer', { ...PRODUCER, cycleSeconds: 20 }],
  ['optical-inspection', { ...PRODUCER, cycleSeconds: 18 }],
  ['injection-moulder', { ...PRODUCER, cycleSeconds: 32 }],
  ['press', { ...PRODUCER, cycleSeconds: 8 }],
  ['assembly-station', { ...PRODUCER, cycleSeconds: 30 }],
  ['coordinate-measuring', { ...PRODUCER, cycleSeconds: 240 }],
  ['gateway', NETWORK],
  ['radio-unit', NETWORK],
])

export const temperamentOf = (kindId: string): Temperament => BY_KIND.get(kindId) ?? PRODUCER
