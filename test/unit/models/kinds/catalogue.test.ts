import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import type { ChannelSpec, Kind } from '../../../../models/kinds/kind.ts'
import { PACKML_STATES } from '../../../../models/state.ts'
import { type Bilingual, LANGUAGES } from '../../../../models/text.ts'
import { MOVED_BY, RECIPE } from './expected.ts'

const folder = new URL('../../../../models/kinds/', import.meta.url)
const kinds = [...KINDS.values()]
const keysOf = (kind: Kind): string[] => kind.channels.map((channel) => channel.key)
const own = (kind: Kind): readonly ChannelSpec[] => kind.channels.slice(1, -2)
const each = describe.each(kinds.map((kind) => [kind.id, kind] as const))
const all = kinds.flatMap((kind) =>
  kind.channels.map((channel) => ({ at: `${kind.id}/${channel.key}`, channel })),
)
const offenders = (wrong: (channel: ChannelSpec) => boolean): string[] =>
  all.filter(({ channel }) => wrong(channel)).map(({ at }) => at)
const isWhole = (steps: number): boolean => Math.abs(steps - Math.round(steps)) < 1e-6
const expectNamed = (name: Bilingual): void => {
  expect(name['zh-CN']).toMatch(/\p{Script=Han}/u)
  expect(name.en).toMatch(/^[\x20-\x7e]*[A-Za-z][\x20-\x7e]*$/)
  for (const language of LANGUAGES) expect(name[language]).toBe(name[language].trim())
}

