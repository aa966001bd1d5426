import '../../text/parts/machine.ts'
import type { RefObject } from 'react'
import { chart } from '../../state/charted.ts'
import { select } from '../../state/view.ts'
import type { Speech } from '../../text/speech.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { valueAt } from './align.ts'
import { type ChartedLine, lineName, sayValue, unitOf } from './charted-lines.ts'
import type { Drawn } from './drawing.ts'

interface Cells {
  readonly value: HTMLElement
  readonly range: HTMLElement
}

/** Where the legend says the values of each line; written as the chart is drawn, outside React. */
export type LegendCells = Map<string, Cells>

/** Writes what each line says: at the reading line where there is one, else its newest. */
export function sayInLegend(
  cells: LegendCells,
  lines: readonly ChartedLine[],
  { traces }: Drawn,
  readAt: number | undefined,
  speech: Speech,
): void {
  lines.forEach(({ key, channel }, i) => {
    const own = cells.get(key)
    const trace = traces[i]
    if (own === undefined || trace === undefined) return
    const value = readAt === undefined ? trace.last?.value : valueAt(trace, readAt)
    const stale = readAt === undefined && trace.stale
    const unit = unitOf(channel)
    const said = `${sayValue(channel, value, speech)}${unit === '' || value === undefined ? '' : ` ${unit}`}`
    own.value.textContent = stale ? `${said} · ${speech.t('chart.stale')}` : said
    own.value.classList.toggle('line-stale', stale)
    own.range.textContent = rangeOf([...(trace.low ?? trace.values), ...(trace.high ?? [])], channel, speech)
  })
}

function rangeOf(
  values: readonly (number | null)[],
  channel: ChartedLine['channel'],
  speech: Speech,
): string {
  if (channel.states !== undefined) return ''
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value === null) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return low > high ? '' : `${sayValue(channel, low, speech)} … ${sayValue(channel, high, speech)}`
}

interface Props {
  readonly lines: readonly ChartedLine[]
  readonly cells: RefObject<LegendCells>
}

/** Each line by its stroke, its name and its value. */
export function ChartLegend({ lines, cells }: Props) {
  const speech = useText()
  const { t, name } = speech
  const hold =
    (key: string) =>
    (row: HTMLLIElement | null): void => {
      const value = row?.querySelector<HTMLElement>('.line-value')
      const range = row?.querySelector<HTMLElement>('.line-range')
      if (value == null || range == null) cells.current.delete(key)
      else cells.current.set(key, { value, range })
    }
  return (
    <ul className="chart-legend">
      {lines.map((line) => (
        <li key={line.key} ref={hold(line.key)} className="chart-line">
          <Stroke line={line} />
          <span className="line-name">
            <span>{name(line.channel.name)}</span>
            <button
              type="button"
              className="plain small-print line-machine"
              title={name(line.placed.machine.name)}
              onClick={() => select(line.placed.machine.id)}
            >
              {name(line.placed.machine.name)}
            </button>
          </span>
          <span className="line-figures">
            <b className="line-value" />
            <span className="line-range soft" />
          </span>
          <button
            type="button"
            className="pin"
            aria-label={t('chart.remove', { channel: lineName(line, speech) })}
            title={t('chart.remove', { channel: lineName(line, speech) })}
            onClick={() => chart(line.key)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** A piece of the line as it is drawn. */
export const Stroke = ({ line }: { readonly line: ChartedLine }) => (
  <svg className="stroke" viewBox="0 0 28 8" aria-hidden="true" focusable="false">
    <path
      d="M0 4h28"
      style={{ stroke: `var(${line.style.token})`, strokeDasharray: line.style.dash.join(' ') }}
    />
  </svg>
)
