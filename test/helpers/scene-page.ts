import type { Locator, Page } from 'playwright-core'
import type { PanelName } from '../../client/state/docks.ts'

/** With WebGL in software, on a machine with other things to do. */
export const DRAWN_MILLIS = 90_000

/** Until the scene has drawn a picture of the Plant. */
export const untilDrawn = (page: Page): Promise<void> =>
  page.locator('[data-scene="drawn"]').waitFor({ state: 'attached', timeout: DRAWN_MILLIS })

/** What the address tells of the page, or of a frame in it. */
export const addressOf = (page: Pick<Page, 'url'>): URLSearchParams => new URL(page.url()).searchParams

/** Where the eye is, in decimetres, and where it looks, in tenths of a degree: one picture is one standpoint. */
export function standpointOf(page: Pick<Page, 'url'>): readonly number[] | undefined {
  const parts = (addressOf(page).get('at') ?? '').split('_').map(Number)
  const [x = 0, y = 0, z = 0, azimuth = 0, polar = 0, distance = 0, lens = 0] = parts
  if (parts.length !== 7) return undefined
  const [turned, tipped] = [(azimuth * Math.PI) / 180, (polar * Math.PI) / 180]
  const aside = distance * Math.sin(tipped)
  const eye = [x + aside * Math.sin(turned), y - aside * Math.cos(turned), z + distance * Math.cos(tipped)]
  return [...eye, azimuth, polar, lens].map((part) => Math.round(part * 10))
}

/** Whether two standpoints show the same to anybody. */
export const isSameStandpoint = (
  a: readonly number[] | undefined,
  b: readonly number[] | undefined,
): boolean =>
  a !== undefined && b !== undefined && a.every((part, i) => Math.abs(part - (b[i] ?? Number.NaN)) <= 2)

/** The key of each panel, as the help tells it. */
export const PANEL_KEYS: Readonly<Record<PanelName, string>> = {
  tree: 'p',
  machine: 'm',
  area: 'a',
  events: 'e',
  status: 's',
  rejected: 'r',
  discovered: 'd',
  simulation: 'g',
  differences: 'Shift+D',
  views: 'v',
  recordings: 'z',
  settings: ',',
  help: '?',
}

export const panelIn = (page: Page, panel: PanelName): Locator => page.locator(`.panel.panel-${panel}`)

/** The scene as it is painted, as bytes that are the same for the same picture. */
export const pictureOf = (page: Page): Promise<Buffer> =>
  page.locator('#scene').screenshot({ animations: 'disabled', timeout: DRAWN_MILLIS })

/** Two animation frames: what was changed has been drawn. */
export const nextPicture = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  )