describe('the catalogue', () => {
  it('[K-1] has at least 19 Kinds, each under its own id', () => {
    expect(KINDS.size).toBeGreaterThanOrEqual(19)
    for (const [id, kind] of KINDS) expect(kind.id).toBe(id)
    for (const id of KINDS.keys()) expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/)
  })

  it('[K-1] holds every Kind that has a file, and a file for every Kind', () => {
    const files = readdirSync(folder).filter((file) =>
      readFileSync(new URL(file, folder), 'utf8').includes(' = kindOf('),
    )
    const written = files.filter((file) => file !== 'channels.ts').map((file) => file.replace(/\.ts$/, ''))
    expect(written.sort()).toEqual([...KINDS.keys()].sort())
  })

  it('[K-2] only what the server writes has no period', () => {
    const silent = new Set(
      all.filter(({ channel }) => channel.periodMillis === 0).map(({ channel }) => channel.key),
    )
    expect([...silent].sort()).toEqual(['clockSkew', 'link'])
  })

  it('[K-3] a machining-centre-3 publishes exactly 12 Channels', () => {
    expect(KINDS.get('machining-centre-3')?.channels.slice(0, -2)).toHaveLength(12)
  })

  it('[K-6] ranges lie on the grid of their resolution and fit their quanta', () => {
    expect(offenders((c) => ![1, 0.5, 0.1, 0.01, 0.001].includes(c.resolution))).toEqual([])
    expect(offenders((c) => !(c.min < c.max))).toEqual([])
    expect(offenders((c) => !isWhole(c.min / c.resolution) || !isWhole(c.max / c.resolution))).toEqual([])
    expect(offenders((c) => (c.max - c.min) / c.resolution >= 2 ** 31)).toEqual([])
  })

  it('[K-7] deadbands are whole, small, and absent from codes and counters', () => {
    expect(offenders((c) => c.deadband < 0 || !isWhole(c.deadband / c.resolution))).toEqual([])
    expect(offenders((c) => c.deadband > (c.max - c.min) / 50)).toEqual([])
    expect(offenders((c) => c.deadband > 0 && (c.counter === true || c.states !== undefined))).toEqual([])
  })

  it('[K-8] a key means the same wherever it stands', () => {
    const first = new Map<string, { at: string; meaning: object }>()
    let met = 0
    for (const { at, channel } of all) {
      const { key, name, unit, states, counter } = channel
      const meaning = { name, unit, states, counter }
      const known = first.get(key)
      if (known === undefined) first.set(key, { at, meaning })
      else {
        met += 1
        expect(meaning, `${at} and ${known.at}`).toEqual(known.meaning)
      }
    }
    expect(met).toBeGreaterThan(100)
  })

  it('[K-8] a name means the same key wherever it stands', () => {
    for (const language of LANGUAGES) {
      const keysByName = new Map<string, Set<string>>()
      for (const { channel } of all) {
        const keys = keysByName.get(channel.name[language]) ?? new Set()
        keysByName.set(channel.name[language], keys.add(channel.key))
      }
      expect([...keysByName].filter(([, keys]) => keys.size > 1)).toEqual([])
    }
  })

  it('[K-9] what tells a recipe is of level 3, and nothing else is', () => {
    expect(offenders((c) => ![1, 2, 3].includes(c.level))).toEqual([])
    const closest = offenders((c) => c.level === 3)
    const recipes = Object.entries(RECIPE).flatMap(([id, keys]) => keys.map((key) => `${id}/${key}`))
    expect(closest.sort()).toEqual(recipes.sort())
  })

  it('[K-9] what tells output or energy is of level 2 or more', () => {
    const ofNoOutput = ['distance', 'messagesDropped']
    const telling = (c: ChannelSpec): boolean =>
      (c.counter === true && !ofNoOutput.includes(c.key)) || ['cycleTime', 'firstPassYield'].includes(c.key)
    expect(offenders(telling).length).toBeGreaterThan(kinds.length)
    expect(offenders((c) => telling(c) && c.level < 2)).toEqual([])
  })

  it('[K-14] gateways and radio units are infrastructure, which counts no parts', () => {
    const serving = kinds.filter(({ infrastructure }) => infrastructure === true)
    expect(serving.map(({ id }) => id).sort()).toEqual(['gateway', 'radio-unit'])
    expect(serving.flatMap(keysOf)).not.toContain('partsMade')
  })

  it('[K-10] counters start at 0 and are expected every 5 s', () => {
    expect(offenders((c) => c.counter === true && (c.min !== 0 || c.periodMillis !== 5000))).toEqual([])
  })

  it('[K-13] robots and AGVs tell where they are every 200 ms, and nothing else is as eager', () => {
    const eager = all.filter(({ channel }) => channel.periodMillis === 200).map(({ at }) => at)
    expect(eager.filter((at) => !/^(robot|agv)\//.test(at))).toEqual([])
    for (const key of ['j1', 'j2', 'j3', 'j4', 'j5', 'j6']) expect(eager).toContain(`robot/${key}`)
    for (const key of ['x', 'y', 'heading', 'speed']) expect(eager).toContain(`agv/${key}`)
    expect(offenders((c) => ![0, 200, 1000, 5000].includes(c.periodMillis))).toEqual([])
  })
})

each('%s', (id, kind) => {
  it('[K-2] begins with the PackML state and ends with what the server writes', () => {
    const keys = keysOf(kind)
    expect(keys[0]).toBe('state')
    expect(kind.channels[0]?.states).toBe(PACKML_STATES)
    expect(keys.slice(-2)).toEqual(['clockSkew', 'link'])
  })

  it('[K-3] has 6 to 20 Channels of its own', () => {
    expect(own(kind).length).toBeGreaterThanOrEqual(6)
    expect(own(kind).length).toBeLessThanOrEqual(20)
  })

  it('[K-4] has camelCase keys, each once, none that the dialect uses', () => {
    const keys = keysOf(kind)
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect(key).toMatch(/^(?![tvq]$)[a-z][a-zA-Z0-9]*$/)
  })

  it('[K-5] is named in both languages throughout, no two Channels alike', () => {
    const words = kind.channels.flatMap((channel) => channel.states ?? [])
    for (const named of [kind, ...kind.channels, ...words, ...kind.wearParts]) expectNamed(named.name)
    for (const language of LANGUAGES) {
      const names = kind.channels.map((channel) => channel.name[language])
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it('[K-10] counts scrap and tells its power if it makes parts', () => {
    const keys = keysOf(kind)
    expect(keys.includes('partsScrapped')).toBe(keys.includes('partsMade'))
    if (keys.includes('partsMade')) expect(keys).toContain('power')
  })

  it('[K-11] has wear parts that show in its own Channels', () => {
    const keys = own(kind).map((channel) => channel.key)
    const ids = kind.wearParts.map((part) => part.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const part of kind.wearParts) {
      expect(part.id).toMatch(/^[a-z][a-zA-Z0-9]*$/)
      expect(part.lifeHours).toBeGreaterThanOrEqual(1)
      expect(part.lifeHours).toBeLessThanOrEqual(100_000)
      expect(part.shownBy.length).toBeGreaterThan(0)
      expect(new Set(part.shownBy).size).toBe(part.shownBy.length)
      expect(keys).toEqual(expect.arrayContaining([...part.shownBy]))
    }
  })

  it('[K-12] takes a believable room', () => {
    for (const metres of kind.size) {
      expect(metres).toBeGreaterThan(0.2)
      expect(metres).toBeLessThanOrEqual(20)
    }
  })

  it('[K-13] has a Channel for whatever the scene moves', () => {
    const moving = MOVED_BY[id]
    expect(moving).toBeDefined()
    expect(keysOf(kind)).toEqual(expect.arrayContaining([...(moving ?? [])]))
  })
})
