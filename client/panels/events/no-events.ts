import type { Time } from '../../state/time.ts'
import type { TextKey } from '../../text/texts.ts'

/** What is said where no Event is told: of a time of which nothing is known that, and not that nothing happened [PH-88]. */
export function noEventsKey(shown: Time): TextKey {
  if (shown.kind === 'live') return 'events.none'
  const { ground, trouble } = shown
  const isOther = ground?.kind === 'recorded' && ground.plant !== undefined
  return isOther || ground?.kind === 'gap' || trouble === 'nothing' ? 'events.unrecorded' : 'events.none'
}
