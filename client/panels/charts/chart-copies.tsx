import '../../text/parts/machine.ts'
import { type RefObject, useEffect, useState } from 'react'
import type { TextKey } from '../../text/texts.ts'
import { useText } from '../../text/use-text.ts'
import { cellsText } from '../cells.ts'
import { copyPicture, copyText } from '../clipboard.ts'
import { Icon } from '../marks/icon.tsx'
import type { LiveChart } from './chart.ts'
import { chartPicture } from './chart-picture.ts'
import { type ChartedLine, lineName, sayValue, unitOf } from './charted-lines.ts'
import { type Drawn, tracesOf } from './drawing.ts'
import type { Sight } from './sight.ts'

interface Props {
  readonly host: RefObject<HTMLDivElement | null>
  readonly chart: RefObject<LiveChart | undefined>
  readonly lines: readonly ChartedLine[]
  readonly sight: Sight
}

/** What became of a wish to copy. */
type Copied = 'copied' | 'saved' | 'refused'

const SAID: Readonly<Record<Copied, TextKey>> = {
  copied: 'chart.copied',
  saved: 'chart.saved',
  refused: 'chart.notCopied',
}
const SAID_MILLIS = 4000

/** A column of a table: of a line the points, or what lies between their lowest and highest. */
interface Column {
  readonly line: number
  readonly of: 'values' | 'low' | 'high'
}

/** A line whose points stand for stretches has its lowest and highest beside its means. */
export const columnsOf = ({ traces }: Pick<Drawn, 'traces'>): readonly Column[] =>
  traces.flatMap(({ low }, line): readonly Column[] =>
    low === undefined
      ? [{ line, of: 'values' }]
      : [
          { line, of: 'values' },
          { line, of: 'low' },
          { line, of: 'high' },
        ],
  )

/** Every point of every line, a row for each time; what is a number stays one for a spreadsheet. */
export function rowsOf(
  { traces }: Pick<Drawn, 'traces'>,
  head: readonly string[],
  moment: (millis: number) => string,
  say: (line: number, value: number) => string,
): readonly (readonly string[])[] {
  const times = [...new Set(traces.flatMap((trace) => trace.times))].sort((a, b) => a - b)
  const points = columnsOf({ traces }).map(({ line, of }) => {
    const trace = traces[line]
    return { line, at: new Map(trace?.times.map((time, i) => [time, trace[of]?.[i]])) }
  })
  return [
    head,
    ...times.map((at) => [
      moment(at),
      ...points.map(({ line, at: own }) => {
        const value = own.get(at)
        return value === undefined || value === null ? '' : say(line, value)
      }),
    ]),
  ]
}

/** Takes the chart away with one: as a table for a spreadsheet, or as a picture. */
export function ChartCopies({ host, chart, lines, sight }: Props) {
  const speech = useText()
  const { t, moment } = speech
  const [copied, setCopied] = useState<Copied>()
  useEffect(() => {
    if (copied === undefined) return
    const timer = setTimeout(() => setCopied(undefined), SAID_MILLIS)
    return () => clearTimeout(timer)
  }, [copied])
  const named = (line: ChartedLine): string => {
    const unit = unitOf(line.channel)
    return unit === '' ? lineName(line, speech) : `${lineName(line, speech)} (${unit})`
  }
  const asTable = async (): Promise<void> => {
    const drawn = tracesOf(lines, sight)
    if (drawn === undefined) return
    const rows = rowsOf(
      drawn,
      [
        t('chart.time'),
        ...columnsOf(drawn).map(({ line, of }) => {
          const name = lines[line] === undefined ? '' : named(lines[line])
          return of === 'values'
            ? name
            : t(of === 'low' ? 'chart.lowest' : 'chart.highest', { channel: name })
        }),
      ],
      (at) => new Date(at).toISOString(),
      (i, value) => {
        const channel = lines[i]?.channel
        return channel?.states === undefined ? String(value) : sayValue(channel, value, speech)
      },
    )
    setCopied((await copyText(cellsText(rows))) ? 'copied' : 'refused')
  }
  const asPicture = async (): Promise<void> => {
    const canvas = chart.current?.canvas()
    const drawn = tracesOf(lines, sight)
    if (canvas === undefined || host.current === null || drawn === undefined) return
    const style = getComputedStyle(host.current)
    const colour = (name: string): string => style.getPropertyValue(name).trim()
    const picture = await chartPicture(
      canvas,
      lines.map((line) => ({ colour: colour(line.style.token), dash: line.style.dash, text: named(line) })),
      {
        ground: colour('--raised'),
        ink: colour('--ink'),
        family: style.fontFamily,
        title: `${t('chart.title')} · ${moment(drawn.from)} – ${moment(drawn.to)}`,
      },
    )
    setCopied(picture === undefined ? 'refused' : await copyPicture(picture, 'twinfloor-chart.png'))
  }
  return (
    <>
      <button
        type="button"
        className="tool square"
        aria-label={t('chart.copyTable')}
        title={t('chart.copyTable')}
        onClick={() => void asTable()}
      >
        <Icon name="copy" />
      </button>
      <button
        type="button"
        className="tool square"
        aria-label={t('chart.copyPicture')}
        title={t('chart.copyPicture')}
        onClick={() => void asPicture()}
      >
        <Icon name="picture" />
      </button>
      <span className={copied === undefined ? 'unseen' : 'chart-said'} role="status">
        {copied === undefined ? '' : t(SAID[copied])}
      </span>
    </>
  )
}
