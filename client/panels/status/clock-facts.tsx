import '../../text/parts/status.ts'
import type { Now } from '../../state/now.ts'
import { select } from '../../state/view.ts'
import type { Speech } from '../../text/speech.ts'
import { useText } from '../../text/use-text.ts'
import { Facts } from '../panel.tsx'
import { useSecond } from '../tick.ts'
import { shortTime } from './short-time.ts'
import { knowsClocks, type WrongClock, worstClocks } from './worst-clocks.ts'

/** A clock that is off by less does no harm to what is seen. */
const HARMLESS_MILLIS = 100
const MOST_SHOWN = 8

/** The Machines whose clocks are off, worst first. */
export function ClockFacts({ now }: { readonly now: Now }) {
  const speech = useText()
  const { t, number, name } = speech
  useSecond()
  const worst = worstClocks(now, HARMLESS_MILLIS, MOST_SHOWN)
  if (worst.length === 0) {
    return (
      <Facts title={t('status.clocks')}>
        <p className="soft">
          {knowsClocks(now) ? t('status.clocksRight', { limit: number(HARMLESS_MILLIS) }) : t('value.none')}
        </p>
      </Facts>
    )
  }
  return (
    <Facts title={t('status.clocks')}>
      <p className="soft small-print">{t('status.clocksMeaning')}</p>
      <ul className="clocks">
        {worst.map((clock) => {
          const machine = now.model.table.machines[clock.machine]?.machine
          return machine === undefined ? null : (
            <li key={clock.machine} className="wrong-clock">
              <button type="button" className="plain" onClick={() => select(machine.id)}>
                {name(machine.name)}
              </button>
              <span>{skewWords(clock, speech)}</span>
            </li>
          )
        })}
      </ul>
    </Facts>
  )
}

function skewWords({ skewMillis }: WrongClock, speech: Speech): string {
  const time = shortTime(Math.abs(skewMillis), speech)
  return skewMillis < 0 ? speech.t('status.fast', { time }) : speech.t('status.slow', { time })
}
