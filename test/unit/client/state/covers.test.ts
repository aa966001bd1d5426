import { describe, expect, it } from 'vitest'
import { covers, setCover } from '../../../../client/state/covers.ts'

describe('what the page lays over the scene', () => {
  it('is told where it lies, again only when it lies elsewhere, and not when it is gone [L-1]', () => {
    let told = 0
    covers.subscribe(() => told++)
    setCover('legend', { left: 10, top: 400, right: 240, bottom: 710 })
    setCover('legend', { left: 10, top: 400, right: 240, bottom: 710 })
    expect(told).toBe(1)
    setCover('legend', { left: 10, top: 680, right: 240, bottom: 710 })
    setCover('tools', { left: 1226, top: 80, right: 1270, bottom: 500 })
    expect([...covers.getState().keys()]).toEqual(['legend', 'tools'])
    setCover('legend', undefined)
    setCover('legend', undefined)
    setCover('tools', undefined)
    expect(told).toBe(5)
    expect(covers.getState().size).toBe(0)
  })
})
