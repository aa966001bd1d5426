import { useState } from 'react'
import type { PlantModel } from '../../state/plant.ts'
import { useText } from '../../text/use-text.ts'
import { OverlayPicker } from './overlay-picker.tsx'
import { ToolIcon } from './tool-icon.tsx'
import { Tools } from './tools.tsx'

/** What a hand needs over the scene; where there is little room the tools fold away behind one button. */
export function SceneBar({ model }: { readonly model: PlantModel }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  return (
    <div className={open ? 'scene-bar open' : 'scene-bar'}>
      <OverlayPicker model={model} />
      <button
        type="button"
        className="scene-tool tools-door"
        aria-expanded={open}
        aria-label={t('bar.tools')}
        onClick={() => setOpen(!open)}
      >
        <ToolIcon name="tools" />
      </button>
      <Tools />
    </div>
  )
}
