import '../../styles/output.css'
import { useMemo } from 'react'
import type { Now } from '../../state/now.ts'
import { OUTPUT_MINUTES, outputOf } from '../../state/output.ts'
import { playheadTime } from '../../state/playhead.ts'
import { useText } from '../../text/use-text.ts'
import { Facts } from '../panel.tsx'
import { useSecond } from '../tick.ts'
import { type Area, machinesOf } from './area.ts'
import { exitsOf } from './flow.ts'
import { MachineLink } from './machine-link.tsx'
import { MINUTE_MILLIS, minuteCounts } from './told-output.ts'
import { useToldOutput } from './use-told-output.ts'

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
  const { model } = now
  const output = outputOf(now)
  const [exits, scrapping] = useMemo(() => {
    const { madeSlots, scrapSlots } = outputOf(now)
    return [
      exitsOf(model, area, (machine) => (madeSlots[machine] ?? -1) >= 0).map(({ index }) => index),
      machinesOf(area).filter((machine) => (scrapSlots[machine] ?? -1) >= 0),
    ]
  }, [model, area, now])
  const { madeSlots, scrapSlots } = output
  const minute = Math.floor(playheadTime() / MINUTE_MILLIS)
  const slots = [
    ...exits.map((machine) => madeSlots[machine] ?? -1),
    ...scrapping.map((machine) => scrapSlots[machine] ?? -1),
  ]
  const told = useToldOutput(model, slots, minute)
  if (exits.length === 0 || (Number.isNaN(output.sinceMillis) && told === undefined)) return null
  const counted = { now, output, told, minute }
  const madeBy = (machines: readonly number[]): readonly number[] =>
    minuteCounts({ ...counted, rows: output.made, slots: madeSlots }, machines)
  const made = madeBy(exits)
  const total = made.reduce((sum, each) => sum + each, 0)
  const scrapped = minuteCounts({ ...counted, rows: output.scrap, slots: scrapSlots }, scrapping).reduce(
    (sum, each) => sum + each,
    0,
  )
  const most = Math.max(1, ...made)
  const startOf = (i: number): number => (minute - OUTPUT_MINUTES + 1 + i) * MINUTE_MILLIS
  const begun = startOf(OUTPUT_MINUTES - 1) - output.sinceMillis
  return (
    <Facts title={`${t('area.output')} · ${t('area.outputWindow', { minutes: OUTPUT_MINUTES })}`}>
      <div className="output">
        <p className="output-figure">
          <span className="output-number">{number(total)}</span> {t('area.made')}
        </p>
        {scrapping.length > 0 && (
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
            const count = madeBy([machine]).reduce((sum, each) => sum + each, 0)
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
