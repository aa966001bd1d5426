import type { Law } from '../laws/law.ts'
import { ROLE, STAGE } from './events.ts'
import { MODE } from './fact.ts'
import type { FactoryModel, StationModel } from './model.ts'
import { NONE } from './parts.ts'
import type { Rows } from './rows.ts'
import type { Ways } from './ways.ts'

/** A zero that is always drawn. */
const isInstant = (law: Law): boolean => law.law === 'fixed' && law.value <= 0

/** Machines by number, as columns: first as the model has them, then as they are. */
export class Columns {
  declare readonly roles: Uint8Array
  declare readonly capacity: Float64Array
  declare readonly batchWait: Float64Array
  declare readonly makes: Int32Array
  /** Works all the time without a cycle: stores, carriers, sources and sinks that take no time, and the rest of a plant. */
  declare readonly keen: Uint8Array
  /** Makes its own parts: a source, or one that no link leads to. */
  declare readonly bears: Uint8Array
  /** The one link that it takes from a part at a time, and the one that all goes on to; -1 where it is not so simple. */
  declare readonly onlyIn: Int32Array
  declare readonly onlyOut: Int32Array
  /** Number of its law of set-up, -1 for none. */
  declare readonly setupLaw: Int32Array
  declare readonly operator: Int32Array
  declare readonly shifts: Uint8Array
  /** People see to it: its cycles go at their pace. */
  declare readonly tended: Uint8Array
  declare readonly patience: Float64Array
  declare readonly resume: Float64Array
  declare readonly restart: Float64Array
  declare readonly finds: Float64Array
  declare readonly reworkShare: Float64Array
  /** Of the cycle, by machine and product. */
  declare readonly factors: Float64Array
  declare readonly products: number

  declare readonly stage: Uint8Array
  declare readonly work: Uint8Array
  declare readonly wait: Uint8Array
  declare readonly waitSince: Float64Array
  /** The wait that `mode` tells of, and whether the end of a patience is on the heap. */
  declare readonly announced: Uint8Array
  declare readonly listening: Uint8Array
  declare readonly needs: Uint8Array
  /** A hazard waits to break it, or a part of it is due to be replaced. */
  declare readonly care: Uint8Array
  /** The hazard that is repaired, prevented or waited out, -1 for what came from outside; and how long that takes, -1 once it has begun. */
  declare readonly mended: Int32Array
  declare readonly mendMillis: Float64Array
  /** The latest stamp of its timer, and when that comes. */
  declare readonly stamps: Int32Array
  declare readonly timerAt: Float64Array
  /** The timer is a hazard's and not the end of the cycle. */
  declare readonly strikes: Uint8Array
  /** The row of the order that a source's next part belongs to. */
  declare readonly sourceOrder: Int32Array
  /** The mouth for which a source works, and the one that had its turn last. */
  declare readonly sourceMouth: Int32Array
  declare readonly lastMouth: Int32Array
  declare readonly lastIn: Int32Array
  declare readonly lastOut: Int32Array
  declare readonly batchDue: Float64Array
  declare readonly setUpFor: Int32Array
  declare readonly setupLeft: Float64Array
  /** What a Story makes of it: the pace of its cycles, what it spoils, how many things keep material away. */
  declare readonly pace: Float64Array
  /** What its own condition makes of it: how many times longer a cycle takes, what it spoils beyond the usual. */
  declare readonly slowness: Float64Array
  declare readonly extraSpoils: Float64Array
  declare readonly spoils: Float64Array
  declare readonly barren: Int32Array
  /** When what it works on now began or went on, and how much of the cycle is left. */
  declare readonly workFrom: Float64Array
  declare readonly cycleLeft: Float64Array
  /** The operating clock at which its next hazard strikes, and which; nothing is Infinity and -1. */
  declare readonly dueAt: Float64Array
  declare readonly dueHazard: Int32Array
  /** How long a carrier has moved in all until `movesSince`, and the time of that clock until which it is taken. */
  declare readonly moved: Float64Array
  declare readonly movesSince: Float64Array
  declare readonly takenUntil: Float64Array

  declare readonly mode: Uint8Array
  declare readonly modeSince: Float64Array
  declare readonly modeUntil: Float64Array
  declare readonly cycleFrom: Float64Array
  declare readonly cycleMillis: Float64Array
  declare readonly cycleDone: Float64Array
  declare readonly cycles: Float64Array
  declare readonly product: Int32Array
  declare readonly made: Float64Array
  declare readonly scrapped: Float64Array
  declare readonly operatingMillis: Float64Array

