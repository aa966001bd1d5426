import { clockTime } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { otherTimeAt } from '../../state/sim-time.ts'
import type { Speech } from '../../text/speech.ts'
import { useText } from '../../text/use-text.ts'

const HALF_DAY_MILLIS = 43_200_000

/** When it was, by the clock and, where that is another time, in the simulated plant [E-11]. */
export function EventTime({ at }: { readonly at: number }) {
  const speech = useText()
  const simMillis = useStore(({ paces }) => otherTimeAt(paces, at))
  // By the clock alone nobody knows which day it was.
  const isFar = Math.abs(clockTime() - at) > HALF_DAY_MILLIS
  return (
    <span className="event-time">
      <time dateTime={new Date(at).toISOString()}>{isFar ? speech.moment(at) : speech.time(at)}</time>
      {simMillis !== undefined && (
        <span className="event-simulated" title={speech.t('event.simulatedMeaning')}>
          {speech.t('event.simulated', { time: simWords(simMillis, at, speech) })}
        </span>
      )}
    </span>
  )
}

/** With its day where that is another than the wall's. */
export function simWords(simMillis: number, wallMillis: number, { time, moment }: Speech): string {
  const dayOf = (millis: number): string => moment(millis).replace(time(millis), '')
  return dayOf(simMillis) === dayOf(wallMillis) ? time(simMillis) : moment(simMillis)
}

/** That it came late, in words and by a clock that goes back [E-10]. */
export function LateMark({ millis }: { readonly millis: number | undefined }) {
  const { t, age } = useText()
  if (millis === undefined) return null
  return (
    <span className="event-late" title={t('event.lateMeaning', { age: age(millis) })}>
      <svg className="mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d="M3.2 4.6A6 6 0 112 8M3.4 1.6v3.2h3.2M8 4.8V8.2l2.4 1.6" />
      </svg>
      {t('event.late', { age: age(millis) })}
    </span>
  )
}
