import type { PartNature } from './nature.ts'

const bearing = (shakes: number, heats: number): PartNature => ({ bearing: true, shakes, heats })
const tool = (shakes: number, loads: number): PartNature => ({ tool: true, shakes, loads })

const SPINDLE_BEARING = bearing(4.5, 0.16)
const COOLANT_PUMP: PartNature = { shows: { coolantPressure: { by: 0.62 } } }
const CLOGGED: PartNature = { shows: { filterPressureDrop: { by: 2.2 } } }
const BIT: PartNature = { shows: { torque: { by: 0.9 }, tighteningAngle: { by: 1.16 } } }

/** How each wear part of each Kind shows its wear [W-46]. Ids repeat between Kinds, so the Kind comes first. */
export const PART_NATURES: Readonly<Record<string, Readonly<Record<string, PartNature>>>> = {
  'machining-centre-3': { spindleBearing: SPINDLE_BEARING, endMill: tool(0.8, 0.3) },
  'machining-centre-5': {
    spindleBearing: SPINDLE_BEARING,
    ballEndMill: tool(0.8, 0.3),
    coolantPump: COOLANT_PUMP,
  },
  lathe: {
    spindleBearing: SPINDLE_BEARING,
    turningInsert: { ...tool(0.4, 0.3), shows: { toolLifeUsed: 'used' } },
    chuckCylinder: { shows: { chuckPressure: { by: 0.78 } } },
    coolantPump: COOLANT_PUMP,
  },
  grinder: {
    spindleBearing: SPINDLE_BEARING,
    grindingWheel: { ...tool(0.8, 0.12), shows: { wheelDiameter: 'left', acousticEmission: { by: 1.35 } } },
    diamondDresser: { shows: { acousticEmission: { by: 1.3 } } },
    coolantPump: COOLANT_PUMP,
  },
  'gear-hobber': {
    spindleBearing: SPINDLE_BEARING,
    hob: { ...tool(0.4, 0.3), shows: { toolLifeUsed: 'used', hobShift: 'used' } },
    tableWormGear: { shakes: 2.2, spoils: 0.08 },
    coolantPump: COOLANT_PUMP,
  },
  'laser-cutter': {
    protectiveLens: { heats: 0.9, shows: { cuttingSpeed: { by: 0.82 } } },
    cuttingNozzle: { shows: { gasPressure: { by: 0.84 }, nozzleGap: { by: 1.5 } } },
    dustFilter: CLOGGED,
    laserSource: { shows: { laserPower: { by: 0.84 }, chillerTemperature: { plus: 2.5 } } },
  },
  press: {
    die: { spoils: 0.05, shows: { pressForce: { by: 1.2 }, dieLifeUsed: 'used' } },
    clutchLining: { slows: 0.06, leaksAirLitresPerMinute: 400 },
    crankBearing: { ...bearing(4, 0.1), shows: { lubricationPressure: { by: 0.76 } } },
  },
  'injection-moulder': {
    checkRing: { spoils: 0.04, shows: { cushion: { by: 0.6 }, injectionPressure: { by: 0.9 } } },
    screw: { slows: 0.08, shows: { cushion: { by: 0.75 } } },
    hydraulicPump: { weakensPump: 0.2 },
    heaterBand: { weakensHeater: 0.6 },
  },
  furnace: {
    heatingElement: { weakensHeater: 0.6 },
    fanBearing: { ...bearing(4.5, 0), shows: { fanCurrent: { by: 1.22 } } },
    oxygenProbe: { shows: { carbonPotential: { plus: -0.12 } } },
    doorSeal: { shows: { furnacePressure: { by: 0.65 }, gasFlow: { by: 1.2 } } },
  },
  washer: {
    sprayPump: { ...bearing(4.5, 0), shows: { sprayPressure: { by: 0.76 } } },
    bagFilter: CLOGGED,
    sprayNozzle: { shows: { sprayPressure: { by: 0.84 } } },
  },
  'solder-printer': {
    squeegeeBlade: { spoils: 0.04, shows: { squeegeeForce: { by: 1.2 } } },
    stencil: { spoils: 0.05, shows: { printsSinceWipe: { by: 0.5 } } },
    wipeVacuumPump: { shows: { vacuum: { plus: 22 } } },
  },
  'pick-and-place': {
    nozzle: { shows: { vacuum: { plus: 16 }, pickRate: { plus: -2.6 }, componentsRejected: { by: 4 } } },
    feeder: { shows: { pickRate: { plus: -1.8 } } },
    vacuumPump: { shows: { vacuum: { plus: 20 } } },
    headGuide: { heats: 0.35, slows: 0.05, shows: { placementRate: { by: 0.93 } } },
  },
  'reflow-oven': {
    fanMotor: { shows: { fanSpeed: { by: 0.86 }, reflowTemperature: { plus: -4 } } },
    heater: { weakensHeater: 0.48 },
    fluxFilter: CLOGGED,
    beltChain: { slows: 0.04, shows: { beltSpeed: { by: 0.95 } } },
  },
  'optical-inspection': {
    lightSource: { shows: { lightLevel: { by: 0.76 }, falseCallRate: { by: 2.6 } } },
    cameraFan: { heats: 0.6 },
  },
  'coordinate-measuring': {
    stylus: { shows: { stylusError: { by: 4 } } },
    airFilter: { shows: { airPressure: { by: 0.86 } } },
  },
  robot: {
    jointReducer: { ...bearing(3.5, 0.2), shows: { jointLoad: { by: 1.22 } } },
    reducerGrease: { heats: 0.25 },
  },
  'assembly-station': {
    spindleBit: BIT,
    indexingDrive: { heats: 0.3, slows: 0.05 },
    clampCylinder: { leaksAirLitresPerMinute: 450, slows: 0.04 },
  },
  workstation: { nutrunner: BIT },
  conveyor: {
    belt: { shows: { beltSlip: { plus: 6 }, motorCurrent: { by: 1.2 } } },
    gearMotor: { ...bearing(4, 0.3), shows: { motorCurrent: { by: 1.2 } } },
  },
  buffer: { stopCylinder: { leaksAirLitresPerMinute: 350 } },
  agv: {
    battery: { resists: 2.6, shows: { battery: { by: 0.85 } } },
    driveWheel: { shakes: 2.6, shows: { motorCurrent: { by: 1.18 } } },
    driveMotor: { heats: 0.35, shows: { motorCurrent: { by: 1.15 } } },
  },
  storage: {
    travelWheel: { shakes: 3, shows: { motorCurrent: { by: 1.15 } } },
    hoistRope: { shakes: 1.6, shows: { craneZ: { plus: -0.03 } } },
    travelMotor: { heats: 0.35, shows: { motorCurrent: { by: 1.15 } } },
  },
  palletiser: {
    suctionCup: { shows: { vacuum: { plus: 20 } } },
    toothedBelt: { shakes: 2.6, slows: 0.06 },
  },
  gateway: { fan: { heats: 2 } },
  'radio-unit': { powerAmplifier: { heats: 1.2, shows: { transmitPower: { plus: -3 } } } },
}
