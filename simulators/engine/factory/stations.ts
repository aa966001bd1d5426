import type { Law } from '../laws/law.ts'
import { NEEDS, ROLE, STAGE, WAIT, WORK } from './events.ts'
import type { FactoryModel, StationModel } from './model.ts'
import { NONE } from './parts.ts'
import type { Rows } from './rows.ts'
import type { Ways } from './ways.ts'

/*
 * Hot. What only production knows of a machine lies in one object and not in columns: whatever happens to a machine
 * reads and writes twenty of these, and a field costs one look where a column costs three.
 */

/** A zero that is always drawn. */
const isInstant = (law: Law): boolean => law.law === 'fixed' && law.value <= 0

/** A machine as production has it: first as the model says, then as it is. What is yes or no is 1 or 0. */
export class Station {
  declare readonly role: number
  /** Works all the time without a cycle: stores, carriers, sources and sinks that take no time, and the rest of a plant. */
  declare readonly keen: number
  /** Makes its own parts: a source, or one that no link leads to. */
  declare readonly bears: number
  /** The one link that it takes from a part at a time, and the one that all goes on to; -1 where it is not so simple. */
  declare readonly onlyIn: number
  declare readonly onlyOut: number
  /** Number of its law of set-up, -1 for none. */
  declare readonly setupLaw: number
  /** The crew, -1 for none. */
  declare readonly operator: number
  declare readonly shifts: number
  /** People see to it: its cycles go at their pace. */
  declare readonly tended: number
  declare readonly makes: number
  declare readonly capacity: number
  declare readonly batchWait: number
  declare readonly patience: number
  declare readonly resume: number
  declare readonly restart: number
  declare readonly finds: number
  declare readonly reworkShare: number

  declare stage: number
  declare work: number
  declare wait: number
  declare waitSince: number
  /** The wait that `mode` tells of, and whether the end of a patience is on the heap. */
  declare announced: number
  declare listening: number
  declare needs: number
  /** A hazard waits to break it, or a part of it is due to be replaced. */
  declare care: number
  /** The hazard that is repaired, prevented or waited out, -1 for what came from outside; and how long that takes, -1 once it has begun. */
  declare mended: number
  declare mendMillis: number
  /** The latest stamp of its timer, and when that comes. */
  declare stamp: number
  declare timerAt: number
  /** The timer is a hazard's and not the end of the cycle. */
  declare strikes: number
  /** The row of the order that a source's next part belongs to. */
  declare sourceOrder: number
  /** The mouth for which a source works, and the one that had its turn last. */
  declare sourceMouth: number
  declare lastMouth: number
  declare lastIn: number
  declare lastOut: number
  declare batchDue: number
  declare setUpFor: number
  declare setupLeft: number
  /** What a Story makes of it: the pace of its cycles, what it spoils, how many things keep material away. */
  declare pace: number
  declare spoils: number
  declare barren: number
  /** What its own condition makes of it: how many times longer a cycle takes, what it spoils beyond the usual. */
  declare slowness: number
  declare extraSpoils: number
  /** When what it works on now began or went on, and how much of the cycle is left. */
  declare workFrom: number
  declare cycleLeft: number
  /** The operating clock at which its next hazard strikes, and which; nothing is Infinity and -1. */
  declare dueAt: number
  declare dueHazard: number
  /** How long a carrier has moved in all until `movesSince`, and the time of that clock until which it is taken. */
  declare moved: number
  declare movesSince: number
  declare takenUntil: number

  constructor(
    model: StationModel,
    machine: number,
    products: readonly unknown[],
    ways: Ways,
    setupLaw: number,
    startMillis: number,
  ) {
    const { role, cycle } = model
    const { ins, outs, reworkIns: back } = ways
    const isFed = ins.starts[machine] !== ins.starts[machine + 1]
    const leads = outs.starts[machine] !== outs.starts[machine + 1]
    const only = ({ starts, items }: Rows): number => {
      const first = starts[machine] ?? 0
      return starts[machine + 1] === first + 1 ? (items[first] ?? NONE) : NONE
    }
    // A store that nothing leads to has raw material in it; from one that nothing leads away from all is shipped.
    if (role !== 'store') this.role = ROLE[role]
    else if (!isFed) this.role = ROLE.source
    else this.role = leads ? ROLE.store : ROLE.sink
    this.keen = Number(
      role === 'source' || role === 'sink' ? isInstant(cycle) : role === 'none' || role === 'store',
    )
    this.bears = Number(role === 'source' || (role !== 'none' && role !== 'sink' && !isFed))
    this.onlyIn =
      role === 'batch' || role === 'source' || back.starts[machine] !== back.starts[machine + 1]
        ? NONE
        : only(ins)
    const link = only(outs)
    this.onlyOut =
      role === 'sink' || !products.every((_, product) => ways.admits(link, product)) ? NONE : link
    this.setupLaw = setupLaw
    this.operator = model.operator ?? NONE
    this.shifts = Number(model.shifts)
    this.tended = Number(model.shifts || model.operator !== undefined)
    this.makes = model.makes
    this.capacity = model.capacity
    this.batchWait = model.batchWaitMillis
    this.patience = model.patienceMillis
    this.resume = model.resumeMillis
    this.restart = model.restartMillis
    this.finds = model.finds
    this.reworkShare = model.reworkShare

    this.stage = STAGE.free
    this.work = WORK.empty
    this.wait = WAIT.none
    this.announced = WAIT.none
    this.listening = 0
    this.needs = NEEDS.nothing
    this.care = 0
    this.strikes = 0
    this.stamp = 0
    this.mended = NONE
    this.sourceOrder = NONE
    this.sourceMouth = NONE
    this.lastMouth = 0
    this.lastIn = 0
    this.lastOut = 0
    this.setUpFor = NONE
    this.barren = 0
    this.dueHazard = NONE
    this.waitSince = startMillis
    this.mendMillis = NONE
    this.timerAt = startMillis
    this.batchDue = startMillis
    this.setupLeft = 0
    this.pace = 1
    this.slowness = 1
    this.extraSpoils = 0
    this.spoils = model.spoils
    this.workFrom = startMillis
    this.cycleLeft = 0
    this.dueAt = Number.POSITIVE_INFINITY
    this.moved = 0
    this.movesSince = startMillis
    this.takenUntil = 0
  }
}

/** The machines of a model, by number. */
export function stationsOf(
  { stations, products }: FactoryModel,
  ways: Ways,
  startMillis: number,
): readonly Station[] {
  let laws = stations.length
  return stations.map(
    (model, machine) =>
      new Station(model, machine, products, ways, model.setup === undefined ? NONE : laws++, startMillis),
  )
}
