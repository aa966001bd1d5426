import { useEffect, useState } from 'react'
import { useStore } from 'zustand/react'
import { axisEnd, browserNow, serverNow } from '../../state/playhead.ts'
import { recorded, recordedId } from '../../state/recorded.ts'
import { archive, type Past, pastMillis, player } from '../../state/time.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { GoTo } from './go-to.tsx'
import { groundWords } from './ground-words.ts'
import { createCount, type Meanwhile } from './meanwhile.ts'
import { toPresent } from './moves.ts'
import { pastWord } from './past-mark.tsx'
import { timeSpeechOf } from './say.ts'
import { timeline } from './timeline.ts'

/** What is told of the past that is shown: the word, when, and what the picture rests on. */
export function PastTold({ past }: { readonly past: Past }) {
  const { t } = useText()
  const typing = useStore(timeline, (now) => now.typing)
  const { recording } = useStore(recorded)
  const word = pastWord(recording, t)
  return (
    <div className="past-told">
      <span className="past-word" title={word}>
        <Icon name="past" />
        <span className="past-word-said">{word}</span>
      </span>
      {typing ? <GoTo /> : <PastClock past={past} />}
      {past.waiting && (
        <span className="past-waiting">
          <span className="spinner" aria-hidden="true" />
          {t('time.waiting')}
        </span>
      )}
      <Grounds past={past} />
    </div>
  )
}

/** What the picture rests on. */
export function Grounds({ past }: { readonly past: Past }) {
  const speech = useText()
  const { t } = speech
  const words = timeSpeechOf(speech)
  const at = pastMillis(past, browserNow())
  const said = groundWords(past, (end) => words.near(end, at, serverNow()), speech)
  return (
    <span className="past-grounds">
      {said.map(({ words: told, isWarning, next }) => (
        <span key={told} className={isWarning ? 'past-ground warned' : 'past-ground'}>
          <span className="past-ground-words" title={told}>
            {told}
          </span>
          {next !== undefined && next < axisEnd() && (
            <button
              type="button"
              className="past-next"
              aria-label={t('time.toRecorded')}
              title={t('time.toRecorded')}
              onClick={() => player.seek(next)}
            >
              <Icon name="next" />
              <span className="past-next-words">{t('time.toRecorded')}</span>
            </button>
          )}
        </span>
      ))}
    </span>
  )
}

/** The way back to the present, and what happened there meanwhile. */
export function ToLive({ past }: { readonly past: Past }) {
  const { t } = useText()
  return (
    <>
      <button type="button" className="to-live" onClick={toPresent}>
        <Icon name="next" />
        {t('time.toLive')}
      </button>
      {recordedId === undefined && <Since leftAt={past.leftAt} />}
    </>
  )
}

/** Ten times a second is as fast as a clock can be read at all. */
const CLOCK_MILLIS = 100

function PastClock({ past }: { readonly past: Past }) {
  const speech = useText()
  const [, tick] = useState(0)
  useEffect(() => {
    if (past.rate === 0) return
    const timer = setInterval(() => tick((count) => count + 1), CLOCK_MILLIS)
    return () => clearInterval(timer)
  }, [past.rate])
  const at = pastMillis(past, browserNow())
  const words = timeSpeechOf(speech)
  return (
    <button
      type="button"
      className="past-clock"
      title={speech.t('time.goTo')}
      onClick={() => timeline.setState({ typing: true })}
    >
      <time>{past.rate === 0 ? words.exact(at, serverNow()) : words.moment(at, serverNow())}</time>
    </button>
  )
}

const COUNT_MILLIS = 5000

function Since({ leftAt }: { readonly leftAt: number }) {
  const { t, number } = useText()
  const [since, setSince] = useState<Meanwhile>()
  useEffect(() => {
    const count = createCount(Math.floor(leftAt), archive)
    const leaving = new AbortController()
    const turn = async (): Promise<void> => {
      const counted = await count.upTo(Math.ceil(serverNow()), leaving.signal)
      if (leaving.signal.aborted) return
      setSince(counted)
      timer = setTimeout(() => void turn(), COUNT_MILLIS)
    }
    let timer = setTimeout(() => void turn(), COUNT_MILLIS)
    return () => {
      leaving.abort()
      clearTimeout(timer)
    }
  }, [leftAt])
  if (since === undefined || since.events === 0) return null
  const shown = (count: number): string =>
    since.more ? t('time.overCount', { shown: number(count) }) : number(count)
  const alarms = t('time.newAlarms', { count: since.alarms, shown: shown(since.alarms) })
  const events = t('time.newEvents', { count: since.events, shown: shown(since.events) })
  return (
    <span className={since.alarms > 0 ? 'past-since warned' : 'past-since'} title={t('time.meanwhile')}>
      {since.alarms > 0 ? t('time.and', { alarms, events }) : events}
    </span>
  )
}
