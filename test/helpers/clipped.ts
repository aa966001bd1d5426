import type { Page } from 'playwright-core'

/** A text of which a part cannot be read: cut off by its box, or by the edge of the page. */
export interface Clipped {
  readonly text: string
  readonly by: string
  readonly beyondPixels: number
}

export interface ClipReport {
  readonly measured: number
  readonly clipped: readonly Clipped[]
  /** How much wider the page is than its window. */
  readonly beyondPixels: number
}

/** Looks for texts that are cut off; one that ends in an ellipsis must be told whole in a title. */
export const findClipped = (page: Page): Promise<ClipReport> => page.evaluate(findHere)

function findHere(): ClipReport {
  const SLACK = 1.5
  const clipped: Clipped[] = []
  let measured = 0
  const nameOf = (element: Element): string =>
    `${element.tagName.toLowerCase()}${element.classList.length > 0 ? `.${[...element.classList].join('.')}` : ''}`
  /** One pixel of a box is what style sheets leave of a text that is only read aloud. */
  const isForEarsAlone = (element: Element): boolean => {
    for (let at: Element | null = element; at !== null; at = at.parentElement)
      if (at.getBoundingClientRect().width <= 1.5 && getComputedStyle(at).overflow === 'hidden') return true
    return false
  }
  /** Within a box that can be moved sideways. */
  const isScrolled = (element: Element): boolean => {
    for (let at = element.parentElement; at !== null; at = at.parentElement)
      if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return true
    return false
  }
  const toldWhole = (element: Element, cutter: Element): boolean => {
    const titled = element.closest('[title]')
    return titled !== null && (titled.contains(cutter) || cutter.contains(titled))
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const text = node.textContent?.trim() ?? ''
    const element = node.parentElement
    if (text === '' || element === null) continue
    if (element.closest('.unseen, .skip, script, style, option') !== null) continue
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    if (box.width === 0 || box.height === 0) continue
    measured++
    const tell = (by: string, beyondPixels: number): void => {
      clipped.push({ text: text.slice(0, 60), by, beyondPixels: Math.round(beyondPixels) })
    }
    if (isForEarsAlone(element)) continue
    let [seesSideways, seesDown] = [true, true]
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const style = getComputedStyle(at)
      const edge = at.getBoundingClientRect()
      // What may be scrolled is not cut off, however much of it is out of sight.
      if (['auto', 'scroll'].includes(style.overflowX)) seesSideways = false
      if (['auto', 'scroll'].includes(style.overflowY)) seesDown = false
      const sideways = Math.max(box.right - edge.right, edge.left - box.left)
      if (seesSideways && ['hidden', 'clip'].includes(style.overflowX) && sideways > SLACK) {
        if (!(style.textOverflow === 'ellipsis' && toldWhole(element, at))) tell(nameOf(at), sideways)
        break
      }
      // A box of one line lets go what finds no room beside the rest, as a whole; that is no text cut off.
      // A line is taller than its letters: half a letter out of sight is what hurts.
      const down = Math.max(box.bottom - edge.bottom, edge.top - box.top)
      const wrappedAway = box.top > edge.bottom - SLACK
      if (wrappedAway && style.flexWrap === 'wrap') break
      if (seesDown && ['hidden', 'clip'].includes(style.overflowY) && down > box.height * 0.25 + SLACK) {
        tell(`${nameOf(at)} (height)`, down)
        break
      }
      if (style.position === 'fixed') break
    }
    if (seesSideways && box.left < innerWidth && box.right - innerWidth > SLACK) {
      tell('the edge of the page', box.right - innerWidth)
    }
  }
  // A page that cuts off what is too wide tells nothing of it by its own width; what can be pressed does.
  for (const element of document.querySelectorAll('button, a, input, select')) {
    if (element.closest('.skip') !== null || isForEarsAlone(element)) continue
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    const edge = element.getBoundingClientRect()
    const beyond = Math.max(edge.right - innerWidth, -edge.left)
    if (beyond > SLACK && !isScrolled(element)) {
      const text = element.getAttribute('aria-label') ?? element.textContent ?? ''
      clipped.push({ text: text.slice(0, 60), by: 'the edge of the page', beyondPixels: Math.round(beyond) })
    }
  }
  return { measured, clipped, beyondPixels: document.documentElement.scrollWidth - innerWidth }
}
