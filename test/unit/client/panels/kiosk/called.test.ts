import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { callOf } from '../../../../../client/panels/kiosk/called.tsx'
import { currentSpeech } from '../../../../../client/text/use-text.ts'
import { floorOf } from '../floor.ts'

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: (_: unknown, read: () => unknown) => read(),
}))

const { model } = floorOf(12)
const justNow = currentSpeech().age(0)

describe('the fault that a wall calls out', () => {
  it('is another call for each Machine, with a time of its own [N-12]', () => {
    const [first, second] = [0, 1].map((machine) => callOf(model, { kind: 'fault', machine }))
    expect(first?.key).toBeTypeOf('string')
    expect(second?.key).not.toBe(first?.key)
    expect(callOf(model, { kind: 'stop', index: 0 })).toBeUndefined()
  })

  it('is read aloud without its age, which changes each second [N-12]', () => {
    const said = renderToStaticMarkup(callOf(model, { kind: 'fault', machine: 3 }))
    const [alert = '', after = ''] = said.split('role="alert"').slice(1).join('').split('kiosk-since')
    expect(alert).toContain(model.table.machines[3]?.machine.id)
    expect(alert).not.toContain(justNow)
    expect(after).toContain(justNow)
    // The live part has ended where the age begins.
    const opened = alert.match(/<(div|section)\b/g)?.length ?? 0
    const shut = alert.match(/<\/(div|section)>/g)?.length ?? 0
    expect(shut).toBe(opened + 1)
  })
})
