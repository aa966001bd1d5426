import { DataTexture, FloatType, NearestFilter, RGBAFormat, UnsignedByteType } from 'three'

/** Texels in a row of every table; what a shader reads by index lies at (index % WIDTH, index / WIDTH). */
export const TABLE_WIDTH = 512

/** Numbers by Machine that shaders read: RGBA texels, written in place. */
export interface Table<Column extends Float32Array | Uint8Array> {
  readonly texture: DataTexture
  readonly cells: Column
  /** Sends these cells with the next picture; before the first one all are sent anyway. */
  touch(first: number, count: number): void
}

const rowsFor = (texels: number): number => Math.max(1, Math.ceil(texels / TABLE_WIDTH))

function dressed<Column extends Float32Array | Uint8Array>(
  texture: DataTexture,
  cells: Column,
): Table<Column> {
  texture.minFilter = NearestFilter
  texture.magFilter = NearestFilter
  texture.generateMipmaps = false
  texture.needsUpdate = true
  let sent = false
  texture.onUpdate = () => {
    sent = true
  }
  const touch = (first: number, count: number): void => {
    if (sent) texture.addUpdateRange(first, count)
    texture.needsUpdate = true
  }
  return { texture, cells, touch }
}

export function floatTable(texels: number): Table<Float32Array<ArrayBuffer>> {
  const cells = new Float32Array(rowsFor(texels) * TABLE_WIDTH * 4)
  return dressed(new DataTexture(cells, TABLE_WIDTH, rowsFor(texels), RGBAFormat, FloatType), cells)
}

export function byteTable(texels: number): Table<Uint8Array<ArrayBuffer>> {
  const cells = new Uint8Array(rowsFor(texels) * TABLE_WIDTH * 4)
  return dressed(new DataTexture(cells, TABLE_WIDTH, rowsFor(texels), RGBAFormat, UnsignedByteType), cells)
}
