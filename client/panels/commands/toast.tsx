import { useEffect } from 'react'
import { useStore } from 'zustand/react'
import { endToast, toast } from '../../state/toast.ts'
import { useText } from '../../text/use-text.ts'

const MILLIS = 4000
/** A way back needs longer to be decided on. */
const MILLIS_WITH_WAY_BACK = 10_000

/** A word in passing; a reader of the screen hears it. */
export function ToastBar() {
  const { t } = useText()
  const said = useStore(toast, (now) => now.toast)
  useEffect(() => {
    if (said === undefined) return
    const millis = said.back === undefined ? MILLIS : MILLIS_WITH_WAY_BACK
    const timer = setTimeout(() => endToast(said.turn), millis)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <>
      <p className="unseen" role="status">
        {said?.text}
      </p>
      {said !== undefined && (
        <div className="toast">
          <ToastText text={said.text} />
          {said.back !== undefined && (
            <button
              type="button"
              className="plain"
              onClick={() => {
                said.back?.()
                endToast(said.turn)
              }}
            >
              {said.backWord ?? t('toast.back')}
            </button>
          )}
        </div>
      )}
    </>
  )
}

/** What is said, cut where a name in it is longer than a toast may be; a reader of the screen has heard it already. */
export const ToastText = ({ text }: { readonly text: string }) => (
  <span className="toast-text" title={text} aria-hidden="true">
    {text}
  </span>
)
