import '../../text/parts/machine.ts'
import { charted, LONG_SPANS, SPANS } from '../../state/charted.ts'
import type { TextKey } from '../../text/texts.ts'
import { useText } from '../../text/use-text.ts'

/** Spans on offer, by the unit in which they are said. */
const GROUPS: readonly {
  readonly unit: TextKey
  readonly minutes: number
  readonly spans: readonly number[]
}[] = [
  { unit: 'chart.minutes', minutes: 1, spans: SPANS },
  { unit: 'chart.hours', minutes: 60, spans: LONG_SPANS.filter((minutes) => minutes < 1440) },
  { unit: 'chart.days', minutes: 1440, spans: LONG_SPANS.filter((minutes) => minutes >= 1440) },
]

/** How much time the chart shows: of what the page remembers, and of what the Journal does [PH-83]. */
export function ChartSpans({ spanMinutes }: { readonly spanMinutes: number }) {
  const { t, number } = useText()
  return (
    <fieldset className="spans">
      <legend className="unseen">{t('chart.span')}</legend>
      {GROUPS.flatMap(({ unit, minutes, spans }) =>
        spans.map((span) => {
          const words = t(unit, { count: span / minutes, shown: number(span / minutes) })
          return (
            <button
              key={span}
              type="button"
              className={span === spans.at(-1) ? 'tool span-last' : 'tool'}
              aria-pressed={span === spanMinutes}
              aria-label={words}
              onClick={() => charted.setState({ spanMinutes: span })}
            >
              {span === spans.at(-1) ? words : number(span / minutes)}
            </button>
          )
        }),
      )}
    </fieldset>
  )
}
