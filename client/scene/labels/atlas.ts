import { DataTexture, LinearFilter, RGBAFormat, UnsignedByteType, Vector2, type WebGLRenderer } from 'three'
import type { Stage } from '../light/stage.ts'
import { createShelves, type Shelves } from './shelves.ts'
import { drawSprite, ROW_PIXELS, type Sprite, TALL_ROW_PIXELS } from './sprite.ts'

/** Where a label's picture is in the atlas, in its pixels. */
export interface Cut {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The pictures of labels on one texture; each is drawn once and sent by itself. */
export interface Atlas {
  readonly texture: DataTexture
  /** The picture of a label, drawn if need be; undefined where there is no room, or not in this picture. */
  cut(key: string, sprite: Sprite, stage: Stage, stays: (key: string) => boolean): Cut | undefined
  /** Everything has to be drawn anew, at so many pixels of the atlas a CSS pixel at scale 1. */
  reset(density: number): void
  /** So many labels may be drawn before the next picture. */
  allow(count: number): void
  /** Whether any had to wait for a later picture. */
  owes(): boolean
  /** Sends what was drawn since the last picture. */
  send(renderer: WebGLRenderer): void
  dispose(): void
}

export const ATLAS_PIXELS = 2048
const TALL_ROWS = 4
const MOST_SPRITES = 1024

/** The pen is a small canvas that labels are drawn on one by one. */
export function createPen(): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = 1200
  canvas.height = 128
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (pen === null) throw new Error('this browser draws no text on a canvas')
  return pen
}

export function createAtlas(pen: CanvasRenderingContext2D): Atlas {
  const texture = new DataTexture(null, ATLAS_PIXELS, ATLAS_PIXELS, RGBAFormat, UnsignedByteType)
  texture.source.dataReady = false
  texture.premultiplyAlpha = true
  texture.minFilter = LinearFilter
  texture.magFilter = LinearFilter
  texture.generateMipmaps = false
  texture.needsUpdate = true
  let density = 1
  let shelves: Shelves = shelvesFor(density)
  let allowed = 0
  let owes = false
  let waiting: { readonly piece: DataTexture; readonly at: Vector2 }[] = []

  const drawn = (sprite: Sprite, stage: Stage, width: number, height: number): DataTexture => {
    pen.setTransform(1, 0, 0, 1, 0, 0)
    pen.clearRect(0, 0, width, height)
    pen.setTransform(density, 0, 0, density, density, density)
    drawSprite(pen, sprite, stage)
    const { data } = pen.getImageData(0, 0, width, height)
    return new DataTexture(new Uint8Array(data.buffer), width, height, RGBAFormat, UnsignedByteType)
  }

  return {
    texture,
    cut(key, sprite, stage, stays) {
      // A rim of one pixel all around keeps neighbours out.
      const [width, height] = [inPixels(sprite.width + 2, density), inPixels(sprite.height + 2, density)]
      const known = shelves.find(key)
      if (known !== undefined) return { x: known.x, y: known.y, width, height }
      if (allowed <= 0) {
        owes = true
        return undefined
      }
      const spot = shelves.put(key, width, sprite.height > ROW_PIXELS, stays)
      if (spot === undefined) return undefined
      allowed--
      waiting.push({ piece: drawn(sprite, stage, width, height), at: new Vector2(spot.x, spot.y) })
      return { x: spot.x, y: spot.y, width, height }
    },
    reset(to) {
      density = to
      shelves = shelvesFor(to)
      for (const { piece } of waiting) piece.dispose()
      waiting = []
    },
    allow(count) {
      allowed = count
      owes = false
    },
    owes: () => owes,
    send(renderer) {
      for (const { piece, at } of waiting) {
        renderer.copyTextureToTexture(piece, texture, null, at)
        piece.dispose()
      }
      waiting = []
    },
    dispose() {
      texture.dispose()
    },
  }
}

const inPixels = (size: number, density: number): number => Math.ceil(size * density)

const shelvesFor = (density: number): Shelves =>
  createShelves({
    width: ATLAS_PIXELS,
    height: ATLAS_PIXELS,
    row: inPixels(ROW_PIXELS + 2, density),
    tallRow: inPixels(TALL_ROW_PIXELS + 2, density),
    tallRows: TALL_ROWS,
    most: MOST_SPRITES,
  })
