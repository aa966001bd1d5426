import type { Simulation, StoryTold } from '../../../models/simulation.ts'
import { conduct, simulationOf } from '../../state/simulation.ts'
import { store } from '../../state/store.ts'
import { sayInPassing } from '../../state/toast.ts'
import { currentSpeech } from '../../text/use-text.ts'

/** Simulators that have not begun it by then were asked in vain; why, they tell themselves. */
const PATIENCE_MILLIS = 10_000

let forget = (): void => undefined

/** Asks for a Story, or for none, and once it has begun offers the way back to the one before [W-104]. */
export function beginStory(to: string | null): void {
  forget()
  const before = simulationOf(store.getState())
  conduct({ do: 'story', to })
  if (before === undefined) return
  const unsubscribe = store.subscribe((floor) => {
    const now = simulationOf(floor)
    if (now === undefined || now.story !== to || now.since === before.since) return
    forget()
    offerBack(before, to)
  })
  const timer = setTimeout(() => forget(), PATIENCE_MILLIS)
  forget = () => {
    clearTimeout(timer)
    unsubscribe()
  }
}

const isKnownAs = (id: string) => (story: StoryTold) => story.id === id

function offerBack({ story: from }: Simulation, to: string | null): void {
  const { t, name } = currentSpeech()
  const { stories = [] } = store.getState()
  const nameOf = (id: string): string => {
    const found = stories.find(isKnownAs(id))
    return found === undefined ? id : name(found.name)
  }
  const said =
    to === null
      ? from === null
        ? t('simulation.plainBegun')
        : t('simulation.ended', { story: nameOf(from) })
      : from === null || from === to
        ? t('simulation.begun', { story: nameOf(to) })
        : t('simulation.begunInstead', { story: nameOf(to), before: nameOf(from) })
  if (from === to) return sayInPassing(said)
  const word = from === null ? t('simulation.endIt') : t('simulation.backTo', { story: nameOf(from) })
  sayInPassing(said, () => beginStory(from), word)
}
