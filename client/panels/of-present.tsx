import '../text/parts/recordings.ts'
import '../text/parts/status.ts'
import { recordedId } from '../state/recorded.ts'
import { useText } from '../text/use-text.ts'
import { useTime } from './use-time.ts'

/** Above what is of the present alone, while the past or a recording is shown [PH-86, PH-122]. */
export function OfPresent({ but }: { readonly but?: 'links' }) {
  const { t } = useText()
  const isPast = useTime(({ kind }) => kind === 'past')
  if (!isPast) return null
  const words =
    recordedId === undefined
      ? ({ all: 'present.only', links: 'present.butLinks' } as const)
      : ({ all: 'present.notRecorded', links: 'present.recordedLinks' } as const)
  return <p className="of-present">{t(words[but ?? 'all'])}</p>
}
