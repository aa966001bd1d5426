import { describe, expect, it, vi } from 'vitest'
import { keptOf } from '../../../../client/panels/address.ts'
import { saveView, updateView } from '../../../../client/panels/views/save-view.ts'
import { savedLook } from '../../../../client/panels/views/saved-look.ts'
import { toast } from '../../../../client/state/toast.ts'
import { view } from '../../../../client/state/view.ts'
import { LONGEST_ADDRESS, NO_VIEWS, views } from '../../../../client/state/views.ts'
import { setLocale } from '../../../../client/text/locale.ts'

vi.mock('../../../../client/panels/views/small-picture.ts', () => ({
  smallPicture: () => Promise.resolve(undefined),
}))

const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `machine-${i}`)
const lookWith = (chosen: readonly string[]) => ({ ...keptOf(''), chosen })

describe('a selection that is saved with a view', () => {
  it('is kept whole where there is room [N-7]', () => {
    const { address, kept } = savedLook(lookWith(ids(200)))
    expect(kept).toBe(200)
    expect(keptOf(address).chosen).toEqual(ids(200))
  })

  it('is kept as far as there is room, and never cut within an id [N-7]', () => {
    const muted = Array.from({ length: 40 }, (_, i) => `${i}`.padStart(40, 'm'))
    const charted = Array.from({ length: 8 }, (_, i) => `${'M'.repeat(62)}${i}.${'c'.repeat(60)}`)
    const search = '查'.repeat(100)
    const within = `${'w'.repeat(64)}/${'l'.repeat(64)}/${'z'.repeat(64)}`
    const look = { ...lookWith(ids(5000)), muted, charted, search, within, area: within }
    const { address, kept } = savedLook(look)
    expect(address.length).toBeLessThanOrEqual(LONGEST_ADDRESS)
    expect(kept).toBeGreaterThan(50)
    expect(keptOf(address)).toMatchObject({ chosen: ids(5000).slice(-kept), muted, charted, search, within })
  })

  it('is said to be cut, when it is saved and when it is saved again, in both languages [N-7]', async () => {
    views.setState(NO_VIEWS, true)
    view.setState({ chosen: ids(5000) })
    const { kept } = savedLook(lookWith(ids(5000)))
    const said = (): string => toast.getState().toast?.text ?? ''
    setLocale({ language: 'en' })
    const saved = await saveView()
    expect(said()).toBe(`“View 1” saved. It keeps only the last ${kept} of the 5,000 machines selected.`)
    setLocale({ language: 'zh-CN' })
    if (saved !== undefined) await updateView(saved)
    expect(said()).toBe(`已更新“View 1”。所选 5,000 台设备中只保存了最后 ${kept} 台。`)
    view.setState({ chosen: ids(3) })
    if (saved !== undefined) await updateView(saved)
    expect(said()).toBe('已更新“View 1”。')
  })
})
