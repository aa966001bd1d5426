import { useId, useState } from 'react'
import { useStore } from 'zustand/react'
import { sayInPassing } from '../../state/toast.ts'
import { joinedViews, views, viewsOf, viewsText } from '../../state/views.ts'
import { useText } from '../../text/use-text.ts'
import { copyText } from '../clipboard.ts'
import { Facts } from '../panel.tsx'
import { freeViewId } from './save-view.ts'

/** The way of saved views from one browser to another: as text. */
export function Share() {
  const { t, number } = useText()
  const field = useId()
  const count = useStore(views, ({ list }) => list.length)
  const [text, setText] = useState('')
  const [unreadable, setUnreadable] = useState(false)

  const exportAll = async (): Promise<void> => {
    const done = await copyText(viewsText(views.getState()))
    sayInPassing(done ? t('views.exported', { count, shown: number(count) }) : t('copy.failed'))
  }
  const takeIn = (): void => {
    const theirs = viewsOf(text)
    setUnreadable(theirs === undefined)
    if (theirs === undefined) return
    const before = views.getState()
    const joined = joinedViews(before, theirs, freeViewId)
    const added = joined.list.length - before.list.length
    views.setState(joined)
    setText('')
    sayInPassing(t('views.imported', { count: added, shown: number(added) }))
  }

  return (
    <Facts title={t('views.share')}>
      <div className="views-share">
        {count > 0 && (
          <button type="button" className="tool" onClick={() => void exportAll()}>
            {t('views.export')}
          </button>
        )}
        <label htmlFor={field} className="soft small-print">
          {t('views.paste')}
        </label>
        <textarea
          id={field}
          className="views-paste"
          rows={2}
          value={text}
          spellCheck={false}
          aria-invalid={unreadable}
          aria-describedby={unreadable ? `${field}-why` : undefined}
          onChange={(event) => {
            setText(event.target.value)
            setUnreadable(false)
          }}
        />
        {unreadable && (
          <p id={`${field}-why`} role="alert" className="tone-fault">
            {t('views.unreadable')}
          </p>
        )}
        <button type="button" className="tool" disabled={text.trim() === ''} onClick={takeIn}>
          {t('views.import')}
        </button>
      </div>
    </Facts>
  )
}
