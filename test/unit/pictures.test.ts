import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { keptOf } from '../../client/panels/address.ts'
import { KINDS } from '../../models/kinds/catalogue.ts'
import { slotTable } from '../../models/slots.ts'
import { PICTURES } from '../pictures/catalogue.ts'
import { plantNamed } from './client/scene/hall/plants.ts'

const NOW = Date.UTC(2026, 10, 21, 8)
/** Put together by hand. */
const COMPOSED = ['phone', 'tour']

describe('the pictures of the README', () => {
  it.each(PICTURES)('$name asks for what there is', async ({ query }) => {
    const asked = new URLSearchParams(query(NOW))
    const kept = keptOf(query(NOW))
    const { machines } = slotTable(await plantNamed('gearbox'), KINDS)
    const { left = [], right = [] } = kept.panels ?? {}
    expect(`${left.join()}/${right.join()}`).toBe(asked.get('panels'))
    for (const id of kept.chosen) expect(machines.map(({ machine }) => machine.id)).toContain(id)
    expect(kept.charted.join()).toBe(asked.get('chart') ?? '')
    for (const key of kept.charted) {
      const [id, channel] = key.split('.')
      const placed = machines.find(({ machine }) => machine.id === id)
      expect(placed?.channels.map((each) => each.key)).toContain(channel)
    }
    expect(kept.overlay).toBe(asked.get('overlay') ?? 'state')
    if (asked.has('t')) expect(kept.instant?.at).toBeLessThan(NOW)
  })

  it('are known by name, and one is of the past', () => {
    const past = PICTURES.filter(({ query }) => keptOf(query(NOW)).instant !== undefined)
    expect(past.map(({ name }) => name)).toEqual(['past-en-light'])
    const known = [...PICTURES.map(({ name }) => name), ...COMPOSED]
    const there = readdirSync('test/pictures').filter((file) => /\.(png|webp)$/.test(file))
    expect(there.length).toBeGreaterThan(3)
    for (const file of there) expect(known).toContain(file.replace(/\.\w+$/, ''))
  })
})
