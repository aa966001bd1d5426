/** What a Kind does with material. */
export type Trade = 'makes' | 'joins' | 'heats' | 'judges' | 'carries' | 'stores' | 'drives' | 'connects'

/** How often machines of a Kind stop, in hours of running between two stops of a sort, and how they work. */
export interface Temperament {
  readonly trade: Trade
  /** An alarm of high priority that aborts the machine until it is mended, in minutes to an hour. */
  readonly faultHours: number
  /** An alarm that does not stop it. */
  readonly warningHours: number
  /** Short holds: so much running for each 0.8 minutes of them, whatever they are for. */
  readonly holdHours: number
  /** Changes over from one product to another. */
  readonly setsUp: boolean
  /** Used where the plant file says none. */
  readonly cycleSeconds: number
  /** How far its cycles are spread, as a share of them: hands are less even than drives. */
  readonly spread: number
  /** How long what it has done is still on its way through it, in cycles. */
  readonly dwellCycles: number
}

const NEVER = Number.POSITIVE_INFINITY

/** Forty of these give one or two alarms in a quarter of an hour, and about nine in ten run [G-5]. */
const PRODUCER: Temperament = {
  trade: 'makes',
  faultHours: 64,
  warningHours: 7,
  holdHours: 0.8,
  setsUp: true,
  cycleSeconds: 60,
  spread: 0.03,
  dwellCycles: 0,
}

const HANDLER: Temperament = {
  ...PRODUCER,
  trade: 'carries',
  setsUp: false,
  cycleSeconds: 24,
}
const FURNACE: Temperament = {
  ...PRODUCER,
  trade: 'heats',
  holdHours: 8,
  spread: 0.01,
}
const STORE: Temperament = {
  ...HANDLER,
  trade: 'stores',
  faultHours: 160,
  holdHours: 6,
  cycleSeconds: 45,
}
const NETWORK: Temperament = {
  ...PRODUCER,
  trade: 'connects',
  faultHours: NEVER,
  warningHours: 30,
  holdHours: NEVER,
  setsUp: false,
}

/** Reads on the part what it is, and has the program for it. */
const INSPECTOR: Temperament = { ...PRODUCER, trade: 'judges', setsUp: false }

const BY_KIND: ReadonlyMap<string, Temperament> = new Map([
  ['robot', { ...HANDLER, holdHours: 1.5 }],
  ['conveyor', { ...HANDLER, faultHours: 80, holdHours: 3, cycleSeconds: 12 }],
  ['palletiser', { ...HANDLER, trade: 'makes', holdHours: 2, cycleSeconds: 10 }],
  ['agv', { ...HANDLER, trade: 'drives', faultHours: NEVER, holdHours: NEVER, cycleSeconds: 120 }],
  ['storage', STORE],
  ['buffer', STORE],
  ['furnace', { ...FURNACE, cycleSeconds: 1800 }],
  // A chain takes the boards through one after another: an oven, but no batch.
  ['reflow-oven', { ...FURNACE, trade: 'makes', cycleSeconds: 25, dwellCycles: 6 }],
  ['pick-and-place', { ...PRODUCER, trade: 'joins', cycleSeconds: 22 }],
  ['solder-printer', { ...PRODUCER, cycleSeconds: 20 }],
  ['optical-inspection', { ...INSPECTOR, cycleSeconds: 18 }],
  ['injection-moulder', { ...PRODUCER, cycleSeconds: 32 }],
  ['press', { ...PRODUCER, trade: 'joins', cycleSeconds: 8 }],
  ['assembly-station', { ...PRODUCER, trade: 'joins', cycleSeconds: 30 }],
  ['workstation', { ...PRODUCER, trade: 'joins', setsUp: false, spread: 0.1 }],
  ['coordinate-measuring', { ...INSPECTOR, cycleSeconds: 240 }],
  ['gateway', NETWORK],
  ['radio-unit', NETWORK],
])

export const temperamentOf = (kindId: string): Temperament => BY_KIND.get(kindId) ?? PRODUCER
