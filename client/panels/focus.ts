import { openPanel, type PanelName } from '../state/docks.ts'

const focusOn = (...selectors: readonly string[]): boolean => {
  for (const selector of selectors) {
    const element = document.querySelector<HTMLElement>(selector)
    if (element === null) continue
    element.focus({ preventScroll: true })
    return true
  }
  return false
}

/** To the scene or the list, whichever fills the middle. */
export const focusStage = (): void => {
  focusOn('#list', '#scene')
}

/** To the search of the list where that is shown, else to that of the tree, which opens for it. */
export function focusSearch(): void {
  if (focusOn('.toolbar input[type=search]', '.tree input[type=search]')) return
  openPanel('tree')
  requestAnimationFrame(() => focusOn('.tree input[type=search]'))
}

export const focusPanels = (): void => {
  focusOn('.panel .panel-title', '.sheet .panel-title', '.door')
}

/** After a panel was shut the keys are not lost: back to its door, else to the middle. */
export function focusAfter(panel: PanelName | undefined): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return
    if (!focusOn(`.door[data-door="${panel ?? 'none'}"]`)) focusStage()
  })
}
