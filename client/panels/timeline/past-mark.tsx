import { useEffect, useState } from 'react'
import { useStore as useZustand } from 'zustand/react'
import { useStore } from '../../state/react.ts'
import { time } from '../../state/time.ts'
import { useText } from '../../text/use-text.ts'
import { ConnectionChip } from '../header/connection-chip.tsx'
import { Icon } from '../marks/icon.tsx'

/** In the past the word for it stands where "live" did; how the connection is is said beside it where that is not live. */
export function PresenceChips() {
  const { t } = useText()
  const isPast = useZustand(time, ({ kind }) => kind === 'past')
  const isLive = useStore((floor) => floor.connection.kind === 'live')
  if (!isPast) return <ConnectionChip />
  return (
    <>
      <span className="chip chip-past">
        <Icon name="past" />
        {t('time.past')}
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
        setWords(next.kind === 'past' ? t('time.entered', { moment: moment(next.at) }) : t('time.left'))
      }),
    [t, moment],
  )
  return (
    <p className="unseen" role="status">
      {words}
    </p>
  )
}
