import type { ReactNode } from 'react'
import { mute, muteOthers } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'

interface Props {
  readonly id: string
  /** Ids of all entries of the overlay. */
  readonly all: readonly string[]
  readonly muted: boolean
  readonly className: string
  readonly label: string
  readonly style?: { readonly flexGrow: number }
  readonly children: ReactNode
}

/** One entry that can be switched off, or on alone; pressed is what stands out [O-10]. */
export function EntryButton({ id, all, muted, className, label, style, children }: Props) {
  const { t } = useText()
  return (
    <button
      type="button"
      className={className}
      aria-pressed={!muted}
      aria-label={label}
      title={t('legend.entryHint')}
      {...(style === undefined ? {} : { style })}
      onClick={(event) => (event.altKey ? muteOthers(id, all) : mute(id))}
      onDoubleClick={(event) => {
        if (!event.altKey) muteOthers(id, all)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !event.altKey) return
        event.preventDefault()
        muteOthers(id, all)
      }}
    >
      {children}
    </button>
  )
}
