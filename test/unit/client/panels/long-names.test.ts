import { readdirSync, readFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { ToastText } from '../../../../client/panels/commands/toast.tsx'
import { callOf } from '../../../../client/panels/kiosk/called.tsx'
import { MachineLink } from '../../../../client/panels/machine/machine-link.tsx'
import { Panel } from '../../../../client/panels/panel.tsx'
import { Step } from '../../../../client/panels/path-step.tsx'
import { createNow } from '../../../../client/state/now.ts'
import { plantModel } from '../../../../client/state/plant.ts'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { plantAnswer } from '../plant.ts'

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

  it('is told whole in the title of a link to a Machine, of a fault on a wall, and of a toast [J-9]', () => {
    const answer = plantAnswer()
    for (const { lines } of answer.plant.workshops)
      for (const { machines } of lines)
        for (const machine of machines) machine.name = { 'zh-CN': LONG, en: LONG }
    const model = plantModel(answer, KINDS)
    const now = createNow(model)
    const [placed] = model.table.machines
    if (placed === undefined) throw new Error('a plant without machines')
    const link = renderToStaticMarkup(createElement(MachineLink, { now, placed }))
    expect(link).toMatch(new RegExp(`^<button[^>]* title="${LONG} · `))
    const call = callOf(model, { kind: 'fault', machine: placed.index })
    expect(renderToStaticMarkup(call)).toMatch(new RegExp(`<h2 title="${LONG}"`))
    const toast = renderToStaticMarkup(createElement(ToastText, { text: LONG }))
    expect(toast).toMatch(new RegExp(`^<span class="toast-text" title="${LONG}"`))
  })

  it('ends in an ellipsis wherever it may stand [J-9]', () => {
    const rules = readdirSync('client/styles').flatMap((file) => [
      ...readFileSync(`client/styles/${file}`, 'utf8').matchAll(/([^{};]+)\{([^{}]*)\}/g),
    ])
    for (const place of PLACES) {
      const own = rules.filter(([, selector]) => new RegExp(`${place}(?![\\w-])`).test(selector ?? ''))
      const cuts = own.some(([, , body]) => /text-overflow: ellipsis|-webkit-line-clamp/.test(body ?? ''))
      expect(cuts, place).toBe(true)
    }
  })
})

/** Where the name of a Plant, a Machine, a Line or a Workshop is written. */
const PLACES = [
  '\\.plant-name',
  '\\.tree-name',
  '\\.panel-title',
  '\\.last-chosen',
  '\\.path-step',
  '\\.palette-name',
  '\\.named-machine-name',
  '\\.machine-link-name',
  '\\.line-machine',
  '\\.area-row-name',
  '\\.view-name',
  '\\.toast-text',
  '\\.kiosk-plate :is\\(h1, p\\)',
  '\\.kiosk-called :is\\(h2, \\.kiosk-where',
] as const
