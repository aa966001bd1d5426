import type { ReasonWord } from '../../models/reason.ts'
import { POWER_DIP } from './alarms.ts'
import { FATE, type FactSink, MODE } from './factory/fact.ts'
import type { Played } from './played.ts'
import { beginMode, type Entered, enterDue, stateEvent } from './states.ts'

const SCRAP_REASONS = ['dimension', 'surface', 'material', 'setup'] as const satisfies readonly ReasonWord[]

/** So long a vehicle waits for a mission before it tells that it has none. */
const REST_MILLIS = 120_000

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
      // A vehicle that is between two missions for a moment says nothing of it.
      const rests = played.vehicle !== undefined && mode === MODE.idle
      const said = rests ? 'noMission' : reason
      beginMode(played.states, mode, said, atMillis, untilMillis, entered, rests ? REST_MILLIS : 0)
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
      const known = [POWER_DIP, ...faults, ...warnings].find((each) => each.code === code)
      const alarm = known ?? faults[0]
      played.events.push({ atMillis, event: { event: 'alarmRaised', ...alarm, code } })
    },
    order: () => undefined,
  }
}
