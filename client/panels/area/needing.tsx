import '../../text/parts/area.ts'
import { gravestOf } from '../../state/alarms.ts'
import { floorStateAt, linkAt, type Now } from '../../state/now.ts'
import { useStore } from '../../state/react.ts'
import { filter, view } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { AlarmMark, LinkMark, StateMark } from '../marks/mark.tsx'
import { Facts } from '../panel.tsx'
import { useTicked } from '../tick.ts'
import type { Area } from './area.ts'
import { needing } from './figures.ts'
import { MachineLink } from './machine-link.tsx'

const MOST_LISTED = 8

interface Props {
  readonly area: Area
  readonly now: Now
}

/** The Machines of an area that need a person, worst first. */
export function Needing({ area, now }: Props) {
  const { t, number } = useText()
  const alarms = useStore((floor) => floor.alarms)
  const all = useTicked(() => needing(now, alarms, area).join())
  const machines = all === '' ? [] : all.split(',').map(Number)
  const more = machines.length - MOST_LISTED
  const toList = (): void => {
    filter({ within: area.kind === 'plant' ? undefined : area.path })
    view.setState({ stage: 'list', sort: { by: 'state', descending: false } })
  }
  return (
    <Facts title={t('area.needing')}>
      {machines.length === 0 ? (
        <p className="soft">{t('area.calm')}</p>
      ) : (
        <ul className="needing">
          {machines.slice(0, MOST_LISTED).map((machine) => (
            <Needy key={machine} machine={machine} now={now} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <button type="button" className="plain" onClick={toList}>
          {t('area.moreNeeding', { count: more, shown: number(more) })}
        </button>
      )}
    </Facts>
  )
}

/** One of them: its state, its gravest alarm, and how it was lost where it was. */
function Needy({ machine, now }: { readonly machine: number; readonly now: Now }) {
  const state = useTicked(() => floorStateAt(now, machine))
  const link = useTicked(() => linkAt(now, machine))
  const own = useStore((floor) => floor.alarms.get(machine))
  const alarm = useStore((floor) => gravestOf(floor.alarms, machine))
  return (
    <li className="needy">
      <MachineLink model={now.model} now={now} machine={machine} bare />
      <span className="needy-why">
        {link > 1 ? <LinkMark link={link} /> : <StateMark state={state} />}
        {alarm !== undefined && <AlarmMark alarm={alarm} count={own?.length ?? 1} />}
      </span>
    </li>
  )
}
