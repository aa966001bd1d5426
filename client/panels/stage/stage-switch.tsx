import { view } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { useStage } from './use-stage.ts'

/** Scene or list; absent where there is no choice. */
export function StageSwitch() {
  const { t } = useText()
  const { shown, canBeScene } = useStage()
  if (!canBeScene) return null
  return (
    <fieldset className="stage-switch">
      <legend className="unseen">{t('stage.choice')}</legend>
      <button
        type="button"
        className="tool"
        aria-pressed={shown === 'scene'}
        title={t('stage.toScene')}
        onClick={() => view.setState({ stage: 'scene' })}
      >
        <Icon name="scene" />
        <span className="switch-word">{t('stage.scene')}</span>
      </button>
      <button
        type="button"
        className="tool"
        aria-pressed={shown === 'list'}
        title={t('stage.toList')}
        onClick={() => view.setState({ stage: 'list' })}
      >
        <Icon name="list" />
        <span className="switch-word">{t('stage.list')}</span>
      </button>
    </fieldset>
  )
}
