import { describe, expect, it } from 'vitest'
import { pickerGroups } from '../../../../../client/panels/scene-bar/picker.ts'
import { overlaysOf } from '../../../../../client/state/overlays/catalogue.ts'
import { OVERLAY_GROUPS } from '../../../../../client/state/overlays/overlay.ts'
import { floorOf } from '../floor.ts'

const { model } = floorOf(400)
const overlays = overlaysOf(model)
const idsFor = (search: string): readonly string[] =>
  pickerGroups(overlays, search, (group) => `group ${group}`).flatMap((group) =>
    group.overlays.map(({ id }) => id),
  )

describe('the choice of what colours the scene', () => {
  it('has all overlays under their groups, in the order of the groups [O-1]', () => {
    const groups = pickerGroups(overlays, '  ', (group) => group)
    expect(groups.flatMap((group) => group.overlays)).toEqual(overlays)
    const order = groups.map(({ group }) => OVERLAY_GROUPS.indexOf(group))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(groups.length).toBeGreaterThan(5)
  })

  it('finds by either language, by unit, by group and by every word, whatever the case and the width', () => {
    expect(idsFor('主轴负载')).toEqual(['heat:spindleLoad'])
    expect(idsFor('SPINDLE ｌｏａｄ')).toEqual(['heat:spindleLoad'])
    expect(idsFor('spindle')).toContain('heat:spindleTemperature')
    expect(idsFor('°C spindle')).toEqual(['heat:spindleTemperature'])
    expect(idsFor('group vibration').every((id) => /vibration/i.test(id))).toBe(true)
    expect(idsFor('no such quantity')).toEqual([])
  })
})
