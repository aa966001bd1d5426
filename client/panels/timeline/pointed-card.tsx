import { useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand/react'
import { floorStateOf, PACKML_STATES } from '../../../models/state.ts'
import type { PlantModel } from '../../state/plant.ts'
import { serverNow } from '../../state/playhead.ts'
import { useText } from '../../text/use-text.ts'
import { sentenceOf } from '../events/happening.ts'
import { AlarmShape, StateShape } from '../marks/mark.tsx'
import { keptAt } from './kept.ts'
import type { Mark } from './marks.ts'
import { point } from './pointed.ts'
import { timeSpeechOf } from './say.ts'
import { timeline } from './timeline.ts'

/** What lies under the pointer: the time there and, if there is one, the Event or bookmark. */
export function PointedCard({ model }: { readonly model: PlantModel }) {
  const speech = useText()
  const { t, name } = speech
  const pointed = useStore(point, (now) => now.pointed)
  const card = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const box = card.current
    if (box === null || pointed === undefined) return
    const room = box.parentElement?.clientWidth ?? 0
    const half = box.offsetWidth / 2
    box.style.left = `${Math.min(room - half, Math.max(half, pointed.x))}px`
  })
  if (pointed === undefined) return null
  const { mark, bookmark, state } = pointed
  const now = serverNow()
  const at = bookmark?.at ?? mark?.at ?? pointed.at
  const word = state === undefined || mark !== undefined ? undefined : PACKML_STATES[state]
  return (
    <div ref={card} className="pointed" aria-hidden="true">
      <time className="pointed-time">{timeSpeechOf(speech).exact(at, now)}</time>
      {bookmark !== undefined && <span className="pointed-words">{bookmark.text}</span>}
      {mark !== undefined && bookmark === undefined && <PointedEvent mark={mark} model={model} />}
      {word !== undefined && state !== undefined && bookmark === undefined && (
        <span className="marked pointed-words">
          <StateShape state={floorStateOf(state)} />
          {name(word.name)}
        </span>
      )}
      <KeptThere at={at} />
      {(mark !== undefined || bookmark !== undefined) && (
        <span className="soft pointed-hint">{t('time.clickGoes')}</span>
      )}
    </div>
  )
}

const KEPT_WORDS = { second: 'time.second', minute: 'time.minute', nothing: 'time.nothing' } as const

/** What the track draws otherwise there, and why; that every Reading is kept needs no words [PH-91]. */
function KeptThere({ at }: { readonly at: number }) {
  const { t } = useText()
  const kept = useStore(timeline, ({ density }) => density && keptAt(density, at))
  if (kept === undefined || kept === 'full') return null
  return (
    <span className="marked soft pointed-words">
      <i className="kept-mark" data-kept={kept} />
      {t(KEPT_WORDS[kept])}
    </span>
  )
}

function PointedEvent({ mark, model }: { readonly mark: Mark; readonly model: PlantModel }) {
  const speech = useText()
  const { t, name, number } = speech
  const { event, count } = mark
  const placed = model.table.machines[event.machine]
  return (
    <>
      {placed !== undefined && (
        <span className="pointed-machine">
          <span className="mono">{placed.machine.id}</span> {name(placed.machine.name)}
        </span>
      )}
      <span className="marked pointed-words">
        {event.event === 'alarmRaised' && <AlarmShape priority={event.priority} />}
        {event.event === 'stateChanged' && <StateShape state={floorStateOf(event.to)} />}
        <span>{sentenceOf(event, speech)}</span>
      </span>
      {count > 1 && <span className="soft">{t('time.hereTogether', { count, shown: number(count) })}</span>}
    </>
  )
}
