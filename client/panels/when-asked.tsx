import { Component, type ReactNode, Suspense } from 'react'
import { useText } from '../text/use-text.ts'

interface Props {
  /** Said while the code is on its way, and where it does not come. */
  readonly children: ReactNode
}

/** Stands around what is loaded when it is first asked for: where it cannot be had, the page goes on without it. */
export class WhenAsked extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    if (this.state.broken) return <NotLoaded />
    return <Suspense fallback={<Loading />}>{this.props.children}</Suspense>
  }
}

function Loading() {
  const { t } = useText()
  return <p className="empty">{t('panel.loading')}</p>
}

function NotLoaded() {
  const { t } = useText()
  return (
    <div className="empty">
      <p>{t('panel.notLoaded')}</p>
      <button type="button" className="tool" onClick={() => location.reload()}>
        {t('stage.reload')}
      </button>
    </div>
  )
}
