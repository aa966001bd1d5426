import type { FloorState } from '../../../models/state.ts'
import { gravestOf, type StandingAlarms } from '../../state/alarms.ts'
import { floorStateAt, type Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import type { Wishes } from '../../state/settings.ts'
import type { Speech } from '../../text/speech.ts'
import { type Anchors, RANK, SORT } from './columns.ts'

/** How a label looks: a plate beside a Machine, or letters that seem to lie on the floor. */
export type LabelStyle = 'machine' | 'line' | 'workshop' | 'zone'

/** Everything that makes one label's picture what it is. */
export interface Telling {
  readonly style: LabelStyle
  /** What is written strongly, and what comes after it. */
  readonly text: string
  readonly more: string
  readonly state: FloorState | undefined
  readonly alarmed: boolean
  readonly chosen: boolean
}

/** What the labels of a Plant say now. */
export interface Teller {
  rankOf(machine: number): number
  tellingOf(anchor: number, rank: number): Telling
}

export interface Told {
  readonly now: Now
  readonly speech: Speech
  readonly alarms: StandingAlarms
  readonly names: Wishes['names']
  readonly labels: Wishes['labels']
  readonly chosen: ReadonlySet<number>
  readonly hovered: number | undefined
  /** 1 for a Machine that steps back. */
  readonly back: Uint8Array
}

/** What a sign above the Machine tells already is not told twice; what is as it should be is not told at all. */
const GLYPHS: Readonly<Record<FloorState, boolean>> = {
  fault: false,
  held: false,
  waiting: true,
  setup: true,
  running: false,
  idle: false,
  unknown: true,
}

export function createTeller(model: PlantModel, anchors: Anchors, told: () => Told): Teller {
  const zones = model.plant.workshops.flatMap((workshop) => workshop.zones)
  const wordsOf = (machine: number, close: boolean): readonly [string, string] => {
    const { speech, names } = told()
    const placed = model.table.machines[machine]
    if (placed === undefined) return ['', '']
    const { id, name } = placed.machine
    if (close && names !== 'name') return [id, speech.name(name)]
    return [names === 'id' ? id : speech.name(name), '']
  }
  const areaOf = (anchor: number): readonly [LabelStyle, string] => {
    const { name } = told().speech
    const of = anchors.of[anchor] ?? 0
    if (anchors.sort[anchor] === SORT.line) {
      const line = model.table.lines[of]?.line
      return ['line', line === undefined ? '' : name(line.name)]
    }
    if (anchors.sort[anchor] === SORT.workshop) {
      const workshop = model.plant.workshops[of]
      return ['workshop', workshop === undefined ? '' : name(workshop.name)]
    }
    const zone = zones[of]
    return ['zone', zone === undefined ? '' : name(zone.name)]
  }
  return {
    rankOf(machine) {
      const { now, alarms, chosen, hovered, labels, back } = told()
      if (chosen.has(machine)) return RANK.chosen
      if (hovered === machine) return RANK.hovered
      if (labels === 'none' || back[machine] === 1) return RANK.none
      const state = floorStateAt(now, machine)
      const priority = gravestOf(alarms, machine)?.priority
      if (state === 'fault' || priority === 'high') return RANK.fault
      if (state === 'held' || priority === 'medium') return RANK.held
      return state === 'waiting' ? RANK.waiting : RANK.plain
    },
    tellingOf(anchor, rank) {
      if (anchors.sort[anchor] !== SORT.machine) {
        const [style, text] = areaOf(anchor)
        return { style, text, more: '', state: undefined, alarmed: false, chosen: false }
      }
      const { now, alarms } = told()
      const state = floorStateAt(now, anchor)
      const [text, more] = wordsOf(anchor, rank <= RANK.held)
      return {
        style: 'machine',
        text,
        more,
        state: GLYPHS[state] ? state : undefined,
        alarmed: gravestOf(alarms, anchor) !== undefined,
        chosen: rank === RANK.chosen,
      }
    },
  }
}

/** The same for the same picture. */
export const keyOf = ({ style, text, more, state, alarmed, chosen }: Telling): string =>
  `${style}|${text}|${more}|${state ?? ''}|${alarmed ? 'a' : ''}${chosen ? 'c' : ''}`
