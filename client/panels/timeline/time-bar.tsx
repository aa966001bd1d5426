import '../../styles/timeline.css'
import '../../styles/timeline-strip.css'
import { useStore } from 'zustand/react'
import type { PlantModel } from '../../state/plant.ts'
import { player, time } from '../../state/time.ts'
import { chosenOf } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { useHandheld } from '../use-narrow.ts'
import { useView } from '../use-view.ts'
import { Controls } from './controls.tsx'
import { GoTo } from './go-to.tsx'
import { PastStrip } from './past-strip.tsx'
import { timeline } from './timeline.ts'
import { Track } from './track.tsx'

/** The bar of time along the bottom: which time the screen shows, and everything that moves it. */
export function TimeBar({ model }: { readonly model: PlantModel }) {
  const { t } = useText()
  const now = useStore(time)
  const typing = useStore(timeline, (told) => told.typing)
  const handheld = useHandheld()
  const id = useView(chosenOf)
  const machine = model.table.machines.find((placed) => placed.machine.id === id)?.index
  return (
    <section className="time-bar" aria-label={t('time.bar')}>
      {now.kind === 'past' && <PastStrip past={now} />}
      <div className="time-row">
        <Controls now={now} model={model} machine={machine} />
        {now.kind === 'live' && typing && <GoTo />}
        <Track model={model} machine={machine} />
        {!handheld && <LiveButton isLive={now.kind === 'live'} />}
      </div>
    </section>
  )
}

/** At the right edge, where the present is. */
function LiveButton({ isLive }: { readonly isLive: boolean }) {
  const { t } = useText()
  return (
    <button type="button" className="time-live" aria-pressed={isLive} onClick={player.toLive}>
      <span className="beat" aria-hidden="true" />
      {t('time.live')}
    </button>
  )
}
