import { LARGEST_PICTURE_BYTES } from '../../state/views.ts'

const WIDTH = 320
const HEIGHT = 180
/** Tried one after another until the picture is small enough. */
const FINENESS = [0.8, 0.6, 0.4, 0.2]

/** A picture made small for a list, cut to its middle, as a data URL; nothing where there is none. */
export async function smallPicture(picture: Blob | undefined): Promise<string | undefined> {
  if (picture === undefined) return undefined
  try {
    const bitmap = await createImageBitmap(picture)
    const canvas = document.createElement('canvas')
    canvas.width = WIDTH
    canvas.height = HEIGHT
    const scale = Math.max(WIDTH / bitmap.width, HEIGHT / bitmap.height)
    const [wide, high] = [bitmap.width * scale, bitmap.height * scale]
    const pen = canvas.getContext('2d')
    if (pen === null) return undefined
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(bitmap, (WIDTH - wide) / 2, (HEIGHT - high) / 2, wide, high)
    bitmap.close()
    for (const fineness of FINENESS) {
      const text = canvas.toDataURL('image/webp', fineness)
      if (text.startsWith('data:image/') && text.length <= LARGEST_PICTURE_BYTES) return text
    }
    return undefined
  } catch {
    return undefined
  }
}
