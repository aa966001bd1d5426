import type { Page } from 'playwright-core'

/** Something on a page that is harder to read than WCAG AA allows. */
export interface Faint {
  readonly what: string
  readonly ratio: number
  readonly needed: number
  readonly ink: string
  readonly ground: string
  readonly where: string
}

export interface ContrastReport {
  /** Texts and marks that were measured; a report that saw nothing says nothing. */
  readonly measured: number
  readonly faint: readonly Faint[]
}

/** Measures every text and every mark that is in sight, as it is painted: composited grounds, opacity, size. */
export const measureContrast = (page: Page): Promise<ContrastReport> => page.evaluate(measureHere)

function measureHere(): ContrastReport {
  type Rgba = readonly [red: number, green: number, blue: number, alpha: number]
  const TEXT_NEEDS = 4.5
  const LARGE_NEEDS = 3
  const LARGE_PIXELS = 24
  const LARGE_BOLD_PIXELS = 18.66
  const BOLD = 700

  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  const brush = canvas.getContext('2d', { willReadFrequently: true })
  if (brush === null) throw new Error('no canvas to read colours with')
  const known = new Map<string, Rgba>()
  const rgba = (css: string): Rgba => {
    const before = known.get(css)
    if (before !== undefined) return before
    brush.clearRect(0, 0, 1, 1)
    brush.fillStyle = css
    brush.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = brush.getImageData(0, 0, 1, 1).data
    const read: Rgba = [red, green, blue, alpha / 255]
    known.set(css, read)
    return read
  }
  const over = (upper: Rgba, lower: Rgba): Rgba => {
    const alpha = upper[3] + lower[3] * (1 - upper[3])
    if (alpha === 0) return [0, 0, 0, 0]
    const mix = (i: 0 | 1 | 2): number => (upper[i] * upper[3] + lower[i] * lower[3] * (1 - upper[3])) / alpha
    return [mix(0), mix(1), mix(2), alpha]
  }
  const luminance = ([red, green, blue]: Rgba): number => {
    const linear = (part: number): number => {
      const share = part / 255
      return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
  const ratioOf = (a: Rgba, b: Rgba): number => {
    const [one, other] = [luminance(a), luminance(b)]
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
  }

  /** What the scene may show behind something that lets it through: its lightest and its darkest. */
  const sceneGrounds: readonly Rgba[] =
    getComputedStyle(document.documentElement).colorScheme === 'light'
      ? [
          [255, 255, 255, 1],
          [150, 152, 156, 1],
        ]
      : [
          [0, 0, 0, 1],
          [105, 110, 118, 1],
        ]

  /** Every ground that may lie behind an element: more than one where a pattern or the scene is. */
  const groundsOf = (element: Element): readonly Rgba[] => {
    const layers: Rgba[][] = []
    let overScene = false
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const style = getComputedStyle(at)
      const color = rgba(style.backgroundColor)
      const inks = style.backgroundImage.match(/(?:rgba?|color|oklch|oklab|lab)\([^()]*\)/g) ?? []
      if (inks.length > 0) layers.push(inks.map((ink) => over(rgba(ink), color)))
      else if (color[3] > 0) layers.push([color])
      if (layers.at(-1)?.every(([, , , alpha]) => alpha === 1)) break
      if (at.classList.contains('scene-frame') || at.classList.contains('scene')) {
        overScene = true
        break
      }
    }
    let grounds: readonly Rgba[] = overScene ? sceneGrounds : [rgba('Canvas')]
    for (const layer of layers.toReversed()) {
      grounds = layer.flatMap((upper) => grounds.map((lower) => over(upper, lower)))
      grounds = grounds.slice(0, 32)
    }
    return grounds
  }

  const opacityOf = (element: Element): number => {
    let opacity = 1
    for (let at: Element | null = element; at !== null; at = at.parentElement)
      opacity *= Number(getComputedStyle(at).opacity)
    return opacity
  }
  const nameOf = (element: Element): string => {
    const names: string[] = []
    for (let at: Element | null = element; at !== null && names.length < 4; at = at.parentElement)
      names.unshift(
        `${at.tagName.toLowerCase()}${at.classList.length > 0 ? `.${[...at.classList].join('.')}` : ''}`,
      )
    return names.join(' > ')
  }
  const isSeen = (element: Element, box: DOMRect): boolean => {
    if (box.width < 1 || box.height < 1) return false
    if (box.right <= 0 || box.bottom <= 0 || box.left >= innerWidth || box.top >= innerHeight) return false
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
    const x = Math.min(innerWidth - 1, Math.max(0, box.left + box.width / 2))
    const y = Math.min(innerHeight - 1, Math.max(0, box.top + box.height / 2))
    const hit = document.elementFromPoint(x, y)
    // What lies under something else is not seen; what lets the pointer through is not found by a point.
    return hit === null || hit.contains(element) || element.contains(hit) || hit.matches('canvas')
  }
  const isOff = (element: Element): boolean =>
    element.closest(':disabled, [aria-disabled="true"], .unseen, .skip') !== null

  const faint: Faint[] = []
  let measured = 0
  const hex = ([red, green, blue]: Rgba): string =>
    `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
  const judge = (what: string, element: Element, ink: string, needed: number): void => {
    measured++
    const [red, green, blue, alpha] = rgba(ink)
    const painted: Rgba = [red, green, blue, alpha * opacityOf(element)]
    for (const ground of groundsOf(element)) {
      const shown = over(painted, ground)
      const ratio = ratioOf(shown, ground)
      if (ratio + 0.005 >= needed) continue
      const where = nameOf(element)
      faint.push({
        what,
        ratio: Math.round(ratio * 100) / 100,
        needed,
        ink: hex(shown),
        ground: hex(ground),
        where,
      })
      return
    }
  }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const text = node.textContent?.trim() ?? ''
    const element = node.parentElement
    if (text === '' || element === null || element.closest('script, style') !== null || isOff(element))
      continue
    range.selectNodeContents(node)
    if (!isSeen(element, range.getBoundingClientRect())) continue
    const style = getComputedStyle(element)
    const size = Number.parseFloat(style.fontSize)
    const large = size >= LARGE_PIXELS || (size >= LARGE_BOLD_PIXELS && Number(style.fontWeight) >= BOLD)
    judge(text.slice(0, 40), element, style.color, large ? LARGE_NEEDS : TEXT_NEEDS)
  }
  for (const mark of document.querySelectorAll('svg.mark, svg.icon')) {
    if (!isOff(mark) && isSeen(mark, mark.getBoundingClientRect()))
      judge('mark', mark, getComputedStyle(mark).color, LARGE_NEEDS)
  }
  return { measured, faint }
}
