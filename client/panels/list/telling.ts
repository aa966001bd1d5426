import { type Placed, SERVER_CHANNELS } from '../../../models/slots.ts'

/** How many Channels of a Machine a row of the list has room for. */
export const CHOSEN_CHANNELS = 3

/** What a person of the trade looks at first, by Kind. */
export const TELLING: Readonly<Record<string, readonly string[]>> = {
  agv: ['battery', 'speed', 'payload'],
  'assembly-station': ['cycleTime', 'torque', 'partsMade'],
  buffer: ['fillLevel', 'itemCount', 'longestWait'],
  conveyor: ['beltSpeed', 'itemCount', 'motorCurrent'],
  'coordinate-measuring': ['largestDeviation', 'partTemperature', 'partsMade'],
  furnace: ['zone2Temperature', 'carbonPotential', 'quenchOilTemperature'],
  gateway: ['devicesOnline', 'latency', 'loss'],
  'gear-hobber': ['spindleLoad', 'toolLifeUsed', 'partsMade'],
  grinder: ['spindleLoad', 'wheelDiameter', 'partsMade'],
  'injection-moulder': ['cycleTime', 'injectionPressure', 'partsMade'],
  'laser-cutter': ['laserPower', 'cuttingSpeed', 'gasPressure'],
  lathe: ['spindleLoad', 'toolLifeUsed', 'partsMade'],
  'machining-centre-3': ['spindleLoad', 'spindleVibration', 'partsMade'],
  'machining-centre-5': ['spindleLoad', 'spindleVibration', 'partsMade'],
  'optical-inspection': ['firstPassYield', 'falseCallRate', 'cycleTime'],
  palletiser: ['itemCount', 'layer', 'palletsDone'],
  'pick-and-place': ['placementRate', 'pickRate', 'partsMade'],
  press: ['pressForce', 'strokeRate', 'partsMade'],
  'radio-unit': ['connectedDevices', 'latency', 'prbUse'],
  'reflow-oven': ['reflowTemperature', 'oxygen', 'beltSpeed'],
  robot: ['jointLoad', 'toolSpeed', 'cyclesDone'],
  'solder-printer': ['squeegeeForce', 'pasteLevel', 'cycleTime'],
  storage: ['fillLevel', 'waitingOrders', 'craneSpeed'],
  washer: ['tankTemperature', 'sprayPressure', 'concentration'],
  workstation: ['stepNumber', 'cycleTime', 'partsMade'],
}

/** Keys of the Channels that a Machine's row shows: the person's choice, else the telling ones, as far as it has them. */
export function chosenKeys(
  placed: Placed,
  columns: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  const wanted = columns[placed.kind.id] ?? TELLING[placed.kind.id]
  const own = placed.channels.slice(1, -SERVER_CHANNELS)
  if (wanted === undefined) return own.slice(0, CHOSEN_CHANNELS).map(({ key }) => key)
  return wanted.filter((key) => own.some((channel) => channel.key === key)).slice(0, CHOSEN_CHANNELS)
}

/** The choice with one Channel added or taken away; where there is no room the oldest makes way. */
export function withChoice(chosen: readonly string[], key: string): readonly string[] {
  if (chosen.includes(key)) return chosen.filter((other) => other !== key)
  return [...chosen, key].slice(-CHOSEN_CHANNELS)
}
