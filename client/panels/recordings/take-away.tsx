import { useEffect, useState } from 'react'
import { useStore as useZustand } from 'zustand/react'
import type { Bilingual } from '../../../models/text.ts'
import { serverNow } from '../../state/playhead.ts'
import { takeAway } from '../../state/recordings.ts'
import type { Span } from '../../state/time.ts'
import { sayInPassing } from '../../state/toast.ts'
import { currentLocale } from '../../text/locale.ts'
import { currentSpeech, useText } from '../../text/use-text.ts'
import { saveFile } from '../clipboard.ts'
import { Facts } from '../panel.tsx'
import { timeline } from '../timeline/timeline.ts'
import { wallClock } from '../timeline/wall-clock.ts'
import { type Misread, stretchTyped, typedStretch } from './stretch.ts'

type Taking =
  | { readonly kind: 'idle' }
  | { readonly kind: 'coming'; readonly bytes: number; readonly leave: AbortController }
  | { readonly kind: 'misread'; readonly what: Misread }
  | { readonly kind: 'refused'; readonly why: Bilingual | undefined }

const MISREAD_WORDS = {
  badFrom: 'recordings.badFrom',
  badTo: 'recordings.badTo',
  badOrder: 'recordings.badOrder',
} as const satisfies Readonly<Record<Misread, string>>

const clockNow = () => wallClock(currentLocale().timeZone)

/** A stretch of this server's Journal, which becomes a file [PH-126]. */
export function TakeAway() {
  const { t, name: said } = useText()
  const picked = useZustand(timeline, (now) => now.picked)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [taking, setTaking] = useState<Taking>({ kind: 'idle' })
  useEffect(() => {
    if (picked === undefined) return
    const [begin, end] = stretchTyped(picked, serverNow(), clockNow())
    setFrom(begin)
    setTo(end)
  }, [picked])

  const take = async (span: Span): Promise<void> => {
    const leave = new AbortController()
    setTaking({ kind: 'coming', bytes: 0, leave })
    const became = await takeAway(span, (bytes) => setTaking({ kind: 'coming', bytes, leave }), leave.signal)
    if (leave.signal.aborted) return setTaking({ kind: 'idle' })
    if (!became.ok) return setTaking({ kind: 'refused', why: became.why })
    const { name, bytes } = became.done
    saveFile(bytes, name)
    setTaking({ kind: 'idle' })
    const speech = currentSpeech()
    sayInPassing(speech.t('recordings.saved', { name, size: speech.bytes(bytes.size) }))
  }
  const press = (): void => {
    const span = typedStretch(from, to, serverNow(), clockNow())
    if (typeof span === 'string') setTaking({ kind: 'misread', what: span })
    else void take(span)
  }

  const isComing = taking.kind === 'coming'
  return (
    <Facts title={t('recordings.takeAway')}>
      <form
        className="recordings-stretch"
        onSubmit={(event) => {
          event.preventDefault()
          press()
        }}
      >
        <p className="soft small-print">{t('recordings.stretchHint')}</p>
        <Instant word={t('recordings.from')} text={from} hint={t('time.hint')} onText={setFrom} />
        <Instant word={t('recordings.to')} text={to} hint={t('recordings.untilNow')} onText={setTo} />
        {isComing ? (
          <Coming taking={taking} />
        ) : (
          <button type="submit" className="tool" disabled={from.trim() === ''}>
            {t('recordings.save')}
          </button>
        )}
      </form>
      {taking.kind === 'misread' && (
        <p className="tone-fault" role="alert">
          {t(MISREAD_WORDS[taking.what])}
        </p>
      )}
      {taking.kind === 'refused' && (
        <p className="tone-fault" role="alert">
          {taking.why === undefined ? t('recordings.noAnswer') : said(taking.why)}
        </p>
      )}
    </Facts>
  )
}

function Coming({ taking }: { readonly taking: Extract<Taking, { readonly kind: 'coming' }> }) {
  const { t, bytes } = useText()
  return (
    <>
      <span className="recordings-progress" role="status">
        {t('recordings.saving', { size: bytes(taking.bytes) })}
        <progress />
      </span>
      <button type="button" className="tool" onClick={() => taking.leave.abort()}>
        {t('recordings.callOff')}
      </button>
    </>
  )
}

interface InstantProps {
  readonly word: string
  readonly text: string
  readonly hint: string
  readonly onText: (text: string) => void
}

function Instant({ word, text, hint, onText }: InstantProps) {
  return (
    <label className="recordings-instant">
      <span>{word}</span>
      <input
        type="text"
        value={text}
        maxLength={60}
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onText(target.value)}
      />
    </label>
  )
}
