import '../../styles/timeline.css'
import '../../styles/timeline-bookmarks.css'
import '../../styles/timeline-strip.css'
import '../../styles/timeline-narrow.css'
import { useStore } from 'zustand/react'
import type { PlantModel } from '../../state/plant.ts'
import { time } from '../../state/time.ts'
import { chosenOf } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { pageMode } from '../page-mode.ts'
import { useHandheld, useLow } from '../use-narrow.ts'
import { useView } from '../use-view.ts'
import { Controls, Others, Play, ThumbControls } from './controls.tsx'
import { GoTo } from './go-to.tsx'
import { PastTold, ToLive } from './past-told.tsx'
import { Press } from './press.tsx'
import { timeline } from './timeline.ts'
import { Track } from './track.tsx'

/** The bar of time along the bottom: which time the screen shows, and everything that moves it. */
export function TimeBar({ model }: { readonly model: PlantModel }) {
  const { t } = useText()
  const now = useStore(time)
  const handheld = useHandheld()
  const low = useLow()
  const typing = useStore(timeline, (told) => told.typing)
  const id = useView(chosenOf)
  const machine = model.table.machines.find((placed) => placed.machine.id === id)?.index
  const past = now.kind === 'past' ? now : undefined
  const track = <Track model={model} machine={machine} />
  // The lower half of a phone has room for the track alone.
  const isCramped = low && pageMode.kind === 'pane'
  const thumb = past === undefined || isCramped ? null : <ThumbControls now={past} />
  if (handheld)
    return (
      <section className="time-bar" aria-label={t('time.bar')}>
        {past !== undefined && (
          <div className="time-strip">
            <PastTold past={past} />
            <ToLive past={past} />
          </div>
        )}
        {past === undefined && typing && (
          <div className="time-strip">
            <GoTo />
          </div>
        )}
        {!low && thumb}
        <div className="time-row">
          <Play now={now} />
          {low && thumb}
          {track}
          {past === undefined && (
            <Press icon="past" name={t('time.goTo')} onPress={() => timeline.setState({ typing: true })} />
          )}
        </div>
      </section>
    )
  return (
    <section className="time-bar" aria-label={t('time.bar')}>
      <div className="time-row">
        <div className="time-side">
          {past === undefined ? <LiveTold /> : <PastTold past={past} />}
          <Controls now={now} model={model} machine={machine} />
        </div>
        {track}
        <Others />
        <div className="time-end">{past === undefined ? <LiveMark /> : <ToLive past={past} />}</div>
      </div>
    </section>
  )
}

/** In the present the line above the buttons says so, and takes a time to go to. */
function LiveTold() {
  const { t } = useText()
  const typing = useStore(timeline, (told) => told.typing)
  return (
    <div className="past-told">
      {typing ? (
        <GoTo />
      ) : (
        <button type="button" className="past-clock" onClick={() => timeline.setState({ typing: true })}>
          {t('time.goTo')}
        </button>
      )}
    </div>
  )
}

/** At the right edge, where the present is. */
function LiveMark() {
  const { t } = useText()
  return (
    <span className="time-live">
      <span className="beat" aria-hidden="true" />
      {t('time.live')}
    </span>
  )
}