  constructor({ stations, products }: FactoryModel, ways: Ways, startMillis: number) {
    const bytes = (of: (station: StationModel, machine: number) => boolean | number): Uint8Array =>
      Uint8Array.from(stations, (station, machine) => Number(of(station, machine)))
    const floats = (of: (station: StationModel) => number): Float64Array => Float64Array.from(stations, of)
    const byte = (value = 0): Uint8Array => new Uint8Array(stations.length).fill(value)
    const whole = (value = 0): Int32Array => new Int32Array(stations.length).fill(value)
    const float = (value = 0): Float64Array => new Float64Array(stations.length).fill(value)
    const { starts } = ways.ins

    const { starts: onward } = ways.outs
    // A store that nothing leads to has raw material in it; from one that nothing leads away from all is shipped.
    this.roles = bytes(({ role }, machine) => {
      if (role !== 'store') return ROLE[role]
      if (starts[machine] === starts[machine + 1]) return ROLE.source
      return onward[machine] === onward[machine + 1] ? ROLE.sink : ROLE.store
    })
    this.capacity = floats(({ capacity }) => capacity)
    this.batchWait = floats(({ batchWaitMillis }) => batchWaitMillis)
    this.makes = Int32Array.from(stations, ({ makes }) => makes)
    this.keen = bytes(({ role, cycle }) => {
      if (role === 'source' || role === 'sink') return isInstant(cycle)
      return role === 'none' || role === 'store'
    })
    this.bears = bytes(
      ({ role }, machine) =>
        role === 'source' || (role !== 'none' && role !== 'sink' && starts[machine] === starts[machine + 1]),
    )
    const only = ({ starts, items }: Rows, machine: number): number => {
      const first = starts[machine] ?? 0
      return starts[machine + 1] === first + 1 ? (items[first] ?? NONE) : NONE
    }
    const { starts: back } = ways.reworkIns
    this.onlyIn = Int32Array.from(stations, ({ role }, machine) =>
      role === 'batch' || role === 'source' || back[machine] !== back[machine + 1]
        ? NONE
        : only(ways.ins, machine),
    )
    this.onlyOut = Int32Array.from(stations, ({ role }, machine) => {
      const link = only(ways.outs, machine)
      return role === 'sink' || !products.every((_, product) => ways.admits(link, product)) ? NONE : link
    })
    let laws = stations.length
    this.setupLaw = Int32Array.from(stations, ({ setup }) => (setup === undefined ? NONE : laws++))
    this.operator = Int32Array.from(stations, ({ operator }) => operator ?? NONE)
    this.shifts = bytes(({ shifts }) => shifts)
    this.tended = bytes(({ shifts, operator }) => shifts || operator !== undefined)
    this.patience = floats(({ patienceMillis }) => patienceMillis)
    this.resume = floats(({ resumeMillis }) => resumeMillis)
    this.restart = floats(({ restartMillis }) => restartMillis)
    this.finds = floats(({ finds }) => finds)
    this.reworkShare = floats(({ reworkShare }) => reworkShare)
    this.products = products.length
    this.factors = Float64Array.from(
      stations.flatMap(({ productFactor }) => products.map((_, product) => productFactor[product] ?? 1)),
    )

    this.stage = byte(STAGE.free)
    this.work = byte()
    this.wait = byte()
    this.waitSince = float()
    this.announced = byte()
    this.listening = byte()
    this.needs = byte()
    this.care = byte()
    this.mended = whole(NONE)
    this.mendMillis = float(NONE)
    this.stamps = whole()
    this.timerAt = float()
    this.strikes = byte()
    this.sourceOrder = whole(NONE)
    this.sourceMouth = whole(NONE)
    this.lastMouth = whole()
    this.lastIn = whole()
    this.lastOut = whole()
    this.batchDue = float()
    this.setUpFor = whole(NONE)
    this.setupLeft = float()
    this.pace = float(1)
    this.slowness = float(1)
    this.extraSpoils = float()
    this.spoils = floats(({ spoils }) => spoils)
    this.barren = whole()
    this.workFrom = float(startMillis)
    this.cycleLeft = float()
    this.dueAt = float(Number.POSITIVE_INFINITY)
    this.dueHazard = whole(NONE)
    this.moved = float()
    this.movesSince = float(startMillis)
    this.takenUntil = float()
    this.mode = byte(MODE.running)
    this.modeSince = float(startMillis)
    this.modeUntil = float(Number.NaN)
    this.cycleFrom = float(Number.NaN)
    this.cycleMillis = float()
    this.cycleDone = float()
    this.cycles = float()
    this.product = whole(NONE)
    this.made = float()
    this.scrapped = float()
    this.operatingMillis = float()
  }
}
