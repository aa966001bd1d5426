import { FLOOR_STATES, type FloorState, LINK_STATES } from '../../../models/state.ts'
import { PRIORITIES } from '../../state/alarms.ts'
import { useStore } from '../../state/react.ts'
import { filter, toggled } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { AlarmShape, alarmTone, LinkShape, linkTone, StateShape } from '../marks/mark.tsx'
import { useTicked } from '../tick.ts'
import { useView } from '../use-view.ts'
import { ServingCounts } from './serving-counts.tsx'

/** How many Machines that produce are in each state, and what serves them apart; a press shows only those [A-25]. */
export function Summary() {
  const { t } = useText()
  return (
    <section className="summary" aria-label={t('summary.title')}>
      <AlarmCount />
      <StateCounts />
      <ServingCounts />
      <LinkCounts />
    </section>
  )
}

/** How many Machines have an alarm; none is shown where there is none. */
function AlarmCount() {
  const { t, number } = useText()
  const alarms = useStore((floor) => floor.alarms)
  const alarmed = useView((view) => view.alarmed)
  if (alarms.size === 0 && !alarmed) return null
  const of = [...alarms.values()].map(([gravest]) => gravest?.priority)
  const priority = PRIORITIES.find((each) => of.includes(each))
  return (
    <button
      type="button"
      className={`count ${priority === undefined ? 'none' : alarmTone(priority)}`}
      aria-pressed={alarmed}
      title={t('alarm.meaning')}
      onClick={() => filter({ alarmed: !alarmed })}
    >
      <AlarmShape priority={priority ?? 'low'} />
      <span className="count-word">{t('summary.alarms')}</span>
      <span className="count-number">{number(alarms.size)}</span>
    </button>
  )
}

function StateCounts() {
  const { t, number } = useText()
  const now = useStore((floor) => floor.now)
  const states = useView((view) => view.states)
  const counts = useTicked(() => FLOOR_STATES.map((state) => now?.stateCounts[state] ?? 0).join())
  const press = (state: FloorState): void => filter({ states: toggled(states, state) })
  return counts.split(',').map((count, i) => {
    const state = FLOOR_STATES[i]
    return state === undefined ? null : (
      <button
        key={state}
        type="button"
        className={`count ${count === '0' ? 'none' : `tone-${state}`}`}
        aria-pressed={states.includes(state)}
        title={t(`state.${state}`)}
        onClick={() => press(state)}
      >
        <StateShape state={state} />
        <span className="count-word">{t(`state.${state}`)}</span>
        <span className="count-number">{number(Number(count))}</span>
      </button>
    )
  })
}

const ONLINE = 1

/** Only what is wrong is shown: nothing when all are online and fresh. */
function LinkCounts() {
  const { t, name, number } = useText()
  const now = useStore((floor) => floor.now)
  const links = useView((view) => view.links)
  const stale = useView((view) => view.stale)
  const counts = useTicked(() => LINK_STATES.map(({ code }) => now?.linkCounts[code] ?? 0).join()).split(',')
  const staleCount = useTicked(() => now?.staleMachines ?? 0)
  return (
    <>
      {LINK_STATES.map(({ code, name: word }) =>
        code === ONLINE || (counts[code] === '0' && !links.includes(code)) ? null : (
          <button
            key={code}
            type="button"
            className={`count small ${linkTone(code)}`}
            aria-pressed={links.includes(code)}
            title={name(word)}
            onClick={() => filter({ links: toggled(links, code) })}
          >
            <LinkShape link={code} />
            <span className="count-word">{name(word)}</span>
            <span className="count-number">{number(Number(counts[code]))}</span>
          </button>
        ),
      )}
      {(staleCount > 0 || stale) && (
        <button
          type="button"
          className="count small tone-stale"
          aria-pressed={stale}
          title={t('stale.meaning')}
          onClick={() => filter({ stale: !stale })}
        >
          <span className="hatch-swatch" aria-hidden="true" />
          <span className="count-word">{t('summary.stale')}</span>
          <span className="count-number">{number(staleCount)}</span>
        </button>
      )}
    </>
  )
}
