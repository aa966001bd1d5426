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
          <span aria-hidden="true">{said.text}</span>
          {said.back !== undefined && (
            <button
              type="button"
              className="plain"
              onClick={() => {
                said.back?.()
                endToast(said.turn)
              }}
            >
              {t('toast.back')}
            </button>
          )}
        </div>
      )}
    </>
  )
}
