import '../../styles/legend.css'
import '../../styles/scene-bar.css'
import { useStore } from 'zustand/react'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { settings } from '../../state/settings.ts'
import { Fit } from '../legend/fit.tsx'
import { Legend } from '../legend/legend.tsx'
import { SceneBar } from './scene-bar.tsx'
import { SceneNotice } from './scene-notice.tsx'

interface Props {
  readonly model: PlantModel
  readonly now: Now
}

/** What lies over the scene: its tools, and what its colours mean. A kiosk has the scene alone, a pane what lies over the page around it. */
export function SceneChrome({ model, now }: Props) {
  const page = useStore(settings, ({ page }) => page)
  if (page === 'kiosk') return <Fit now={now} />
  if (page === 'pane') return null
  return (
    <div className="scene-chrome">
      <SceneBar model={model} />
      <Fit now={now} />
      <SceneNotice model={model} now={now} />
      <Legend now={now} />
    </div>
  )
}
