import { afterEach, describe, expect, it, vi } from 'vitest'
import { copyText } from '../../../../client/panels/clipboard.ts'

describe('a text to be copied', () => {
  afterEach(() => vi.unstubAllGlobals())

  it.each([
    { what: 'takes the old way', command: () => true, done: true },
    { what: 'is refused', command: () => false, done: false },
    {
      what: 'is refused with an error',
      command: () => {
        throw new Error('not allowed')
      },
      done: false,
    },
  ])('where there is no clipboard $what, and leaves nothing behind [N-17]', async ({ command, done }) => {
    const area = { value: '', select: vi.fn(), remove: vi.fn() }
    vi.stubGlobal('navigator', {})
    vi.stubGlobal('HTMLElement', class {})
    vi.stubGlobal('document', {
      activeElement: null,
      createElement: () => area,
      body: { append: vi.fn() },
      execCommand: command,
    })
    expect(await copyText('a table')).toBe(done)
    expect(area.value).toBe('a table')
    expect(area.remove).toHaveBeenCalledOnce()
  })
})
