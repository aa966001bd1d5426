import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { StoreApi } from 'zustand/vanilla'
import { Bookmarks } from '../../../../../client/panels/timeline/bookmarks.tsx'
import { noting } from '../../../../../client/panels/timeline/noting.ts'
import { TimeBar } from '../../../../../client/panels/timeline/time-bar.tsx'
import { timeline } from '../../../../../client/panels/timeline/timeline.ts'
import { store } from '../../../../../client/state/store.ts'
import { time } from '../../../../../client/state/time.ts'
import { setLocale } from '../../../../../client/text/locale.ts'
import { floorOf } from '../floor.ts'

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: (_: unknown, read: () => unknown) => read(),
}))

/** Written out on a server, a component is told of a store as it began. */
vi.mock('zustand/react', () => ({
  useStore: (api: StoreApi<unknown>, pick: (state: unknown) => unknown = (state) => state) =>
    pick(api.getState()),
}))

const { model } = floorOf(12)
setLocale({ language: 'en' })

/** Whatever is asked of the screen is so: it is small, and pressed by a finger; or nothing is. */
const on = (isPhone: boolean): void => {
  vi.stubGlobal('matchMedia', () => ({ matches: isPhone, addEventListener() {}, removeEventListener() {} }))
}

afterEach(() => {
  vi.unstubAllGlobals()
  time.setState({ kind: 'live' }, true)
  timeline.setState({ typing: false })
  noting.setState({ open: false })
})

const bar = (): string => renderToStaticMarkup(createElement(TimeBar, { model }))

describe('on a phone', () => {
  it('[PH-92] a time can be typed in the present', () => {
    on(true)
    expect(bar()).toMatch(/<button[^>]* aria-label="Go to a time…"/)
    expect(bar()).not.toContain('<input')
    timeline.setState({ typing: true })
    expect(bar()).toMatch(/<input[^>]* enterKeyHint="go"/i)
  })

  it('[PH-92] bookmarks that are opened do not open the keyboard; beside a real one they take it', () => {
    const user = { name: 'an', role: 'operator' } as const
    store.setState({ welcome: { user } as NonNullable<ReturnType<typeof store.getState>['welcome']> })
    noting.setState({ open: true })
    const field = (): string =>
      /<input[^>]*>/.exec(renderToStaticMarkup(createElement(Bookmarks)))?.[0] ?? 'none'
    on(true)
    expect(field()).toContain('What the bookmark says')
    expect(field()).not.toMatch(/autofocus/i)
    on(false)
    expect(field()).toMatch(/autofocus/i)
  })
})
