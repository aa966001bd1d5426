import { useState } from 'react'
import { useStore as useZustand } from 'zustand/react'
import type { Recording } from '../../../models/recording.ts'
import { serverNow } from '../../state/playhead.ts'
import { recordedId } from '../../state/recorded.ts'
import { recordings, removeRecording } from '../../state/recordings.ts'
import { sayInPassing } from '../../state/toast.ts'
import { view } from '../../state/view.ts'
import { currentSpeech, useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { modeText, pageMode } from '../page-mode.ts'
import { Facts } from '../panel.tsx'
import { timeSpeechOf } from '../timeline/say.ts'

/** The recordings that the server keeps, and the way into each [PH-124]. */
export function Kept({ may }: { readonly may: boolean }) {
  const { t } = useText()
  const list = useZustand(recordings, (told) => told.list)
  if (list === undefined) return null
  return (
    <Facts title={t('recordings.kept')}>
      {list.length === 0 && <p className="soft">{t('recordings.none')}</p>}
      <ul className="recordings">
        {list.map((recording) => (
          <Row key={recording.id} recording={recording} may={may} />
        ))}
      </ul>
    </Facts>
  )
}

/** A page of its own, of the same sort. */
const addressOf = (id: string): string => {
  const query = new URLSearchParams(modeText(pageMode))
  query.set('recording', id)
  if (view.getState().stage === 'list') query.set('view', 'list')
  return `${location.pathname}?${query}`
}

function Row({ recording, may }: { readonly recording: Recording; readonly may: boolean }) {
  const speech = useText()
  const { t, bytes, age } = speech
  const { id, name, plant, from, to, size } = recording
  const words = timeSpeechOf(speech)
  const isShown = id === recordedId
  const stretch = { from: words.moment(from, serverNow()), to: words.near(to, from, serverNow()) }
  return (
    <li className="recording" data-shown={isShown}>
      <a
        className="recording-open"
        href={addressOf(id)}
        aria-current={isShown ? 'page' : undefined}
        aria-label={t('recordings.open', { name })}
        title={t('recordings.open', { name })}
      >
        <span className="recording-name">{name}</span>
        {isShown && <span className="badge">{t('recordings.shown')}</span>}
        <span className="soft recording-fact">{speech.name(plant.name)}</span>
        <span className="soft recording-fact">{t('recordings.stretch', stretch)}</span>
        <span className="soft recording-fact">
          {age(to - from)} · {bytes(size)}
        </span>
      </a>
      {may && !isShown && <Remove recording={recording} />}
    </li>
  )
}

/** A second press is one within so long. */
const SURE_MILLIS = 4000

function Remove({ recording: { id, name } }: { readonly recording: Recording }) {
  const { t } = useText()
  const [sure, setSure] = useState(false)
  const press = async (): Promise<void> => {
    if (!sure) {
      setSure(true)
      setTimeout(() => setSure(false), SURE_MILLIS)
      return
    }
    const became = await removeRecording(id)
    const { t: say, name: said } = currentSpeech()
    if (became.ok) sayInPassing(say('recordings.removed', { name }))
    else sayInPassing(became.why === undefined ? say('recordings.noAnswer') : said(became.why))
  }
  const words = sure ? t('recordings.removeSure') : t('recordings.remove', { name })
  return (
    <button
      type="button"
      className={sure ? 'tool tone-fault' : 'tool square bare'}
      aria-label={words}
      title={words}
      onClick={() => void press()}
    >
      <Icon name="remove" />
      {sure && <span>{words}</span>}
    </button>
  )
}
