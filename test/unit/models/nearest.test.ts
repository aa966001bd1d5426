import { describe, expect, it } from 'vitest'
import { nearest } from '../../../models/nearest.ts'

const KNOWN = ['lathe', 'robot', 'reflow-oven', 'optical-inspection', 'agv', 'press']

describe('the nearest known word', () => {
  it.each([
    ['lahte', 'lathe'],
    ['Robot', 'robot'],
    ['reflow_oven', 'reflow-oven'],
    ['opticalInspection', 'optical-inspection'],
    ['av', 'agv'],
    ['presses', 'press'],
  ])('[P-3] of %s is %s', (written, meant) => {
    expect(nearest(written, KNOWN)).toBe(meant)
  })

  it('[P-3] is none when nothing is near', () => {
    for (const written of ['forklift', '', 'x', 'x'.repeat(65)])
      expect(nearest(written, KNOWN)).toBeUndefined()
  })

  it('[P-3] is the nearer of two', () => {
    expect(nearest('lathe-22', ['lathe-1', 'lathe-2', 'lathe-32'])).toMatch(/^lathe-3?2$/)
    expect(nearest('heading', ['headings', 'heading'])).toBe('heading')
  })
})
