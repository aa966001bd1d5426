import { useEffect } from 'react'
import { useStore } from '../../state/react.ts'
import { store } from '../../state/store.ts'
import type { Turn } from '../../state/turns.ts'
import type { Speech } from '../../text/speech.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { EventTime } from './event-time.tsx'

/** That another Story or another pace is simulated from here on [E-14]. */
export function TurnRow({ turn }: { readonly turn: Turn }) {
  const speech = useText()
  const stories = useStore((floor) => floor.stories)
  const isUnnamed = turn.turn === 'story' && stories === undefined
  useEffect(() => {
    if (isUnnamed) void store.getState().refetchStories()
  }, [isUnnamed])
  const nameOf = (id: string): string => {
    const found = stories?.find((story) => story.id === id)
    return found === undefined ? id : speech.name(found.name)
  }
  return (
    <li className="event event-turn">
      <Icon name="simulation" />
      <span className="event-text">{turnSentence(turn, nameOf, speech)}</span>
      <EventTime at={turn.atMillis} />
    </li>
  )
}

export function turnSentence(turn: Turn, nameOf: (id: string) => string, { t, number }: Speech): string {
  if (turn.turn === 'pace')
    return turn.paused ? t('simulation.chipPaused') : t('simulation.chip', { speed: number(turn.speed) })
  const { from, to } = turn
  if (to === null)
    return from === null ? t('simulation.plainBegun') : t('simulation.ended', { story: nameOf(from) })
  return from === null || from === to
    ? t('simulation.begun', { story: nameOf(to) })
    : t('simulation.begunInstead', { story: nameOf(to), before: nameOf(from) })
}
