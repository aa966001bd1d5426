import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { capsOf, chordOf, type Press } from '../../../../../client/panels/commands/chord.ts'
import { COMMAND_GROUPS } from '../../../../../client/panels/commands/command.ts'
import {
  type Find,
  findOfCommand,
  findOfView,
  findsOfPlant,
  found,
  MOST_FOUND,
  recentAfter,
  recentOf,
} from '../../../../../client/panels/commands/finds.ts'
import { matchOf, soughtOf } from '../../../../../client/panels/commands/fuzzy.ts'
import { COMMANDS, commandFor } from '../../../../../client/panels/commands/registry.ts'
import { camera } from '../../../../../client/state/camera.ts'
import { docks, FIRST_DOCKS } from '../../../../../client/state/docks.ts'
import { scene } from '../../../../../client/state/scene.ts'
import { store } from '../../../../../client/state/store.ts'
import { FIRST_VIEW, view } from '../../../../../client/state/view.ts'
import { TEXTS } from '../../../../../client/text/texts.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { floorOf } from '../floor.ts'

/** Chords that belong to the browser on some system, or to the reading of a page. */
const OF_THE_BROWSER =
  /^(Tab|Enter| |F\d+|Backspace|Delete|Arrow\w+|Shift\+Arrow\w+|Mod\+[acfhjlnopqrstuvwxy0-9+-]|Mod\+Shift\+[abcdijmnoprtvw]|Mod\+(Tab|Enter)|Alt\+(Arrow\w+|F4|d|e|f|Home))$/

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

const floor = floorOf(40)

beforeEach(() => {
  vi.stubGlobal('document', { fullscreenElement: null, fullscreenEnabled: true })
  view.setState(FIRST_VIEW, true)
  docks.setState(FIRST_DOCKS, true)
  scene.setState({ life: 'drawn' })
  store.setState({ plant: floor.model, now: floor.now })
})

afterEach(() => vi.unstubAllGlobals())

describe('the registry', () => {
  it('has no two commands on one key, and none on a key of the browser [N-8]', () => {
    const chords = COMMANDS.flatMap(({ keys }) => keys)
    expect(chords.length).toBeGreaterThan(40)
    expect(chords.filter((chord, i) => chords.indexOf(chord) !== i)).toEqual([])
    for (const chord of chords) expect(chord, chord).not.toMatch(OF_THE_BROWSER)
  })

  it('says each in both languages, with the initials of the Chinese, and none twice [N-8]', () => {
    expect(new Set(COMMANDS.map(({ text }) => text)).size).toBe(COMMANDS.length)
    for (const { text, initials, group } of COMMANDS) {
      expect(initials, text).toMatch(/^[a-z]{2,12}$/)
      const han = [...String(TEXTS['zh-CN'][text]).replace(/（.*?）/g, '')].filter((each) =>
        /\p{Script=Han}/u.test(each),
      )
      expect(initials.length, text).toBeLessThanOrEqual(han.length + 3)
      expect(COMMAND_GROUPS).toContain(group)
    }
  })

  it('leaves a view-only page what looks, and nothing that writes [N-10]', () => {
    const left = COMMANDS.filter(({ inViewOnly }) => inViewOnly).map(({ text }) => text)
    expect(left).toContain('command.whole')
    expect(left).toContain('panel.help')
    for (const text of ['command.palette', 'panel.settings', 'command.saveView', 'panel.views'] as const)
      expect(left).not.toContain(text)
  })

  it('does what it says, and only where it can [N-8]', () => {
    const run = (chord: string): void => commandFor(chord)?.run()
    const can = (chord: string): boolean => commandFor(chord)?.can?.() ?? true
    expect(can('f')).toBe(false)
    run('l')
    expect(view.getState().stage).toBe('list')
    expect(can('h')).toBe(false)
    run('l')
    run('7')
    expect(view.getState().states).toEqual(['fault'])
    run('7')
    run('8')
    expect(view.getState()).toMatchObject({ states: [], alarmed: true })
    run('x')
    expect(view.getState().alarmed).toBe(false)
    run('e')
    expect(docks.getState().right).toEqual(['events'])
    run('q')
    expect(docks.getState()).toMatchObject({ left: [], right: [] })
    run('q')
    expect(docks.getState()).toMatchObject({ left: ['tree'], right: ['events'] })
    run('A')
    expect(view.getState().chosen.length).toBe(40)
    const { wishes } = camera.getState()
    run('f')
    expect(camera.getState()).toMatchObject({ wishes: wishes + 1, wish: { kind: 'fit' } })
    run('c')
    expect(view.getState().overlay).toBe('freshness')
    run('Alt+c')
    expect(view.getState().overlay).toBe('state')
    run('Alt+c')
    expect(view.getState().overlay).toMatch(/^heat:/)
  })
})

