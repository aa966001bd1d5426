import type { Time } from '../../state/time.ts'
import type { TextKey } from '../../text/texts.ts'

/** What is said where no Event is told: of a time that was not recorded that, and not that nothing happened [PH-88]. */
export function noEventsKey(shown: Time): TextKey {
  if (shown.kind === 'live') return 'events.none'
  const isUnrecorded = shown.ground?.kind === 'gap' || shown.trouble === 'nothing'
  return isUnrecorded ? 'events.unrecorded' : 'events.none'
}
