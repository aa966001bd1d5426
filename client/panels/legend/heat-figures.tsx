import '../../styles/heat.css'
import '../../styles/heat-scale.css'
import { useMemo } from 'react'
import type { Now } from '../../state/now.ts'
import { onFullRange } from '../../state/overlays/catalogue.ts'
import type { HeatOverlay, Overlay } from '../../state/overlays/overlay.ts'
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

/** Between what the values lie at this second, and which scale the colours have [O-7, O-11]. */
export function HeatFigures({ overlay, tint, now }: Props) {
  const { t, number } = useText()
  const second = useSecond()
  const spread = useMemo(() => {
    void second
    return spreadOf(tint, now)
  }, [tint, now, second])
  const { unit, resolution } = overlay.channel
  const decimals = Math.min(2, decimalsFor(resolution))
  const show = (next: Overlay): void => view.setState({ overlay: next.id, muted: [] })
  const isSeen = overlay.scale === 'seen'
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
      <fieldset className="heat-scale">
        <legend>{t('legend.scale')}</legend>
        <button
          type="button"
          aria-pressed={isSeen}
          title={t('legend.scaleNowHint')}
          disabled={spread === undefined}
          onClick={() => {
            if (spread !== undefined) show(asSeen(overlay, spread))
          }}
        >
          {t('legend.scaleNow')}
        </button>
        <button
          type="button"
          aria-pressed={!isSeen}
          title={t('legend.scaleFullHint')}
          onClick={() => show(onFullRange(now.model, overlay))}
        >
          {t('legend.scaleFull')}
        </button>
      </fieldset>
    </div>
  )
}
