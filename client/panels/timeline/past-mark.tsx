import { useEffect, useState } from 'react'
import { useStore as useZustand } from 'zustand/react'
import type { Recording } from '../../../models/recording.ts'
import { useStore } from '../../state/react.ts'
import { recorded } from '../../state/recorded.ts'
import { time } from '../../state/time.ts'
import type { Speech } from '../../text/speech.ts'
import { useText } from '../../text/use-text.ts'
import { ConnectionChip } from '../header/connection-chip.tsx'
import { Icon } from '../marks/icon.tsx'

/** What the past is called; a recording by its name [PH-122]. */
export const pastWord = (recording: Recording | undefined, t: Speech['t']): string =>
  recording === undefined ? t('time.past') : t('time.recording', { name: recording.name })

/** In the past the word for it stands where "live" did; how the connection is is said beside it where that is not live. */
export function PresenceChips() {
  const { t } = useText()
  const isPast = useZustand(time, ({ kind }) => kind === 'past')
  const isLive = useStore((floor) => floor.connection.kind === 'live')
  const { recording } = useZustand(recorded)
  if (!isPast) return <ConnectionChip />
  const word = pastWord(recording, t)
  return (
    <>
      <span className="chip chip-past" title={word}>
        <Icon name="past" />
        <span className="chip-word">{word}</span>
      </span>
      {!isLive && <ConnectionChip />}
    </>
  )
}

/** Says aloud when the past is entered and left [PH-52]. */
export function TimeVoice() {
  const { t, moment } = useText()
  const [words, setWords] = useState('')
  useEffect(
    () =>
      time.subscribe((next, old) => {
        if (next.kind === old.kind) return
        if (next.kind === 'live') return setWords(t('time.left'))
        const { recording } = recorded.getState()
        const name = recording === undefined ? '' : `${t('time.recording', { name: recording.name })}. `
        setWords(name + t('time.entered', { moment: moment(next.at) }))
      }),
    [t, moment],
  )
  return (
    <p className="unseen" role="status">
      {words}
    </p>
  )
}
