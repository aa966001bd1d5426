import { type ReactNode, use, useEffect, useRef } from 'react'
import { movePanel, otherSide } from '../state/docks.ts'
import { useText } from '../text/use-text.ts'
import { dragHead } from './docks/drag.ts'
import { PlaceContext } from './docks/place.ts'
import { SheetButtons } from './docks/sheet-buttons.tsx'
import { focusAfter } from './focus.ts'
import { Icon } from './marks/icon.tsx'

interface Props {
  readonly title: ReactNode
  readonly under?: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The room that every panel stands in: a title, a way elsewhere, a way out, and what it tells. */
export function Panel({ title, under, onClose, children }: Props) {
  const { t } = useText()
  const place = use(PlaceContext)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement?.closest('.door') != null) heading.current?.focus({ preventScroll: true })
  }, [])
  const close = (): void => {
    onClose()
    focusAfter(place?.panel)
  }
  const docked = place?.kind === 'dock' ? place : undefined
  return (
    <>
      <div
        className={docked === undefined ? 'panel-head' : 'panel-head draggable'}
        title={docked === undefined ? undefined : t('dock.drag')}
        onPointerDown={docked === undefined ? undefined : (event) => dragHead(docked.panel, event)}
      >
        <div className="panel-titles">
          <h2
            ref={heading}
            tabIndex={-1}
            className="panel-title"
            title={typeof title === 'string' ? title : undefined}
          >
            {title}
          </h2>
          {under}
        </div>
        {docked !== undefined && (
          <button
            type="button"
            className="tool square bare"
            onClick={() => movePanel(docked.panel, otherSide(docked.side))}
            aria-label={t(docked.side === 'left' ? 'dock.toRight' : 'dock.toLeft')}
            title={t(docked.side === 'left' ? 'dock.toRight' : 'dock.toLeft')}
          >
            <Icon name={docked.side === 'left' ? 'toRight' : 'toLeft'} />
          </button>
        )}
        {place?.kind === 'sheet' && <SheetButtons />}
        <button
          type="button"
          className="tool square bare"
          onClick={close}
          aria-label={t('panel.close')}
          title={t('panel.close')}
        >
          <Icon name="close" />
        </button>
      </div>
      <div className="panel-body">{children}</div>
    </>
  )
}

/** A heading and the facts beneath it. */
export function Facts({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="facts">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

/** One fact: what it is, and what it says. */
export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
