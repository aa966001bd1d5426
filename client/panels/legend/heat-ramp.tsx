import '../../styles/heat.css'
import { useStore } from 'zustand/react'
import type { LegendEntry } from '../../state/overlays/entries.ts'
import { type HeatOverlay, MOST_HEAT } from '../../state/overlays/overlay.ts'
import { rampColour, type StageName } from '../../state/overlays/ramp.ts'
import { settings } from '../../state/settings.ts'
import { useText } from '../../text/use-text.ts'
import { EntryButton } from './legend-entry.tsx'
import { decimalsOf, sayTick } from './say-value.ts'

type Bin = Extract<LegendEntry, { readonly kind: 'bin' }>

interface Props {
  readonly overlay: HeatOverlay
  readonly bins: readonly Bin[]
  /** How many Machines each bin has. */
  readonly counts: readonly number[]
  readonly all: readonly string[]
  readonly muted: readonly string[]
}

/** The bar of the bin with the most Machines. */
const TALLEST_REM = 1.8

/** The ramp with its numbers, each bin a button; above it how many Machines lie where. */
export function HeatRamp({ overlay, bins, counts, all, muted }: Props) {
  const speech = useText()
  const { t, number } = speech
  const stage = useStore(settings, ({ drawnTheme }) => drawnTheme)
  const [low, high] = overlay.range
  const { unit } = overlay.channel
  const decimals = decimalsOf([low, ...bins.map(({ to }) => to)])
  const tick = (value: number): string => sayTick(value, decimals, speech)
  const most = Math.max(1, ...counts.slice(0, bins.length))
  return (
    <div className="heat-ramp">
      {bins.map(({ id, from, to }, i) => {
        const count = counts[i] ?? 0
        const machines = t('legend.machines', { count, shown: number(count) })
        const values = t('legend.bin', { from: tick(from), to: tick(to), unit }).trim()
        return (
          <EntryButton
            key={id}
            id={id}
            all={all}
            muted={muted.includes(id)}
            className="heat-bin"
            label={`${values}, ${machines}`}
            style={{ flexGrow: (to - from) / (high - low) }}
          >
            <span className="heat-bar">
              <span className="heat-count">{count === 0 ? '' : number(count)}</span>
              <span
                className="heat-share"
                style={{ flexBasis: count === 0 ? 0 : `max(2px, ${(TALLEST_REM * count) / most}rem)` }}
              />
            </span>
            <span
              className="heat-colour"
              {...(muted.includes(id)
                ? {}
                : { style: { backgroundImage: colours(stage, overlay.range, from, to) } })}
            />
            <span className="heat-tick">{tick(from)}</span>
            {i === bins.length - 1 && <span className="heat-tick last">{tick(to)}</span>}
          </EntryButton>
        )
      })}
    </div>
  )
}

const STOPS = 4

/** The part of the ramp between two values. */
function colours(stage: StageName, [low, high]: readonly [number, number], from: number, to: number): string {
  const at = (value: number): number => Math.round(((value - low) / (high - low)) * MOST_HEAT)
  const stops = Array.from({ length: STOPS + 1 }, (_, i) =>
    rampColour(stage, at(from + ((to - from) * i) / STOPS)),
  )
  return `linear-gradient(90deg, ${stops.join(', ')})`
}
