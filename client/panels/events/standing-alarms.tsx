import { PRIORITIES, type StandingAlarm, type StandingAlarms } from '../../state/alarms.ts'
import type { PlantModel } from '../../state/plant.ts'
import { useStore } from '../../state/react.ts'
import { otherTimeAt } from '../../state/sim-time.ts'
import { filter } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { AlarmShape, alarmTone } from '../marks/mark.tsx'
import { Facts } from '../panel.tsx'
import { MachineName } from './event-row.tsx'
import { simWords } from './event-time.tsx'

/** So many are listed; the rest is found in the list of Machines. */
const MOST_LISTED = 8

/** An alarm that stands, and the Machine on which it does. */
interface Standing {
  readonly machine: number
  readonly alarm: StandingAlarm
}

/** The gravest of all first, and of those the newest. */
export function gravestFirst(alarms: StandingAlarms): readonly Standing[] {
  const all = [...alarms].flatMap(([machine, own]) => own.map((alarm) => ({ machine, alarm })))
  const rank = ({ alarm }: Standing): number => PRIORITIES.indexOf(alarm.priority)
  return all.toSorted((a, b) => rank(a) - rank(b) || b.alarm.sinceMillis - a.alarm.sinceMillis)
}

/** What stands now, above what happened: no flood of other Events carries it away. */
export function StandingAlarmsList({ model }: { readonly model: PlantModel }) {
  const { t, number } = useText()
  const alarms = useStore((floor) => floor.alarms)
  const all = gravestFirst(alarms)
  if (all.length === 0) return null
  return (
    <Facts title={t('alarm.standing', { count: all.length, shown: number(all.length) })}>
      <ul className="events">
        {all.slice(0, MOST_LISTED).map(({ machine, alarm }) => {
          const placed = model.table.machines[machine]
          return placed === undefined ? null : (
            <AlarmRow key={`${machine} ${alarm.code}`} alarm={alarm}>
              <MachineName model={model} machine={machine} />
            </AlarmRow>
          )
        })}
      </ul>
      {all.length > MOST_LISTED && (
        <button type="button" className="plain" onClick={() => filter({ alarmed: true })}>
          {t('alarm.more', { count: all.length - MOST_LISTED, shown: number(all.length - MOST_LISTED) })}
        </button>
      )}
    </Facts>
  )
}

interface AlarmRowProps {
  readonly alarm: StandingAlarm
  /** Whose alarm it is, where that is not clear. */
  readonly children?: React.ReactNode
}

/** One alarm that stands: how grave, what it says, and since when. */
export function AlarmRow({ alarm, children }: AlarmRowProps) {
  const speech = useText()
  const { t, name, moment } = speech
  const { code, priority, text, sinceMillis } = alarm
  const simMillis = useStore(({ paces }) => otherTimeAt(paces, sinceMillis))
  return (
    <li className={`event ${alarmTone(priority)}`}>
      <AlarmShape priority={priority} />
      <span className="event-text">
        {children}
        {text !== undefined && <span className="alarm-text">{name(text)}</span>}
        <span className="event-sentence">
          {code} · {t(`priority.${priority}`)} · {t('alarm.since', { time: moment(sinceMillis) })}
          {simMillis !== undefined &&
            ` (${t('event.simulated', { time: simWords(simMillis, sinceMillis, speech) })})`}
        </span>
      </span>
    </li>
  )
}
