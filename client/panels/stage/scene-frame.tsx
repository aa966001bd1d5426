import { Component, type ComponentType, type ReactNode, Suspense, useState } from 'react'
import { useStore } from 'zustand/react'
import { scene } from '../../state/scene.ts'
import { view } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'

interface CatchProps {
  readonly onBroken: () => void
  readonly children: ReactNode
}

/** Stands between the scene and the rest: where its code cannot be had or fails, the page goes on without it. */
class Catch extends Component<CatchProps, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true }
  }

  override componentDidCatch(): void {
    scene.setState({ life: 'absent' })
    this.props.onBroken()
  }

  override render(): ReactNode {
    return this.state.broken ? null : this.props.children
  }
}

interface Props {
  readonly scene: ComponentType
  readonly hidden: boolean
  readonly onBroken: () => void
  /** What lies over the scene. */
  readonly children: ReactNode
}

/** The place of the scene; it begins when it is first seen, and stays as it was while the list is shown. */
export function SceneFrame({ scene: Scene, hidden, onBroken, children }: Props) {
  const [begun, setBegun] = useState(!hidden)
  if (!hidden && !begun) setBegun(true)
  if (!begun) return null
  return (
    <div className="scene-frame" hidden={hidden}>
      <Catch onBroken={onBroken}>
        <Suspense fallback={<Starting />}>
          <Scene />
        </Suspense>
      </Catch>
      <Life />
      {children}
    </div>
  )
}

/** What is said in the scene's place while there is none to see. */
function Life() {
  const { t } = useText()
  const life = useStore(scene, (told) => told.life)
  if (life === 'starting') return <Starting />
  if (life !== 'lost') return null
  return (
    <div className="starting" role="status">
      <p>{t('stage.lost')}</p>
      <button type="button" className="tool" onClick={() => view.setState({ stage: 'list' })}>
        {t('stage.toList')}
      </button>
    </div>
  )
}

function Starting() {
  const { t } = useText()
  return (
    <p className="starting">
      <span className="spinner" aria-hidden="true" />
      {t('stage.starting')}
    </p>
  )
}
