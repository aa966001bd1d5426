import { createStore } from 'zustand/vanilla'

/** How the scene fares; `absent` is a browser without WebGL 2, which shows the list instead. */
export type SceneLife = 'starting' | 'drawn' | 'lost' | 'absent'

export const QUALITIES = ['low', 'medium', 'high', 'full'] as const
export type Quality = (typeof QUALITIES)[number]

/** What the rest of the page knows of the scene. Written a few times a second at most. */
export interface SceneReport {
  readonly life: SceneLife
  /** The level that is drawn now. */
  readonly quality: Quality
  /** What a person wishes; `auto` holds the frame rate. */
  readonly wished: Quality | 'auto'
  /** Frames drawn in the last second; 0 where nothing moved. */
  readonly framesPerSecond: number
  readonly drawCalls: number
  readonly triangles: number
  /** What a frame cost the page's script, p95 of the last second in which any was drawn; waiting for the GPU is apart. */
  readonly scriptMillis: number
}

export const scene = createStore<SceneReport>(() => ({
  life: 'starting',
  quality: 'medium',
  wished: 'auto',
  framesPerSecond: 0,
  drawCalls: 0,
  triangles: 0,
  scriptMillis: 0,
}))

let picture: (() => Promise<Blob | undefined>) | undefined

/** The scene lends its way of making a picture; undefined takes it back. */
export function lendPicture(make: (() => Promise<Blob | undefined>) | undefined): void {
  picture = make
}

/** The scene as a PNG, or nothing where no scene is drawn. */
export const takePicture = async (): Promise<Blob | undefined> => picture?.()
