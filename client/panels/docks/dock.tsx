import { useMemo } from 'react'
import { useStore } from 'zustand/react'
import {
  docks,
  FIRST_WIDTHS,
  type PanelName,
  SHARE_RANGE,
  type Side,
  shareIn,
  USUAL_SHARE,
  WIDTH_RANGE,
  withShare,
  withWidth,
} from '../../state/docks.ts'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { useText } from '../../text/use-text.ts'
import { inRem, useScale } from '../use-scale.ts'
import { landing } from './drag.ts'
import { PanelOf } from './panel-of.tsx'
import { PlaceContext } from './place.ts'
import { Splitter } from './splitter.tsx'

interface Props {
  readonly side: Side
  readonly panels: readonly PanelName[]
  readonly model: PlantModel
  readonly now: Now
}

/** The panels at one side of the scene, and the bar that widens them; nothing where none is open. */
export function Dock({ side, panels, model, now }: Props) {
  const { t } = useText()
  const width = useStore(docks, ({ widths }) => widths[side])
  const share = useStore(docks, (now) => shareIn(now, side))
  if (panels.length === 0) return null
  const [upper, lower] = panels
  const label = t(side === 'left' ? 'dock.left' : 'dock.right')
  return (
    <>
      {side === 'right' && <WidthSplitter side={side} />}
      <section className={`dock ${side}`} style={{ width: inRem(width) }} aria-label={label}>
        {upper !== undefined && (
          <Docked panel={upper} side={side} model={model} now={now} grow={lower === undefined ? 1 : share} />
        )}
        {lower !== undefined && (
          <>
            <ShareSplitter side={side} />
            <Docked panel={lower} side={side} model={model} now={now} grow={1 - share} />
          </>
        )}
      </section>
      {side === 'left' && <WidthSplitter side={side} />}
    </>
  )
}

interface DockedProps extends Omit<Props, 'panels'> {
  readonly panel: PanelName
  readonly grow: number
}

function Docked({ panel, side, model, now, grow }: DockedProps) {
  const { t } = useText()
  const place = useMemo(() => ({ kind: 'dock', panel, side }) as const, [panel, side])
  const dragged = useStore(landing, ({ at }) => at?.panel === panel)
  return (
    <aside
      className={`panel panel-${panel}${dragged ? ' dragged' : ''}`}
      style={{ flexGrow: grow }}
      aria-label={t(`panel.${panel}`)}
    >
      <PlaceContext value={place}>
        <PanelOf panel={panel} model={model} now={now} />
      </PlaceContext>
    </aside>
  )
}

/** Widens a side; double click or Enter brings its usual width back. */
function WidthSplitter({ side }: { readonly side: Side }) {
  const { t, number } = useText()
  const width = useStore(docks, ({ widths }) => widths[side])
  const scale = useScale()
  return (
    <Splitter
      upright
      label={t(side === 'left' ? 'dock.widthLeft' : 'dock.widthRight')}
      value={width}
      range={WIDTH_RANGE}
      text={`${number(width)} px`}
      step={16}
      usual={FIRST_WIDTHS[side]}
      towards={side === 'left' ? 1 : -1}
      onChange={(next) => docks.setState((state) => withWidth(state, side, next))}
      valueAt={(x, _, bar) => {
        const beside = side === 'left' ? bar.previousElementSibling : bar.nextElementSibling
        const box = beside?.getBoundingClientRect()
        if (box === undefined) return width
        return (side === 'left' ? x - box.left : box.right - x) / scale
      }}
    />
  )
}

/** Parts the height of a side between its two panels. */
function ShareSplitter({ side }: { readonly side: Side }) {
  const { t, percent } = useText()
  const share = useStore(docks, (now) => shareIn(now, side))
  return (
    <Splitter
      upright={false}
      label={t('dock.share')}
      value={share * 100}
      range={[SHARE_RANGE[0] * 100, SHARE_RANGE[1] * 100]}
      text={percent(share)}
      step={4}
      usual={100 * USUAL_SHARE}
      towards={1}
      onChange={(next) => docks.setState((state) => withShare(state, side, next / 100))}
      valueAt={(_, y, bar) => {
        const box = bar.parentElement?.getBoundingClientRect()
        return box === undefined ? share * 100 : ((y - box.top) / box.height) * 100
      }}
    />
  )
}
