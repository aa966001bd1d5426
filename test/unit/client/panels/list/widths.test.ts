import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharesOfRoom, widthsOf } from '../../../../../client/panels/list/widths.ts'
import { speechOf } from '../../../../../client/text/speech.ts'
import { smallModel } from '../../plant.ts'

const MODEL = smallModel(60)
const en = speechOf({ language: 'en', timeZone: 'UTC' })
const zh = speechOf({ language: 'zh-CN', timeZone: 'UTC' })

describe('the columns of the list', () => {
  it('share the room by what the words in them need, which another language changes', () => {
    const [inEnglish, inChinese] = [widthsOf(MODEL, {}, false, en), widthsOf(MODEL, {}, false, zh)]
    expect(inEnglish.values).toHaveLength(3)
    const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0)
    expect(sum(inEnglish.values)).toBeGreaterThan(sum(inChinese.values))
    expect(inEnglish.kind).toBeGreaterThan(inChinese.kind)
    const flat = widthsOf(MODEL, {}, true, en)
    expect(flat.name).toBeGreaterThanOrEqual(inEnglish.name)
    expect(flat.kind).toBe(inEnglish.kind)
  })

  it('give a chosen reading with a long label its room, and keep some where none is chosen', () => {
    const kinds = [...new Set(MODEL.table.machines.map(({ kind }) => kind.id))]
    const none = widthsOf(MODEL, Object.fromEntries(kinds.map((kind) => [kind, []])), false, en)
    expect(new Set(none.values).size).toBe(1)
    expect(widthsOf(MODEL, {}, false, en).values[0]).toBeGreaterThan(none.values[0] ?? 0)
  })

  it('have room for the least of each wherever they stand, down to the width at which there are fewer [J-9]', () => {
    const styles = ['list', 'narrow-list'].map((name) => readFileSync(`client/styles/${name}.css`, 'utf8'))
    const rows = styles.flatMap((text) => [
      ...text.matchAll(/\.row(?:\S*) \{[^}]*?grid-template-columns: ([^;]*);/g),
    ])
    const leasts = rows.map(([, columns = '']) =>
      [...columns.replace(/minmax\(\s*([^,]*),[^)]*\){1,2}/g, '$1 ').matchAll(/([\d.]+)rem/g)].reduce(
        (sum, [, rem]) => sum + Number(rem),
        2 * 0.86,
      ),
    )
    const widths = [...(styles[1] ?? '').matchAll(/@container floor [^{]*max-width: ([\d.]+)rem/g)]
    expect([leasts.length, widths.length]).toEqual([6, 5])
    expect(leasts[0]).toBeCloseTo(72.72)
    for (const [i, [, width]] of widths.entries())
      expect(leasts[i], `above ${width}rem`).toBeLessThanOrEqual(Number(width) + 1e-6)
  })

  it('are handed to the style sheet as shares', () => {
    expect(sharesOfRoom({ name: 12, kind: 8.04, values: [9, 7, 7.5] })).toEqual({
      '--name-share': '12.0fr',
      '--kind-share': '8.0fr',
      '--values-share': '23.5fr',
      '--value-columns': 'minmax(0, 9.0fr) minmax(0, 7.0fr) minmax(0, 7.5fr)',
    })
  })
})
