import { useState } from 'react'
import { axisEnd } from '../../state/playhead.ts'
import { player } from '../../state/time.ts'
import { currentLocale } from '../../text/locale.ts'
import { useText } from '../../text/use-text.ts'
import { timeline } from './timeline.ts'
import { typedTime } from './typed-time.ts'
import { wallClock } from './wall-clock.ts'

const done = (): void => timeline.setState({ typing: false })

/** A time that is typed, and gone to with Enter [PH-44]. */
export function GoTo() {
  const { t } = useText()
  const [unread, setUnread] = useState(false)
  const go = (text: string): void => {
    const at = typedTime(text, axisEnd(), wallClock(currentLocale().timeZone))
    if (at === undefined) return setUnread(true)
    player.seek(at)
    done()
  }
  return (
    <label className="go-to">
      <span className="unseen">{t('time.typed')}</span>
      <input
        type="text"
        // biome-ignore lint/a11y/noAutofocus: whoever asks to type a time wants to type it
        autoFocus
        maxLength={60}
        placeholder={t('time.hint')}
        aria-invalid={unread}
        autoComplete="off"
        enterKeyHint="go"
        spellCheck={false}
        onChange={() => setUnread(false)}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') go(event.currentTarget.value)
          else if (event.key === 'Escape') done()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      {unread && (
        <span className="go-to-unread" role="alert">
          {t('time.unreadable')}
        </span>
      )}
    </label>
  )
}
