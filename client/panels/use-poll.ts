import { useEffect, useState } from 'react'

const POLL_MILLIS = 2000

/** Asks at once and then every two seconds while the panel is open and the page is seen; false after an answer failed. */
export function usePoll(ask: () => Promise<boolean>): boolean {
  const [answered, setAnswered] = useState(true)
  useEffect(() => {
    let open = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const turn = async (): Promise<void> => {
      const ok = document.hidden || (await ask().catch(() => false))
      if (!open) return
      setAnswered(ok)
      timer = setTimeout(() => void turn(), POLL_MILLIS)
    }
    void turn()
    return () => {
      open = false
      clearTimeout(timer)
    }
  }, [ask])
  return answered
}
