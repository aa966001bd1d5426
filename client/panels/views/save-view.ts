import { takePicture } from '../../state/scene.ts'
import { sayInPassing } from '../../state/toast.ts'
import { MOST_VIEWS, type SavedView, viewAfter, views, withView, withViewAs } from '../../state/views.ts'
import { currentSpeech } from '../../text/use-text.ts'
import { keptOf } from '../address.ts'
import { lookNow, showLook } from '../look.ts'
import { savedLook } from './saved-look.ts'
import { smallPicture } from './small-picture.ts'

/** An id that nobody else has. */
export const freeViewId = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join('')

/** Saves what is on the screen under the next free name; the picture follows when it is drawn. */
export async function saveView(): Promise<SavedView | undefined> {
  const { t, number } = currentSpeech()
  const { list } = views.getState()
  if (list.length >= MOST_VIEWS) {
    sayInPassing(t('views.full', { count: MOST_VIEWS }))
    return undefined
  }
  const names = new Set(list.map(({ name }) => name))
  let turn = list.length + 1
  while (names.has(t('views.newName', { number: number(turn) }))) turn++
  const view = { id: freeViewId(), name: t('views.newName', { number: number(turn) }) }
  const { seen, missing } = await lookAndPicture()
  const whole = { ...view, ...seen }
  views.setState((now) => withView(now, whole))
  sayInPassing(t('views.saved', { name: whole.name }) + missing)
  return whole
}

/** The view, kept under its name, shows from now on what is on the screen. */
export async function updateView(view: SavedView): Promise<void> {
  const { t } = currentSpeech()
  const { id, name } = view
  const { seen, missing } = await lookAndPicture()
  views.setState((now) => withViewAs(now, { id, name, ...seen }))
  sayInPassing(t('views.updated', { name }) + missing, () => views.setState((now) => withViewAs(now, view)))
}

interface Seen {
  readonly seen: Pick<SavedView, 'address' | 'picture'>
  /** A further sentence of what of the selection the view does not keep; empty where it keeps all. */
  readonly missing: string
}

async function lookAndPicture(): Promise<Seen> {
  const { t, number, language } = currentSpeech()
  const look = lookNow()
  const { address, kept } = savedLook(look)
  const all = look.chosen.length
  const sentence = t('views.part', { shown: number(kept), all: number(all) })
  const missing = kept === all ? '' : language === 'en' ? ` ${sentence}` : sentence
  const picture = await smallPicture(await takePicture())
  return { seen: picture === undefined ? { address } : { address, picture }, missing }
}

export const saveViewNow = (): void => void saveView()

/** Id of the view that was shown last. */
let shownId: string | undefined

export function showView({ id, address }: SavedView): void {
  shownId = id
  showLook(keptOf(address))
}

export function stepToView(step: 1 | -1): void {
  const next = viewAfter(views.getState(), shownId, step)
  if (next !== undefined) return showView(next)
  sayInPassing(currentSpeech().t('views.none'))
}
