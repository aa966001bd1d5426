/** A mass of two nodes that warms: where the heat arises, and the body that it spreads to and that is cooled. */
export interface HeatNature {
  /** Lost as heat at full speed and load, and at standstill while switched on. */
  readonly watts: number
  readonly standingWatts: number
  readonly sourceJoulesPerKelvin: number
  readonly bodyJoulesPerKelvin: number
  /** From the one to the other, and from the body away. */
  readonly linkWattsPerKelvin: number
  readonly shedWattsPerKelvin: number
  /** Share of what is shed that a coolant or fan carries; the rest goes by itself. */
  readonly cooledShare: number
}

/** What turns: how fast at full speed, and how it shakes, in mm/s r.m.s. */
export interface ShaftNature {
  readonly turnsPerMinute: number
  /** Turns at this share of full speed whenever the machine is on, whatever the program says. */
  readonly constantSpeed: number | undefined
  readonly floor: number
  readonly bySpeed: number
  readonly byLoad: number
  readonly bearing: Bearing
}

/** A rolling bearing as its maker draws it. */
export interface Bearing {
  readonly balls: number
  readonly ballMillimetres: number
  readonly pitchMillimetres: number
  readonly contactDegrees: number
}

/** Heated and held at a temperature by a controller that reads a thermocouple. */
export interface ZoneNature {
  readonly key: string
  readonly celsius: number
  /** How far machines differ in it. */
  readonly spread: number
  readonly heaterKilowatts: number
  readonly kilojoulesPerKelvin: number
  readonly lossWattsPerKelvin: number
  /** What the cold charge takes at the beginning of a cycle. */
  readonly chargeKilowatts: number
}

/** Warmed by the machine's work and cooled by something that flows. */
export interface BathNature {
  readonly key: string
  readonly sinkCelsius: number | 'ambient'
  readonly standingKilowatts: number
  readonly workingKilowatts: number
  readonly kilojoulesPerKelvin: number
  readonly wattsPerKelvin: number
  readonly cooledBy: 'coolingWater' | 'mouldCooling' | 'coolantFlow'
}

/** Oil under pressure: a pump with its controller, an accumulator, what is used and what leaks. */
export interface HydraulicNature {
  readonly standingMegapascals: number
  readonly runningMegapascals: number
  readonly byLoadMegapascals: number
  readonly pumpLitresPerMinute: number
  readonly usedLitresPerMinute: number
  /** How far the pressure falls short when the pump gives all it can. */
  readonly droopMegapascals: number
  readonly accumulatorLitresPerMegapascal: number
  /** Leaks of a healthy system, at the running pressure. */
  readonly leakLitresPerMinute: number
  /** Bath that the lost power warms. */
  readonly warms: string | undefined
}

/** How the wear of a part shows when it fails; until then less, by its course. */
export interface PartNature {
  /** A rolling bearing, whose defect lines stand in a burst. */
  readonly bearing?: true
  /** A cutting edge: its wear is flank wear, from the first minute on. */
  readonly tool?: true
  /** Heaters waste so much of their power outside of what they heat. */
  readonly weakensHeater?: number
  /** Vibration of the defect against what the healthy machine has at the same speed and load. */
  readonly shakes?: number
  /** More heat, as a share of what is lost at full speed and load. */
  readonly heats?: number
  /** More load and power for the same work. */
  readonly loads?: number
  /** Share of the pump's flow that is lost inside of it. */
  readonly weakensPump?: number
  readonly leaksAirLitresPerMinute?: number
  /** More resistance inside of a battery, as a share of the usual. */
  readonly resists?: number
  /** Longer cycles, and parts spoilt. */
  readonly slows?: number
  readonly spoils?: number
  /** What Channels show beside: `by` times as much, or `plus` more; `used` is the share of life itself. */
  readonly shows?: Readonly<Record<string, Sign>>
}

export type Sign = { readonly by: number } | { readonly plus: number } | 'used' | 'left'

/** What a Kind is made of, as far as physics goes. */
export interface Nature {
  readonly kilowatts: number
  /** Shares of `kilowatts`: switched on, running without work, and the work. */
  readonly standby: number
  readonly idle: number
  readonly work: number
  /** Energy that is in its masses at full speed, as seconds of `kilowatts`. */
  readonly rampSeconds: number
  readonly volts: number
  /** It cuts metal with a spindle, a tool and coolant. */
  readonly cuts: boolean
  readonly heat: HeatNature | undefined
  readonly shaft: ShaftNature | undefined
  readonly hydraulic: HydraulicNature | undefined
  /** Compressed air used while it runs. */
  readonly airLitresPerMinute: number
  readonly battery: boolean
  readonly zones: readonly ZoneNature[]
  readonly baths: readonly BathNature[]
  /** By the id of the wear part. */
  readonly parts: Readonly<Record<string, PartNature>>
}
