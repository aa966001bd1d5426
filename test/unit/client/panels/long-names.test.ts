import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { Panel } from '../../../../client/panels/panel.tsx'
import { Step } from '../../../../client/panels/path-step.tsx'

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: (_: unknown, read: () => unknown) => read(),
}))

const LONG = '超长的名字'.repeat(40)

describe('a name that has no room', () => {
  it('is told whole in the title of a panel and of each step of a path [J-9]', () => {
    const props = { title: LONG, onClose: () => undefined, children: null }
    const panel = renderToStaticMarkup(createElement(Panel, props))
    expect(panel).toMatch(new RegExp(`<h2[^>]* title="${LONG}"`))
    const step = renderToStaticMarkup(createElement(Step, { name: LONG, path: 'plant/hall' }))
    expect(step).toMatch(new RegExp(`^<button[^>]*path-step[^>]* title="${LONG}"`))
  })
})
