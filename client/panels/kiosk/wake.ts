/** What a screen is kept awake through. */
export interface Screen {
  /** Resolves to a way of letting it sleep again; rejects where it may not be kept awake now. */
  readonly request: () => Promise<() => void>
  readonly isSeen: () => boolean
  readonly onSeen: (call: () => void) => () => void
}

/** Keeps the screen awake while the page is seen; a browser lets it sleep whenever the page is hidden [N-15]. */
export function keepAwake({ request, isSeen, onSeen }: Screen): () => void {
  let ended = false
  let release: (() => void) | undefined
  const ask = (): void => {
    if (ended || !isSeen()) return
    request().then(
      (granted) => {
        release?.()
        release = granted
        if (ended) granted()
      },
      () => undefined,
    )
  }
  ask()
  const stop = onSeen(ask)
  return () => {
    ended = true
    stop()
    release?.()
  }
}

export const browserScreen: Screen = {
  request: async () => {
    // Absent where the page is not served securely.
    const lock = await (navigator as Partial<Pick<Navigator, 'wakeLock'>>).wakeLock?.request('screen')
    return () => void lock?.release()
  },
  isSeen: () => document.visibilityState === 'visible',
  onSeen: (call) => {
    document.addEventListener('visibilitychange', call)
    return () => document.removeEventListener('visibilitychange', call)
  },
}
