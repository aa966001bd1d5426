import '../../text/parts/machine.ts'
import '../../text/parts/area.ts'
import '../../styles/output.css'
import type { Now } from '../../state/now.ts'
import { OUTPUT_MINUTES } from '../../state/output.ts'
import { useText } from '../../text/use-text.ts'
import { Facts } from '../panel.tsx'
import { useSecond } from '../tick.ts'
import type { Area } from './area.ts'
import { MachineLink } from './machine-link.tsx'
import { MINUTE_MILLIS } from './told-output.ts'
import { sumOf, useOutput } from './use-output.ts'

/** More counting points than these are no longer told one by one. */
const MOST_POINTS = 6

interface Props {
  readonly area: Area
  readonly now: Now
}

/** What came off the end of an area in the last minutes, as the Machines there count it; nothing where none counts. */
export function AreaOutput({ area, now }: Props) {
  const { t, number, time } = useText()
  useSecond()
  const counts = useOutput(area, now)
  if (counts === undefined) return null
  const { model } = now
  const { exits, countsScrap, madeBy, scrapped, minute, told, output } = counts
  const made = madeBy(exits)
  const total = sumOf(made)
  const most = Math.max(1, ...made)
  const startOf = (i: number): number => (minute - OUTPUT_MINUTES + 1 + i) * MINUTE_MILLIS
  const begun = startOf(OUTPUT_MINUTES - 1) - output.sinceMillis
  return (
    <Facts title={`${t('area.output')} · ${t('area.outputWindow', { minutes: OUTPUT_MINUTES })}`}>
      <div className="output">
        <p className="output-figure">
          <span className="output-number">{number(total)}</span> {t('area.made')}
        </p>
        {countsScrap && (
          <p className={`output-figure${scrapped > 0 ? ' tone-held' : ''}`}>
            <span className="output-number">{number(scrapped)}</span> {t('area.scrapped')}
          </p>
        )}
        <ol className="output-bars" aria-label={t('area.perMinute')}>
          {made.map((count, i) => (
            <li
              key={startOf(i)}
              className={
                told === undefined && startOf(i) + MINUTE_MILLIS <= output.sinceMillis ? 'before' : ''
              }
              title={t('area.minute', { time: time(startOf(i)), count, shown: number(count) })}
            >
              <span style={{ height: `${(count / most) * 100}%` }} />
              <span className="unseen">
                {t('area.minute', { time: time(startOf(i)), count, shown: number(count) })}
              </span>
            </li>
          ))}
        </ol>
      </div>
      {told === undefined && begun < (OUTPUT_MINUTES - 1) * MINUTE_MILLIS && (
        <p className="soft small-print">{t('area.outputSince', { time: time(output.sinceMillis) })}</p>
      )}
      {exits.length <= MOST_POINTS && (
        <ul className="output-points" aria-label={t('area.countedAt')}>
          {exits.map((machine) => {
            const count = sumOf(madeBy([machine]))
            return (
              <li key={machine}>
                <MachineLink model={model} now={now} machine={machine} />
                <span className="soft">{t('machine.parts', { count, shown: number(count) })}</span>
              </li>
            )
          })}
        </ul>
      )}
    </Facts>
  )
}
