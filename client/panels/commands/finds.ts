import type { Placed } from '../../../models/slots.ts'
import type { Bilingual } from '../../../models/text.ts'
import { wishCamera } from '../../state/camera.ts'
import { overlaysOf } from '../../state/overlays/catalogue.ts'
import type { PlantModel } from '../../state/plant.ts'
import { select, tellOf, view } from '../../state/view.ts'
import type { SavedView } from '../../state/views.ts'
import { TEXTS, type TextKey } from '../../text/texts.ts'
import { showView } from '../views/save-view.ts'
import { type Command, canRun } from './command.ts'
import { matchOf, soughtOf } from './fuzzy.ts'

/** One thing that the palette can find. */
export interface Find {
  /** What it is remembered by. */
  readonly id: string
  readonly sort: 'command' | 'saved' | 'overlay' | 'workshop' | 'line' | 'machine'
  readonly name: Bilingual
  /** What it says beside its name. */
  readonly under?: Bilingual
  /** All that it answers to, in lower case. */
  readonly names: readonly string[]
  readonly command?: Command
  readonly run: () => void
}

const SORTS: readonly Find['sort'][] = ['command', 'saved', 'overlay', 'workshop', 'line', 'machine']

/** More than these are not read through by anybody; of Machines fewer, so that nothing drowns in them. */
export const MOST_FOUND = 40
const MOST_MACHINES = 24

const phraseOf = (key: TextKey): Bilingual => {
  const of = (language: 'zh-CN' | 'en'): string => {
    const phrase = TEXTS[language][key]
    return typeof phrase === 'string' ? phrase : phrase.other
  }
  return { 'zh-CN': of('zh-CN'), en: of('en') }
}

const namesIn = (name: Bilingual, ...others: readonly (string | undefined)[]): readonly string[] => {
  const all = [name['zh-CN'], name.en, ...others].map((each) => (each ?? '').toLowerCase())
  return [...new Set([...all, ...all.map((each) => each.replace(/[-_\s]/g, ''))])].filter(
    (each) => each !== '',
  )
}

export const findOfCommand = (command: Command): Find => {
  const name = phraseOf(command.text)
  return {
    id: command.text,
    sort: 'command',
    name,
    names: namesIn(name, command.initials),
    command,
    run: command.run,
  }
}

export const findOfView = (saved: SavedView): Find => ({
  id: `saved:${saved.id}`,
  sort: 'saved',
  name: { 'zh-CN': saved.name, en: saved.name },
  names: namesIn({ 'zh-CN': saved.name, en: saved.name }),
  run: () => showView(saved),
})

/** Everything of a Plant that can be found: built once for it. */
export function findsOfPlant(model: PlantModel): readonly Find[] {
  const { machines, lines } = model.table
  const overlays = overlaysOf(model).map(
    (overlay): Find => ({
      id: `overlay:${overlay.id}`,
      sort: 'overlay',
      name: overlay.name,
      names: namesIn(overlay.name, overlay.kind === 'heat' ? overlay.key : overlay.id),
      run: () => view.setState({ overlay: overlay.id, muted: [] }),
    }),
  )
  const workshops = model.plant.workshops.map((workshop): Find => {
    const path = `${model.plant.id}/${workshop.id}`
    const inside = machines.filter((placed) => placed.workshop === workshop)
    return {
      id: `workshop:${path}`,
      sort: 'workshop',
      name: workshop.name,
      names: namesIn(workshop.name, workshop.id, ...pinyinOf(model, inside[0], 2)),
      run: () => tellAndFly(path, inside),
    }
  })
  const places = lines.map((line): Find => {
    const inside = machines.slice(line.firstMachine, line.endMachine)
    return {
      id: `line:${line.path}`,
      sort: 'line',
      name: line.line.name,
      under: line.workshop.name,
      names: namesIn(line.line.name, line.line.id, ...pinyinOf(model, inside[0], 1)),
      run: () => tellAndFly(line.path, inside),
    }
  })
  const all = machines.map(
    (placed): Find => ({
      id: `machine:${placed.machine.id}`,
      sort: 'machine',
      name: placed.machine.name,
      under: { 'zh-CN': underOf(placed, 'zh-CN'), en: underOf(placed, 'en') },
      names: namesIn(placed.machine.name, placed.machine.id, ...pinyinOf(model, placed, 0)),
      run: () => {
        select(placed.machine.id)
        wishCamera({ kind: 'fit', machines: [placed.index] })
      },
    }),
  )
  return [...overlays, ...workshops, ...places, ...all]
}

function tellAndFly(path: string, inside: readonly Placed[]): void {
  tellOf(path)
  if (inside.length > 0) wishCamera({ kind: 'fit', machines: inside.map(({ index }) => index) })
}

const underOf = ({ machine, line, workshop }: Placed, language: keyof Bilingual): string =>
  `${machine.id} · ${workshop.name[language]} / ${line.name[language]}`

/** Initials and whole pinyin of a Machine's own name, its Line's or its Workshop's; the server gives them in pairs. */
const pinyinOf = (model: PlantModel, placed: Placed | undefined, part: 0 | 1 | 2): readonly string[] =>
  placed === undefined ? [] : (model.initials[placed.index] ?? '').split(' ').slice(2 * part, 2 * part + 2)

/** The finds that answer to what was typed, the best first; nothing typed asks for what was used last [N-9]. */
export function found(finds: readonly Find[], typed: string, recent: readonly string[]): readonly Find[] {
  const sought = soughtOf(typed)
  const can = (find: Find): boolean => find.command === undefined || canRun(find.command)
  if (sought === '') {
    const last = recent.flatMap((id) => finds.find((find) => find.id === id) ?? []).filter(can)
    const rest = finds.filter((find) => find.sort === 'command' && can(find) && !last.includes(find))
    return [...last, ...rest]
  }
  const bare = sought.replace(/[-_\s]/g, '')
  const ranked: { readonly find: Find; readonly rank: number }[] = []
  for (const find of finds) {
    const loosely = find.sort !== 'machine'
    let match = matchOf(find.names, sought, loosely)
    if (bare !== sought && bare !== '') match = Math.max(match, matchOf(find.names, bare, loosely) - 1)
    if (match <= 0 || !can(find)) continue
    const used = recent.indexOf(find.id)
    ranked.push({ find, rank: match + (used < 0 ? 0 : 3) - SORTS.indexOf(find.sort) / 4 })
  }
  const sorted = ranked.toSorted((a, b) => b.rank - a.rank).map(({ find }) => find)
  let machines = 0
  return sorted.filter(({ sort }) => sort !== 'machine' || ++machines <= MOST_MACHINES).slice(0, MOST_FOUND)
}

const MOST_RECENT = 8

export const recentAfter = (recent: readonly string[], id: string): readonly string[] =>
  [id, ...recent.filter((other) => other !== id)].slice(0, MOST_RECENT)

/** What was used last, as this browser remembers it; anyone may have written it. */
export function recentOf(text: string | null): readonly string[] {
  if (text === null || text.length > 4000) return []
  const ids = text.split('\n').filter((id) => id !== '' && id.length <= 200)
  return [...new Set(ids)].slice(0, MOST_RECENT)
}
