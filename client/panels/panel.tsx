import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../text/use-text.ts'
import { Icon } from './marks/icon.tsx'

interface Props {
  readonly title: ReactNode
  readonly under?: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The room that every panel stands in: a title, a way out, and what it tells. */
export function Panel({ title, under, onClose, children }: Props) {
  const { t } = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement?.closest('.door, [role=treegrid]') === null) return
    if (document.activeElement?.closest('.door') !== null) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <>
      <div className="panel-head">
        <div className="panel-titles">
          <h2 ref={heading} tabIndex={-1} className="panel-title">
            {title}
          </h2>
          {under}
        </div>
        <button
          type="button"
          className="tool square"
          onClick={onClose}
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
