import type { RefObject } from 'react'
import { filter } from '../state/view.ts'
import { useText } from '../text/use-text.ts'
import { Icon } from './marks/icon.tsx'
import { useView } from './use-view.ts'

interface Props {
  readonly box?: RefObject<HTMLInputElement | null>
  /** To what was found, and into it where that was asked for. */
  readonly onLeave: (opens: boolean) => void
}

/** What is sought in the Plant; scene, list and tree show it alike. */
export function SearchBox({ box, onLeave }: Props) {
  const { t } = useText()
  const search = useView((view) => view.search)
  return (
    <label className="search-box">
      <Icon name="search" />
      <input
        ref={box}
        type="search"
        value={search}
        maxLength={100}
        placeholder={t('search.hint')}
        aria-label={t('search.label')}
        aria-keyshortcuts="/"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => filter({ search: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
          event.preventDefault()
          onLeave(event.key === 'Enter')
        }}
      />
    </label>
  )
}
