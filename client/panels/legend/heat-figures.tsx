import { useMemo } from 'react'
import type { Now } from '../../state/now.ts'
import { overlayBy } from '../../state/overlays/catalogue.ts'
import type { HeatOverlay } from '../../state/overlays/overlay.ts'
import { asSeen, spreadOf } from '../../state/overlays/seen.ts'
import type { Tint } from '../../state/overlays/tint.ts'
import { view } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { useSecond } from '../tick.ts'
import { decimalsFor } from './say-value.ts'

interface Props {
  readonly overlay: HeatOverlay
  readonly tint: Tint
  readonly now: Now
}

/** Between what the values lie at this second, and the way to a scale made of them [O-7]. */
export function HeatFigures({ overlay, tint, now }: Props) {
  const { t, number } = useText()
  const second = useSecond()
  const spread = useMemo(() => {
    void second
    return spreadOf(tint, now)
  }, [tint, now, second])
  const { unit, resolution } = overlay.channel
  const decimals = Math.min(2, decimalsFor(resolution))
  const turn = (): void => {
    const full = overlayBy(now.model, `heat:${overlay.key}`)
    const next = overlay.asSeen || spread === undefined ? full : asSeen(overlay, spread)
    view.setState({ overlay: next.id, muted: [] })
  }
  return (
    <div className="heat-figures">
      {spread !== undefined && (
        <dl className="heat-spread">
          <dt>{t('legend.min')}</dt>
          <dd>{number(spread.min, decimals)}</dd>
          <dt>{t('legend.median')}</dt>
          <dd>{number(spread.median, decimals)}</dd>
          <dt>{t('legend.max')}</dt>
          <dd>
            {number(spread.max, decimals)} {unit}
          </dd>
        </dl>
      )}
      <button
        type="button"
        className="as-seen"
        role="switch"
        aria-checked={overlay.asSeen}
        title={t('legend.asSeenHint')}
        disabled={spread === undefined && !overlay.asSeen}
        onClick={turn}
      >
        <span className="switch-track" aria-hidden="true" />
        {t('legend.asSeen')}
      </button>
    </div>
  )
}
