import type { ReasonWord } from '../../models/reason.ts'
import { FATE, type FactSink } from './factory/fact.ts'
import type { Played } from './played.ts'
import { beginMode, type Entered, enterDue, stateEvent } from './states.ts'

const SCRAP_REASONS = ['dimension', 'surface', 'material', 'setup'] as const satisfies readonly ReasonWord[]

/** The number that a part keeps from raw material to shipment, as it is marked on it. */
export const partMark = (part: number): string => `P${String(part).padStart(7, '0')}`

const entered: Entered[] = []

/** The states that a machine has come to by then are told, each with the time of its own. */
export function tellStates(played: Played, atMillis: number): void {
  enterDue(played.states, atMillis, entered)
  putEntered(played)
}

function putEntered(played: Played): void {
  for (const each of entered) played.events.push({ atMillis: each.atMillis, event: stateEvent(each) })
  entered.length = 0
  played.state = played.states.state
}

/** What the factory tells becomes what its machines say of themselves. */
export function newsOf(all: readonly Played[], products: readonly string[]): FactSink {
  return {
    mode(machine, mode, reason, atMillis, untilMillis) {
      const played = all[machine]
      if (played === undefined) return
      played.mode = mode
      beginMode(played.states, mode, reason, atMillis, untilMillis, entered)
      putEntered(played)
    },
    part(machine, fate, part, product, _other, atMillis) {
      const played = all[machine]
      if (played === undefined || !played.countsParts) return
      const of = products[product]
      const known = { count: 1, part: partMark(part), ...(of === undefined ? {} : { product: of }) }
      if (fate === FATE.made) played.events.push({ atMillis, event: { event: 'partProduced', ...known } })
      if (fate !== FATE.scrapped) return
      const reason = SCRAP_REASONS[part % SCRAP_REASONS.length] ?? 'dimension'
      played.events.push({ atMillis, event: { event: 'partScrapped', ...known, reason } })
    },
    alarm(machine, code, raised, atMillis) {
      const played = all[machine]
      if (played === undefined) return
      if (!raised) {
        played.events.push({ atMillis, event: { event: 'alarmCleared', code } })
        return
      }
      const { faults, warnings } = played.alarms
      const alarm = [...faults, ...warnings].find((each) => each.code === code) ?? faults[0]
      played.events.push({ atMillis, event: { event: 'alarmRaised', ...alarm, code } })
    },
    order: () => undefined,
  }
}
