import { type ComponentType, useState } from 'react'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { useText } from '../../text/use-text.ts'
import { SceneChrome } from '../scene-bar/scene-chrome.tsx'
import { ListStage } from './list-stage.tsx'
import { SceneFrame } from './scene-frame.tsx'
import { useStage } from './use-stage.ts'

interface Props {
  readonly model: PlantModel
  readonly now: Now
  readonly scene: ComponentType
}

/** The middle of the page: the scene, or the list of the same Machines. */
export function Stage({ model, now, scene }: Props) {
  const { t } = useText()
  const { shown, canBeScene } = useStage()
  const [broken, setBroken] = useState(false)
  return (
    <main className="floor" data-stage={shown}>
      {!canBeScene && (
        <div className="stage-notice" role="status">
          <p>{t(broken ? 'stage.broken' : 'stage.absent')}</p>
          {broken ? (
            <button type="button" className="tool" onClick={() => location.reload()}>
              {t('stage.reload')}
            </button>
          ) : (
            <p className="soft">{t('stage.absentHint')}</p>
          )}
        </div>
      )}
      <SceneFrame scene={scene} hidden={shown === 'list'} onBroken={() => setBroken(true)}>
        <SceneChrome model={model} now={now} />
      </SceneFrame>
      {shown === 'list' && <ListStage model={model} now={now} />}
    </main>
  )
}
