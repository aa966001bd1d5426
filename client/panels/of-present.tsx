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
  if (recordedId !== undefined) return <p className="of-present">{t('present.notRecorded')}</p>
  return <p className="of-present">{t(but === 'links' ? 'present.butLinks' : 'present.only')}</p>
}
