import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMMAND_GROUPS } from '../../../../client/panels/commands/command.ts'
import { SORTS } from '../../../../client/panels/events/happening.ts'
import { THEMES } from '../../../../client/panels/theme.ts'
import { PANELS } from '../../../../client/state/docks.ts'
import { TIED } from '../../../../client/state/tie.ts'
import { SORT_KEYS } from '../../../../client/state/view.ts'
import type { Phrase } from '../../../../client/text/phrase.ts'
import { TEXTS, type TextKey } from '../../../../client/text/texts.ts'
import { STORY_TOPICS } from '../../../../models/simulation.ts'
import { FLOOR_STATES } from '../../../../models/state.ts'

/** Also those that are learned late. */
const parts = readdirSync('client/text/parts').map((file) => file.replace(/\.ts$/, ''))
for (const part of parts) await import(`../../../../client/text/parts/${part}.ts`)

const { en, 'zh-CN': zhCN } = TEXTS
const keys = Object.keys(en) as TextKey[]
const forms = (phrase: Phrase): readonly string[] =>
  typeof phrase === 'string' ? [phrase] : [phrase.one, phrase.other]

/** Names, signs and the words that each language says in the other's. */
const SAME_IN_BOTH = new Set<TextKey>([
  'app.name',
  'value.none',
  'way.5g',
  'way.wifi',
  'event.stateChanged',
  'alarm.others',
  'summary.wellOf',
])

/** Keys whose Chinese needs no Chinese letter. */
const WITHOUT_HAN = new Set<TextKey>([
  ...SAME_IN_BOTH,
  'language.switch',
  'list.some',
  'machine.packml',
  'event.because',
])

const sources = readdirSync('client', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/text[/\\](en|zh-CN|parts[/\\]\w+)\.ts$/.test(file))
  .map((file) => readFileSync(`client/${file}`, 'utf8'))

/** Every key that the source names, and every beginning of one that it finishes at run time. */
const found = (pattern: RegExp): Set<string> =>
  new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')))
const named = found(/'([a-z]\w*\.\w+)'/gi)
const begun = found(/`([a-z]+)\.\$\{/gi)

/** What may follow such a beginning. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  group: [...COMMAND_GROUPS, 'recent', 'machine', 'line', 'workshop', 'overlay', 'saved'],
  state: [...FLOOR_STATES, 'was'],
  area: ['plant', 'workshop', 'line'],
  meaning: FLOOR_STATES,
  theme: THEMES,
  panel: PANELS,
  sort: SORT_KEYS,
  column: [...SORT_KEYS.filter((key) => key !== 'plant'), 'values'],
  topic: STORY_TOPICS,
  trust: ['past', 'stale', 'uncertain', 'bad'],
  events: SORTS,
  event: ['partProduced', 'partScrapped'],
  gravity: ['high', 'medium', 'low'],
  doubt: ['stale', 'past', 'uncertain', 'bad', 'outside', 'serverLost'],
  grade: ['high', 'medium', 'low'],
  priority: ['high', 'medium', 'low'],
  role: ['viewer', 'operator', 'admin'],
  tied: TIED,
  way: ['5g', 'wired', 'wifi'],
  slice: ['urllc', 'embb', 'mmtc'],
  lost: ['unreachable', 'closed', 'silent', 'plantUnreadable', 'muddled', 'offline'],
  refused: ['login', 'origin', 'full', 'version', 'recording'],
}

describe('the texts', () => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(zhCN).toSorted()).toEqual(keys.toSorted())
    expect(keys.length).toBeGreaterThan(150)
    expect(parts.length).toBeGreaterThan(10)
  })

  it.each(keys)('%s says something in both languages, and not the same', (key) => {
    for (const form of [...forms(en[key]), ...forms(zhCN[key])]) {
      expect(form.trim()).toBe(form)
      expect(form).not.toBe('')
    }
    if (!SAME_IN_BOTH.has(key)) expect(zhCN[key]).not.toEqual(en[key])
    if (!WITHOUT_HAN.has(key)) for (const form of forms(zhCN[key])) expect(form).toMatch(/\p{Script=Han}/u)
    if (key !== 'language.switch' && key !== 'help.searchText')
      for (const form of forms(en[key])) expect(form).not.toMatch(/\p{Script=Han}/u)
  })

  it.each(keys)('%s has the same places for values in both languages', (key) => {
    const places = (phrase: Phrase): readonly string[] => [
      ...new Set(
        forms(phrase).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')),
      ),
    ]
    const counted = typeof en[key] !== 'string'
    const others = (phrase: Phrase) =>
      places(phrase)
        .filter((place) => place !== 'shown')
        .toSorted()
    expect(others(zhCN[key])).toEqual(others(en[key]))
    if (counted && places(en[key]).includes('shown')) expect(places(zhCN[key])).toContain('shown')
  })

  it('are all used in the source', () => {
    expect([...begun].toSorted()).toEqual(Object.keys(ENDINGS).toSorted())
    const finished = new Set(
      Object.entries(ENDINGS).flatMap(([beginning, endings]) =>
        endings.map((ending) => `${beginning}.${ending}`),
      ),
    )
    expect(keys.filter((key) => !named.has(key) && !finished.has(key))).toEqual([])
    expect(named.size).toBeGreaterThan(50)
  })

  it('that are learned late come with the room that names them', () => {
    const late = parts.flatMap((part) => {
      const text = readFileSync(`client/text/parts/${part}.ts`, 'utf8')
      return text.includes('learn(')
        ? [...text.matchAll(/^ {2}'([\w.]+)':/gm)].map(([, key]) => ({ part, key }))
        : []
    })
    const rooms = new Map<string, string>()
    for (const file of readdirSync('client', { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(file) || /^text[/\\]/.test(file)) continue
      rooms.set(dirname(file), `${rooms.get(dirname(file)) ?? ''}${readFileSync(`client/${file}`, 'utf8')}`)
    }
    const missing = late.flatMap(({ part, key }) =>
      [...rooms]
        .filter(([, text]) => text.includes(`'${key}'`) && !text.includes(`/parts/${part}.ts'`))
        .map(([room]) => `${room} ${key}`),
    )
    expect(missing).toEqual([])
    expect(late.length).toBeGreaterThan(100)
  })

  it('have a word for every floor state', () => {
    for (const state of FLOOR_STATES) expect(keys).toContain(`state.${state}`)
  })
})
