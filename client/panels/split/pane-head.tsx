import { useEffect } from 'react'
import { useStore as useZustand } from 'zustand/react'
import { clockTime } from '../../state/playhead.ts'
import { recordedId } from '../../state/recorded.ts'
import { fetchRecordings, recordings } from '../../state/recordings.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { useSecond } from '../tick.ts'
import { PresenceChips } from '../timeline/past-mark.tsx'
import { timeline } from '../timeline/timeline.ts'
import { useTime } from '../use-time.ts'
import { besideWords } from './beside.ts'
import { sayAround } from './say.ts'

/** Which time this half shows, and of what; and the way out of it. */
export function PaneHead() {
  const { t } = useText()
  return (
    <header className="header pane-head">
      <PresenceChips />
      <Clock />
      <div className="pane-choice">
        <Sources />
        <button
          type="button"
          className="tool square bare"
          onClick={() => sayAround({ kind: 'wish', beside: undefined })}
          aria-label={t('split.end')}
          title={t('split.end')}
        >
          <Icon name="close" />
        </button>
      </div>
    </header>
  )
}

/** A press takes another time to go to. */
function Clock() {
  const { t, time, moment } = useText()
  const isPast = useTime(({ kind }) => kind === 'past')
  useSecond()
  const at = clockTime()
  return (
    <button
      type="button"
      className="pane-clock"
      title={t('time.goTo')}
      onClick={() => timeline.setState({ typing: true })}
    >
      <time className="clock">{isPast ? moment(at) : time(at)}</time>
    </button>
  )
}

/** What this half shows: the plant itself, or a recording. */
function Sources() {
  const { t } = useText()
  const list = useZustand(recordings, (told) => told.list) ?? []
  useEffect(() => void fetchRecordings(), [])
  if (list.length === 0 && recordedId === undefined) return null
  const isListed = list.some(({ id }) => id === recordedId)
  return (
    <select
      className="tool pane-source"
      aria-label={t('split.source')}
      title={t('split.source')}
      value={recordedId ?? ''}
      onChange={({ target }) => {
        const recording = target.value === '' ? undefined : target.value
        sayAround({ kind: 'wish', beside: besideWords({ recording, at: undefined }) })
      }}
    >
      <option value="">{t('split.own')}</option>
      {recordedId !== undefined && !isListed && <option value={recordedId}>{t('split.recording')}</option>}
      {list.map(({ id, name }) => (
        <option key={id} value={id}>
          {t('split.recordingNamed', { name })}
        </option>
      ))}
    </select>
  )
}
