import { useState } from 'react'
import { shutPanel } from '../../state/docks.ts'
import type { PlantModel } from '../../state/plant.ts'
import { useStore } from '../../state/react.ts'
import { toggled } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { Panel } from '../panel.tsx'
import { EventRow } from './event-row.tsx'
import { isNews, SORTS, type Sort, sortOf } from './happening.ts'
import { StandingAlarmsList } from './standing-alarms.tsx'

const MOST_SHOWN = 200

/** What happened lately, newest first. */
export function EventsPanel({ model }: { readonly model: PlantModel }) {
  const { t, number } = useText()
  const events = useStore((floor) => floor.recentEvents)
  const gone = useStore((floor) => floor.eventsGone)
  const [sorts, setSorts] = useState<readonly Sort[]>(['alarms', 'states', 'links'])
  const shown = events.filter((event) => sorts.includes(sortOf(event)) && isNews(event)).slice(0, MOST_SHOWN)
  return (
    <Panel title={t('panel.events')} onClose={() => shutPanel('events')}>
      <fieldset className="sorts">
        <legend className="unseen">{t('events.sorts')}</legend>
        {SORTS.map((sort) => (
          <button
            key={sort}
            type="button"
            className="tool"
            aria-pressed={sorts.includes(sort)}
            onClick={() => setSorts(toggled(sorts, sort))}
          >
            {t(`events.${sort}`)}
          </button>
        ))}
      </fieldset>
      <StandingAlarmsList model={model} />
      {shown.length === 0 ? (
        <p className="empty">{t('events.none')}</p>
      ) : (
        <ol className="events">
          {shown.map((event) => (
            <EventRow key={event.id} event={event} model={model} named />
          ))}
        </ol>
      )}
      {gone > 0 && (
        <p className="soft small-print">{t('events.gone', { count: gone, shown: number(gone) })}</p>
      )}
    </Panel>
  )
}
