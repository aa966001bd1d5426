import '../../text/parts/machine.ts'
import { useText } from '../../text/use-text.ts'
import { useSecond } from '../tick.ts'
import { valueAt } from './align.ts'
import { type ChartedLine, lineName, sayValue, unitOf } from './charted-lines.ts'
import { tracesOf } from './drawing.ts'
import type { Sight } from './sight.ts'

interface Props {
  readonly lines: readonly ChartedLine[]
  readonly sight: Sight
}

const ROWS = 12
/** Of so much time the clock alone does not say which moment it was. */
const HALF_DAY_MILLIS = 43_200_000

/** The same lines as figures: at twelve times of the stretch, the newest first. */
export function ChartTable({ lines, sight }: Props) {
  const speech = useText()
  useSecond()
  const drawn = tracesOf(lines, sight)
  if (drawn === undefined) return null
  // Rows stand at whole steps of time, so that they move up and do not flicker.
  const step = sight.spanMillis / ROWS
  const newest = Math.floor(drawn.to / 1000) * 1000
  const times = Array.from({ length: ROWS }, (_, i) => newest - i * step)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard too
    <section className="chart-table" tabIndex={0} aria-label={speech.t('chart.asTable')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{speech.t('chart.time')}</th>
            {lines.map((line) => (
              <th key={line.key} scope="col">
                {lineName(line, speech)}
                {unitOf(line.channel) !== '' && <span className="unit"> {unitOf(line.channel)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times.map((at) => (
            <tr key={at}>
              <th scope="row">{sight.spanMillis > HALF_DAY_MILLIS ? speech.moment(at) : speech.time(at)}</th>
              {lines.map((line, i) => {
                const trace = drawn.traces[i]
                return (
                  <td key={line.key}>
                    {sayValue(line.channel, trace === undefined ? undefined : valueAt(trace, at), speech)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
