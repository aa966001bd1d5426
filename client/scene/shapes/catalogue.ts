import { agv } from './agv.ts'
import { assemblyStation } from './assembly-station.ts'
import { buffer } from './buffer.ts'
import { conveyor } from './conveyor.ts'
import { coordinateMeasuring } from './coordinate-measuring.ts'
import { furnace } from './furnace.ts'
import { gateway } from './gateway.ts'
import { gearHobber } from './gear-hobber.ts'
import { grinder } from './grinder.ts'
import { injectionMoulder } from './injection-moulder.ts'
import { laserCutter } from './laser-cutter.ts'
import { lathe } from './lathe.ts'
import { machiningCentre3 } from './machining-centre-3.ts'
import { machiningCentre5 } from './machining-centre-5.ts'
import { opticalInspection } from './optical-inspection.ts'
import { palletiser } from './palletiser.ts'
import { pickAndPlace } from './pick-and-place.ts'
import { press } from './press.ts'
import { radioUnit } from './radio-unit.ts'
import { reflowOven } from './reflow-oven.ts'
import { robot } from './robot.ts'
import type { Shape } from './shape.ts'
import { solderPrinter } from './solder-printer.ts'
import { storage } from './storage.ts'
import { washer } from './washer.ts'
import { workstation } from './workstation.ts'

/** Every Kind's shape by the Kind's id. */
export const SHAPES: ReadonlyMap<string, Shape> = new Map(
  [
    // One a line, in the order of the alphabet.
    agv,
    assemblyStation,
    buffer,
    conveyor,
    coordinateMeasuring,
    furnace,
    gateway,
    gearHobber,
    grinder,
    injectionMoulder,
    laserCutter,
    lathe,
    machiningCentre3,
    machiningCentre5,
    opticalInspection,
    palletiser,
    pickAndPlace,
    press,
    radioUnit,
    reflowOven,
    robot,
    solderPrinter,
    storage,
    washer,
    workstation,
  ].map((shape) => [shape.kind, shape]),
)
