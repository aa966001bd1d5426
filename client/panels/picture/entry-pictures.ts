import { isValidElement, type ReactNode } from 'react'
import type { LegendEntry } from '../../state/overlays/entries.ts'
import { EntryMark } from '../legend/entry-mark.tsx'

/** What a shape is drawn with; a picture by itself knows none of the page's style sheets. */
const STROKES = [
  'color',
  'fill',
  'stroke',
  'stroke-width',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-dasharray',
] as const

const SVG = 'http://www.w3.org/2000/svg'

/** The marks of a legend's entries as pictures of so many pixels, as the page draws them; none where a mark is no shape. */
export async function entryPictures(
  entries: readonly LegendEntry[],
  pixels: number,
): Promise<readonly (HTMLImageElement | undefined)[]> {
  // Only what stands in the page has its styles.
  const host = document.createElement('div')
  host.className = 'unseen'
  document.body.append(host)
  try {
    const drawings = entries.map((entry) => {
      const shapes = shapesOf(EntryMark({ entry }))
      host.replaceChildren(...shapes)
      const [shape] = shapes
      return shape?.localName === 'svg' ? asDocument(shape, pixels) : undefined
    })
    return await Promise.all(
      drawings.map((drawing) => (drawing === undefined ? undefined : pictureOf(drawing))),
    )
  } finally {
    host.remove()
  }
}

interface Props {
  readonly className?: string
  readonly children?: ReactNode
}

/** The shapes that a mark consists of: no more than lines of SVG, for which a second React in the page would be much. */
function shapesOf(node: ReactNode): readonly Element[] {
  if (Array.isArray(node)) return node.flatMap((each: ReactNode) => shapesOf(each))
  if (!isValidElement<Props>(node)) return []
  const { type, props } = node
  if (typeof type === 'function') return shapesOf((type as (props: Props) => ReactNode)(props))
  const { children, className, ...attributes } = props
  const within = shapesOf(children)
  if (typeof type !== 'string') return within
  const shape = document.createElementNS(SVG, type)
  if (className !== undefined) shape.setAttribute('class', className)
  for (const [name, value] of Object.entries(attributes)) shape.setAttribute(attributeOf(name), String(value))
  shape.append(...within)
  return [shape]
}

/** SVG writes `strokeWidth` with a hyphen, and `viewBox` as it is. */
const attributeOf = (name: string): string =>
  name === 'viewBox' ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The shape as a document of its own, with what the page's style sheets say of it written into it. */
function asDocument(shape: Element, pixels: number): string {
  for (const part of [shape, ...shape.querySelectorAll('*')]) {
    const style = getComputedStyle(part)
    const told = STROKES.map((stroke) => [stroke, style.getPropertyValue(stroke)] as const)
    for (const [stroke, value] of told) part.setAttribute(stroke, value)
  }
  shape.setAttribute('width', String(pixels))
  shape.setAttribute('height', String(pixels))
  return new XMLSerializer().serializeToString(shape)
}

async function pictureOf(drawing: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = `data:image/svg+xml,${encodeURIComponent(drawing)}`
  await image.decode()
  return image
}
