import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync('client/styles/tokens.css', 'utf8')

type Colours = ReadonlyMap<string, string>

const themes: ReadonlyMap<string, Colours> = new Map(
  [...css.matchAll(/data-theme="(\w+)"\]\s*\{([^}]*)\}/g)].map(([, theme, body]) => [
    theme ?? '',
    new Map(
      [...(body ?? '').matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [
        name ?? '',
        hex ?? '',
      ]),
    ),
  ]),
)

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

const GROUNDS = ['ground', 'surface', 'raised', 'hover', 'chosen']
const TEXTS = [
  'ink',
  'soft',
  'accent',
  'fault',
  'held',
  'waiting',
  'setup',
  'running',
  'idle',
  'unknown',
  'past',
]
const LINKS = ['silent', 'device', 'gateway', 'broker', 'server']
const ON = [
  ['on-accent', 'accent'],
  ['on-fault', 'fault'],
  ['on-notice', 'notice'],
  ['on-past', 'past'],
  ['ink', 'track'],
] as const

/** Colour as an eye without green cones sees it, after Viénot, Brettel and Mollon (1999). */
function asDeuteranope(hex: string): readonly number[] {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  const yellow = 0.29275 * (r ?? 0) + 0.70725 * (g ?? 0)
  return [yellow, yellow, -0.02234 * (r ?? 0) + 0.02234 * (g ?? 0) + (b ?? 0)]
}

describe('the colours', () => {
  it('come in three themes, each with the same tokens', () => {
    expect([...themes.keys()]).toEqual(['light', 'dark', 'contrast'])
    const [first, ...others] = [...themes.values()].map((colours) => [...colours.keys()])
    for (const other of others) expect(other).toEqual(first)
    expect(first?.length).toBeGreaterThan(25)
  })

  describe.each([...themes])('of theme %s', (theme, colours) => {
    const of = (name: string): string => {
      const hex = colours.get(name)
      if (hex === undefined) throw new Error(`theme ${theme} has no colour "${name}"`)
      return hex
    }
    const least = theme === 'contrast' ? 7 : 4.5

    it.each([...TEXTS, ...LINKS])('%s can be read on every ground', (text) => {
      for (const ground of GROUNDS)
        expect(contrast(of(text), of(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(least)
    })

    it.each(ON)('%s can be read on %s', (text, ground) => {
      expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(least)
    })

    it.each(['edge', 'meter', 'accent'])('%s can be made out beside its ground', (mark) => {
      expect(contrast(of(mark), of('raised'))).toBeGreaterThanOrEqual(3)
    })

    it('fault and held are apart from calm grey also for an eye that is blind to green', () => {
      const distance = (a: string, b: string): number =>
        Math.hypot(...asDeuteranope(of(a)).map((part, i) => part - (asDeuteranope(of(b))[i] ?? 0)))
      for (const alarm of ['fault', 'held']) expect(distance(alarm, 'running')).toBeGreaterThan(0.12)
    })
  })
})