describe('a chord', () => {
  it('is the same on any keyboard and with capitals locked [N-8]', () => {
    expect(chordOf(press('l'))).toBe('l')
    expect(chordOf(press('L'))).toBe('l')
    expect(chordOf(press('l', { shiftKey: true }))).toBe('L')
    expect(chordOf(press('k', { ctrlKey: true }))).toBe('Mod+k')
    expect(chordOf(press('Z', { metaKey: true, shiftKey: true }))).toBe('Mod+Shift+z')
    expect(chordOf(press('?', { shiftKey: true }))).toBe('?')
    expect(chordOf(press('？', { shiftKey: true }))).toBe('?')
    expect(chordOf(press('：', { shiftKey: true }))).toBe(':')
    expect(chordOf(press('、'))).toBe('/')
    expect(chordOf(press('《', { shiftKey: true }))).toBe('<')
    expect(chordOf(press('c', { altKey: true }))).toBe('Alt+c')
    expect(chordOf(press('Escape'))).toBe('Escape')
    expect(chordOf(press('ArrowUp', { shiftKey: true }))).toBe('Shift+ArrowUp')
  })

  it('is told by the caps on the keyboard [N-8]', () => {
    expect(capsOf('Mod+Shift+z', false)).toEqual(['Ctrl', 'Shift', 'Z'])
    expect(capsOf('Mod+k', true)).toEqual(['⌘', 'K'])
    expect(capsOf('S', false)).toEqual(['Shift', 'S'])
    expect(capsOf('+', false)).toEqual(['+'])
    for (const { keys } of COMMANDS)
      for (const chord of keys) for (const cap of capsOf(chord, false)) expect(cap).not.toBe('')
  })
})

describe('a match', () => {
  it('is better the nearer it is to what was meant [N-9]', () => {
    const of = (name: string, sought: string): number => matchOf([name], sought, true)
    const order = [
      of('top view', 'top view'),
      of('top view', 'top'),
      of('the top view', 'top'),
      of('laptop', 'top'),
      of('turn of plant', 'top'),
      of('to the paint shop', 'tops'),
      of('walk', 'top'),
    ]
    expect(order.toSorted((a, b) => b - a)).toEqual(order)
    expect(order.at(-2)).toBeGreaterThan(0)
    expect(order.at(-1)).toBe(0)
    expect(matchOf(['turn of plant'], 'top', false)).toBe(0)
  })

  it('never fails on what holds it [N-9]', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(text, text, text, (before, sought, after) => {
        fc.pre(soughtOf(sought) !== '')
        expect(matchOf([`${before}${soughtOf(sought)}${after}`], soughtOf(sought), false)).toBeGreaterThan(0)
      }),
      { seed: SEED },
    )
  })
})

describe('the palette', () => {
  const plant = findsOfPlant(floor.model)
  const saved = findOfView({ id: 'v1', name: '夜班 Night', address: '' })
  const finds: readonly Find[] = [...COMMANDS.map(findOfCommand), saved, ...plant]
  const best = (typed: string): Find | undefined => found(finds, typed, [])[0]

  it('finds a command in Chinese, English and initials [N-9]', () => {
    for (const typed of ['俯视', 'top view', 'fst', 'ｔｏｐ　ｖｉｅｗ'])
      expect(best(typed)?.id).toBe('command.top')
    for (const typed of ['保存当前', 'save this', 'bcst']) expect(best(typed)?.id).toBe('command.saveView')
  })

  it('finds every Machine by its id, and with it its place [N-9]', () => {
    for (const { machine } of floor.model.table.machines) {
      expect(best(machine.id)?.id).toBe(`machine:${machine.id}`)
      expect(best(machine.id)?.under?.en).toContain(machine.id)
    }
    const { id } = floor.model.table.machines[3]!.machine
    expect(found(finds, id.replace(/[-_]/g, ''), []).map((find) => find.id)).toContain(`machine:${id}`)
  })

  it('finds Lines, Workshops, overlays and saved views, and flies there [N-9]', () => {
    const line = floor.model.table.lines[0]!
    const find = plant.find(({ id }) => id === `line:${line.path}`)
    find?.run()
    expect(view.getState().area).toBe(line.path)
    expect(camera.getState().wish).toMatchObject({ kind: 'fit', machines: { length: line.endMachine } })
    expect(best('夜班')?.id).toBe('saved:v1')
    expect(best('freshness')?.sort).toMatch(/overlay|command/)
    expect(plant.filter(({ sort }) => sort === 'workshop').length).toBe(floor.model.plant.workshops.length)
    const { machine, index } = floor.model.table.machines[5]!
    plant.find(({ id }) => id === `machine:${machine.id}`)?.run()
    expect(view.getState().chosen).toEqual([machine.id])
    expect(camera.getState().wish).toEqual({ kind: 'fit', machines: [index] })
  })

  it('offers without a search what was used last, then every command that can be run [N-9]', () => {
    const { id } = floor.model.table.machines[7]!.machine
    const recent = [`machine:${id}`, 'command.theme', 'gone']
    const all = found(finds, '', recent)
    expect(all.slice(0, 2).map((find) => find.id)).toEqual([`machine:${id}`, 'command.theme'])
    expect(all.some((find) => find.id === 'command.fit')).toBe(false)
    expect(all.filter((find) => find.id === 'command.theme').length).toBe(1)
  })

  it('is never flooded, whatever is typed [N-9]', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), (typed) => {
        const hits = found(finds, typed, [])
        if (soughtOf(typed) !== '') expect(hits.length).toBeLessThanOrEqual(MOST_FOUND)
        expect(new Set(hits).size).toBe(hits.length)
      }),
      { seed: SEED },
    )
  })

  it('remembers what was used last, each once [N-9]', () => {
    expect(recentAfter(['a', 'b'], 'b')).toEqual(['b', 'a'])
    let recent: readonly string[] = []
    for (let i = 0; i < 50; i++) recent = recentAfter(recent, `id${i}`)
    expect(recent.length).toBe(8)
    expect(recentOf(recent.join('\n'))).toEqual(recent)
    expect(recentOf(null)).toEqual([])
    expect(recentOf('x'.repeat(9999))).toEqual([])
  })
})
