import { browserNow, serverNow } from '../../state/playhead.ts'
import { type Past, pastMillis } from '../../state/time.ts'
import { useText } from '../../text/use-text.ts'
import { groundWords } from '../timeline/ground-words.ts'
import { timeSpeechOf } from '../timeline/say.ts'

/** Which day and time a wall shows, and what its picture rests on; nothing of it can be pressed [PH-89]. */
export function PastFacts({ past }: { readonly past: Past }) {
  const speech = useText()
  const { t, zone } = speech
  const words = timeSpeechOf(speech)
  const at = pastMillis(past, browserNow())
  const grounds = groundWords(past, (end) => words.near(end, at, serverNow()), speech)
  return (
    <>
      <time className="kiosk-clock clock">
        {words.moment(at, serverNow())} <span className="zone">{zone(at)}</span>
      </time>
      {past.waiting && <span className="kiosk-ground">{t('time.waiting')}</span>}
      {grounds.map(({ words: said, isWarning }) => (
        <span key={said} className={isWarning ? 'kiosk-ground hatched' : 'kiosk-ground'}>
          {said}
        </span>
      ))}
    </>
  )
}
