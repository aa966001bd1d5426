import type { Tone } from '../shapes/model.ts'
import type { Finish, Stage } from './stage.ts'

const finish = (colour: number, roughness: number, metalness = 0, glow = 0): Finish => ({
  colour,
  roughness,
  metalness,
  glow,
})

/** What shines or is lit by state looks the same on every stage. */
const LAMPS = {
  lamp: finish(0xb9c0c8, 0.5),
  lampHigh: finish(0xa7adb5, 0.4),
  lampMid: finish(0xb4bac1, 0.4),
  lampLow: finish(0xc1c6cc, 0.4),
} as const satisfies Partial<Record<Tone, Finish>>

/** A bright hall in the morning: a model in warm white and greys. */
const LIGHT_STAGE: Stage = {
  name: 'light',
  background: 0xe6e9ec,
  fog: 0xe6e9ec,
  floor: 0xd3d7da,
  grid: 0xc3c8cc,
  wall: 0xf1f2f2,
  column: 0xb9c0c7,
  marking: { aisle: 0xbfc6cb, people: 0xb8c4bd, vehicles: 0xb4bbc2, road: 0x7f8a95, edge: 0xe2b93b },
  zone: {
    storage: 0x9fb0bf,
    safety: 0xd9b44a,
    quality: 0x8fb5a6,
    maintenance: 0xa9a3b8,
    office: 0xb9b4aa,
    charging: 0x86b18c,
    production: 0xa8b0b8,
  },
  shadow: 0.34,
  sun: { colour: 0xfff4e6, strength: 1.9 },
  sky: { above: 0xf4f8ff, below: 0x9a938a, strength: 0.62 },
  mirror: 0.42,
  exposure: 1.0,
  finishes: {
    body: finish(0xe3e6e8, 0.55),
    trim: finish(0xa9b4bf, 0.5),
    dark: finish(0x4a5058, 0.7),
    steel: finish(0xb8bec5, 0.32, 0.85),
    glass: finish(0x5f7686, 0.12, 0.1),
    safety: finish(0xcda64a, 0.6),
    belt: finish(0x353a40, 0.85),
    work: finish(0xc7a77c, 0.45, 0.35),
    glow: finish(0x9fc6dd, 0.4, 0, 0.5),
    heat: finish(0xff7a2f, 0.6, 0, 1.2),
    ...LAMPS,
  },
  states: {
    fault: 0xc4161f,
    held: 0xe08600,
    waiting: 0xd6b400,
    setup: 0x5b7fa6,
    running: undefined,
    idle: undefined,
    unknown: 0x868e97,
  },
  freshness: {
    fresh: undefined,
    aging: 0xc9b458,
    stale: 0x7c838b,
    silent: 0x7d569e,
    deviceLost: 0xc24a0a,
    gatewayLost: 0xa81f7a,
    brokerLost: 0x0d7480,
    unheard: 0x9aa1a9,
  },
  outline: { hover: 0x2b3a4a, chosen: 0x1557a8 },
  label: { ink: '#1a1e24', ground: 'rgba(250, 251, 252, 0.92)', edge: '#aab2bb' },
}

/** A control room at night: dark, still legible, depth by light. */
const DARK_STAGE: Stage = {
  name: 'dark',
  background: 0x14171b,
  fog: 0x14171b,
  floor: 0x2a2f35,
  grid: 0x353b42,
  wall: 0x3b424a,
  column: 0x59626c,
  marking: { aisle: 0x343a41, people: 0x374139, vehicles: 0x3a414a, road: 0x77828e, edge: 0xa8852a },
  zone: {
    storage: 0x53667a,
    safety: 0x8a7330,
    quality: 0x42705f,
    maintenance: 0x625a78,
    office: 0x5f5a50,
    charging: 0x41704a,
    production: 0x525a63,
  },
  shadow: 0.6,
  sun: { colour: 0xdfe9ff, strength: 1.25 },
  sky: { above: 0x9fb2c8, below: 0x23262b, strength: 0.75 },
  mirror: 0.4,
  exposure: 1.0,
  finishes: {
    body: finish(0x8b949d, 0.5),
    trim: finish(0x5d6873, 0.5),
    dark: finish(0x272b30, 0.7),
    steel: finish(0x98a1aa, 0.3, 0.85),
    glass: finish(0x22303a, 0.1, 0.2),
    safety: finish(0xa67f22, 0.55),
    belt: finish(0x1b1e22, 0.85),
    work: finish(0x9a7f5c, 0.45, 0.35),
    glow: finish(0x79b5d6, 0.4, 0, 0.9),
    heat: finish(0xff6a20, 0.6, 0, 1.6),
    ...LAMPS,
  },
  states: {
    fault: 0xff5247,
    held: 0xf5a63a,
    waiting: 0xe2c93f,
    setup: 0x6f97c4,
    running: undefined,
    idle: undefined,
    unknown: 0x4b525a,
  },
  freshness: {
    fresh: undefined,
    aging: 0xa8963f,
    stale: 0x4a5159,
    silent: 0xa883cc,
    deviceLost: 0xe88750,
    gatewayLost: 0xd873b5,
    brokerLost: 0x48b3bf,
    unheard: 0x4b525a,
  },
  outline: { hover: 0xd5dde6, chosen: 0x8abaf5 },
  label: { ink: '#e6e9ed', ground: 'rgba(28, 32, 37, 0.9)', edge: '#59626c' },
}

/** Black and white, for those who need it. */
const CONTRAST_STAGE: Stage = {
  ...DARK_STAGE,
  name: 'contrast',
  background: 0x000000,
  fog: 0x000000,
  floor: 0x141414,
  grid: 0x3a3a3a,
  wall: 0x5a5a5a,
  column: 0x8c8c8c,
  marking: { aisle: 0x2b2b2b, people: 0x2f3a2f, vehicles: 0x2f3238, road: 0xd0d0d0, edge: 0xffd24d },
  finishes: { ...DARK_STAGE.finishes, body: finish(0xc9ced3, 0.5), trim: finish(0x8a949e, 0.5) },
  states: { ...DARK_STAGE.states, fault: 0xff6a5e, held: 0xffb52e, waiting: 0xfff04d },
  outline: { hover: 0xffffff, chosen: 0x7fd0ff },
  label: { ink: '#ffffff', ground: '#000000', edge: '#ffffff' },
}

/** Every stage by its name. */
export const STAGES: Readonly<Record<Stage['name'], Stage>> = {
  light: LIGHT_STAGE,
  dark: DARK_STAGE,
  contrast: CONTRAST_STAGE,
}
