import type { StoryTold } from '../../../models/simulation.ts'
import { useStore } from '../../state/react.ts'
import type { Turn } from '../../state/turns.ts'
import type { Speech } from '../../text/speech.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { areKnown, useStories } from '../simulation/use-stories.ts'
import { EventTime } from './event-time.tsx'

/** That another Story or another pace is simulated from here on [E-14]. */
export function TurnRow({ turn }: { readonly turn: Turn }) {
  const speech = useText()
  const stories = useStore((floor) => floor.stories)
  useStories(unnamedStory(turn, stories))
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

/**
 * The Story to ask for until it has a name [W-104]: the one that begins, or null where one ends and no Story is known
 * yet; undefined where there is nothing to ask.
 */
export const unnamedStory = (
  turn: Turn,
  stories: readonly StoryTold[] | undefined,
): string | null | undefined => (turn.turn === 'pace' || areKnown(stories, turn.to) ? undefined : turn.to)

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
