import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const SHEETS = readdirSync('client/styles')
  .filter((file) => file.endsWith('.css'))
  .map((file) => ({ file, text: readFileSync(`client/styles/${file}`, 'utf8') }))

/** The selectors of every rule of every sheet; what begins with an @ is a condition and no selector. */
const SELECTORS = SHEETS.flatMap(({ text }) =>
  [...text.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([^{};]+)\{/g)].map(([, selector]) =>
    (selector ?? '').trim(),
  ),
).filter((selector) => !selector.startsWith('@'))

describe('the counts of the header', () => {
  it('take their form from the width alone, not from how many there are or what they count [A-24]', () => {
    const own = SELECTORS.filter((selector) => /\.summary\b|\.count(-word|-number)?(?![\w-])/.test(selector))
    expect(own.length, 'rules that were looked at').toBeGreaterThan(8)
    const byContent = own.filter((selector) => /:has\(|:nth-|:first-|:last-|:only-|:empty/.test(selector))
    expect(byContent).toEqual([])
    // A count of none is paler; it is no smaller, and says the same.
    const emptied = own.filter((selector) => /\.none\b.*\.count-word/.test(selector))
    expect(emptied).toEqual([])
  })
})

describe('the frame of the page', () => {
  it('cannot be scrolled out of the window, by a search or a link neither [J-9]', () => {
    const frame = SHEETS.find(({ file }) => file === 'frame.css')?.text ?? ''
    expect(/\n\.app \{([^}]*)\}/.exec(frame)?.[1]).toContain('overflow: clip')
  })
})

describe('names of classes', () => {
  it('stand for one thing each: no two sheets begin the same one anew', () => {
    const sheets = new Map<string, Set<string>>()
    for (const { file, text } of SHEETS) {
      const bare = text.replaceAll(/\/\*.*?\*\//gs, '')
      const plain = bare.replaceAll(/@(media|container)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
      for (const [, name] of plain.matchAll(/(?<=^|\}\s*)\.([\w-]+) \{/g))
        sheets.set(name ?? '', (sheets.get(name ?? '') ?? new Set()).add(file))
    }
    expect(sheets.size).toBeGreaterThan(200)
    expect([...sheets].filter(([, where]) => where.size > 1)).toEqual([])
  })
})
