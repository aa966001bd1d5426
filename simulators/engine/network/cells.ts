import type { Plant } from '../../../models/plant/schema.ts'
import type { Placed, SlotTable } from '../../../models/slots.ts'
import { clutterOf } from './hall.ts'
import { type Clutter, decibels, ratioOf, type Scene, sceneOf } from './inf.ts'
import { type Load, loadOf } from './load.ts'
import { type LinkProfile, MID_BAND, MILLIMETRE_WAVE } from './profiles.ts'
import type { Spot } from './shade.ts'

/** One radio unit on the air. */
export interface Cell extends Spot {
  readonly index: number
  readonly machine: number
  readonly gigahertz: number
  readonly profile: LinkProfile
  readonly clutter: Clutter
  readonly scene: Scene
  readonly powerDbm: number
  readonly hertz: number
  /** Gain of the antennas at both ends. */
  readonly gainDb: number
  /** What one resource element is sent with. */
  readonly elementDbm: number
  readonly elementMilliwatts: number
  /** Noise of a terminal's receiver in one resource element, of the unit's in one resource block. */
  readonly elementNoiseMilliwatts: number
  readonly blockNoiseDbm: number
  readonly load: Load
  /** Nothing is sent before then: a Story put it out. */
  deadUntil: number
  /** What a Story lays over both directions, above the noise. */
  strangerDb: number
  strangerUntil: number
  /** What it hears of other cells' terminals in a resource block, and how far all that lifts its noise. */
  othersMilliwatts: number
  riseDb: number
  connected: number
}

/** Where the plant file says nothing of a radio unit's radio: one carrier of China's mid-band. */
const USUAL = { centreMegahertz: 3450, bandwidthMegahertz: 100, powerDbm: 24, mountHeight: 6 }

/** From here on it is FR2 (TS 38.104, table 5.1-1). */
const MILLIMETRE_GIGAHERTZ = 24.25
/** Thermal noise in a hertz at 290 K. */
const NOISE_DBM_PER_HERTZ = -174
/** Of every carrier TS 38.101 leaves about a fiftieth to the guard bands (273 blocks of 360 kHz in 100 MHz). */
const USED_SHARE = 0.983
const TONES = 12

/** Figures of the link budget in 3GPP TR 38.824 and ITU-R M.2412, tables for indoor use, by range. */
const MID = { spacing: 30_000, unitGain: 5, terminalGain: 0, unitNoise: 5, terminalNoise: 9 }
const HIGH = { spacing: 120_000, unitGain: 23, terminalGain: 9, unitNoise: 7, terminalNoise: 10 }

export function cellsOf(plant: Plant, table: SlotTable, startMillis: number): readonly Cell[] {
  const clutters = new Map(plant.workshops.map((workshop) => [workshop.id, clutterOf(workshop, table)]))
  return table.machines
    .filter(({ kind }) => kind.id === 'radio-unit')
    .map((placed, index) => {
      const clutter = clutters.get(placed.workshop.id) ?? { density: 0.05, height: 1.6 }
      return cellOf(placed, index, clutter, startMillis)
    })
}

function cellOf(
  { index: machine, machine: unit }: Placed,
  index: number,
  clutter: Clutter,
  start: number,
): Cell {
  const radio = unit.radio ?? USUAL
  const gigahertz = radio.centreMegahertz / 1000
  const high = gigahertz >= MILLIMETRE_GIGAHERTZ
  const range = high ? HIGH : MID
  const hertz = radio.bandwidthMegahertz * 1e6
  const tones = Math.max(TONES, Math.floor((hertz * USED_SHARE) / range.spacing))
  const elementDbm = radio.powerDbm - decibels(tones)
  const elementNoiseDbm = NOISE_DBM_PER_HERTZ + decibels(range.spacing) + range.terminalNoise
  const profile = high ? MILLIMETRE_WAVE : MID_BAND
  return {
    index,
    machine,
    x: unit.at[0],
    y: unit.at[1],
    z: radio.mountHeight,
    gigahertz,
    profile,
    clutter,
    scene: sceneOf(clutter, radio.mountHeight),
    powerDbm: radio.powerDbm,
    hertz,
    gainDb: range.unitGain + range.terminalGain,
    elementDbm,
    elementMilliwatts: ratioOf(elementDbm),
    elementNoiseMilliwatts: ratioOf(elementNoiseDbm),
    blockNoiseDbm: NOISE_DBM_PER_HERTZ + decibels(range.spacing * TONES) + range.unitNoise,
    load: loadOf(hertz * USED_SHARE, profile.periodMillis),
    deadUntil: start,
    strangerDb: 0,
    strangerUntil: start,
    othersMilliwatts: 0,
    riseDb: 0,
    connected: 0,
  }
}

export const isDead = (cell: Cell, atMillis: number): boolean => atMillis < cell.deadUntil
