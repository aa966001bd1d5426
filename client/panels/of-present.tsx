import { useText } from '../text/use-text.ts'
import { useTime } from './use-time.ts'

/** Above what is of the present alone, while the past is shown [PH-86]. */
export function OfPresent({ but }: { readonly but?: 'links' }) {
  const { t } = useText()
  const isPast = useTime(({ kind }) => kind === 'past')
  if (!isPast) return null
  return <p className="of-present">{t(but === 'links' ? 'present.butLinks' : 'present.only')}</p>
}
