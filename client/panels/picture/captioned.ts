import type { LegendEntry } from '../../state/overlays/entries.ts'
import { MOST_HEAT, type Overlay } from '../../state/overlays/overlay.ts'
import { rampColour } from '../../state/overlays/ramp.ts'
import { shownBy } from '../../state/overlays/shown.ts'
import { refreshTint } from '../../state/overlays/tint.ts'
import { leftOut, toldCounts } from '../../state/overlays/told.ts'
import { playheadTime } from '../../state/playhead.ts'
import { takePicture } from '../../state/scene.ts'
import { settings } from '../../state/settings.ts'
import { store } from '../../state/store.ts'
import { view } from '../../state/view.ts'
import { currentLocale } from '../../text/locale.ts'
import { currentSpeech } from '../../text/use-text.ts'
import { layOut, letterFor } from './caption.ts'
import { type CaptionOf, captionOf } from './caption-words.ts'
import { entryPictures } from './entry-pictures.ts'

/** The scene as a PNG with its caption below it, both of one instant; nothing where no scene is drawn [N-19]. */
export async function captionedPicture(): Promise<Blob | undefined> {
  const { now, connection } = store.getState()
  if (now === undefined) return undefined
  const taken = takePicture()
  const { muted, overlay: id } = view.getState()
  const { tint } = shownBy(now, id)
  const at = playheadTime(connection)
  refreshTint(tint, now, at)
  const { model } = now
  const { overlay, entries } = tint
  const caption = captionOf(
    {
      plant: model.plant.name,
      machines: model.table.machines.length - leftOut(tint, now),
      apart: leftOut(tint, now),
      overlay,
      entries,
      counts: toldCounts(tint, now),
      muted,
      connection,
      at,
      timeZone: currentLocale().timeZone,
    },
    currentSpeech(),
  )
  const picture = await taken
  return picture === undefined ? undefined : composed(picture, caption, overlay)
}

async function composed(
  picture: Blob,
  { caption, shown }: CaptionOf,
  overlay: Overlay,
): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('no 2d canvas for the caption')
  const bitmap = await createImageBitmap(picture)
  const letter = letterFor(bitmap.width)
  const style = getComputedStyle(document.body)
  const colour = (token: string): string => style.getPropertyValue(token).trim()
  const setFont = (bold: boolean): void => {
    pen.font = `${bold ? 600 : 400} ${letter}px ${style.fontFamily}`
  }
  const measure = (text: string, bold: boolean): number => {
    setFont(bold)
    return pen.measureText(text).width
  }
  const { height, mark, laid } = layOut(caption, bitmap.width, letter, measure)
  const marks = await entryPictures(shown, Math.ceil(mark))
  canvas.width = bitmap.width
  canvas.height = bitmap.height + height
  pen.fillStyle = colour('--raised')
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(bitmap, 0, 0)
  pen.translate(0, bitmap.height)
  bitmap.close()
  pen.fillStyle = colour('--line')
  pen.fillRect(0, 0, canvas.width, Math.max(1, letter / 13))
  pen.textBaseline = 'middle'
  for (const item of laid) {
    if (item.kind === 'text') {
      setFont(item.bold)
      pen.fillStyle = colour(`--${item.tone}`)
      pen.fillText(item.text, item.x, item.y)
      if (item.struck) pen.fillRect(item.x, item.y, item.width, Math.max(1, letter / 13))
      continue
    }
    const entry = shown[item.entry]
    const drawn = marks[item.entry]
    pen.globalAlpha = item.faint ? FAINT : 1
    if (drawn !== undefined) pen.drawImage(drawn, item.x, item.y, mark, mark)
    else if (entry !== undefined)
      drawSwatch(pen, entry, overlay, { x: item.x, y: item.y, size: mark }, colour)
    pen.globalAlpha = 1
  }
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'))
}

/** As faint as the legend draws the mark of what is switched off. */
const FAINT = 0.35

interface Square {
  readonly x: number
  readonly y: number
  readonly size: number
}

/** What the legend shows as a patch of the page: a bin in its colours, what is stale hatched. */
function drawSwatch(
  pen: CanvasRenderingContext2D,
  entry: LegendEntry,
  overlay: Overlay,
  { x, y, size }: Square,
  colour: (token: string) => string,
): void {
  pen.save()
  pen.beginPath()
  pen.rect(x, y, size, size)
  if (entry.kind === 'bin' && overlay.kind === 'heat') {
    const stage = settings.getState().drawnTheme
    const [low, high] = overlay.range
    const heat = (value: number): number => Math.round(((value - low) / (high - low)) * MOST_HEAT)
    const ramp = pen.createLinearGradient(x, y, x + size, y)
    ramp.addColorStop(0, rampColour(stage, heat(entry.from)))
    ramp.addColorStop(1, rampColour(stage, heat(entry.to)))
    pen.fillStyle = ramp
    pen.fill()
  } else {
    pen.lineWidth = Math.max(1, size / 14)
    pen.strokeStyle = colour('--edge')
    pen.stroke()
    pen.clip()
    pen.strokeStyle = colour('--hatch')
    pen.lineWidth = size / 8
    pen.beginPath()
    for (let along = -size; along < size; along += size / 3) {
      pen.moveTo(x + along, y + size)
      pen.lineTo(x + along + size, y)
    }
    pen.stroke()
  }
  pen.restore()
}
