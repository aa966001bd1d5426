import '../styles/scene.css'
import { useEffect, useRef } from 'react'
import { scene } from '../state/scene.ts'
import { useText } from '../text/use-text.ts'
import { canDraw, openTheatre } from './theatre.ts'

/** The scene, as large as the room it is given. React only holds the canvas. */
export function SceneView() {
  const { t } = useText()
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (canvas.current === null || frame.current === null) return
    const box = frame.current
    const tell = (): void => {
      box.dataset.scene = scene.getState().life
    }
    const untell = scene.subscribe(tell)
    tell()
    if (!canDraw()) {
      scene.setState({ life: 'absent' })
      return untell
    }
    const close = openTheatre(canvas.current)
    return () => {
      close()
      untell()
    }
  }, [])
  return (
    <div className="scene" ref={frame}>
      <canvas id="scene" ref={canvas} className="scene-canvas" tabIndex={0} aria-label={t('scene.canvas')} />
    </div>
  )
}
