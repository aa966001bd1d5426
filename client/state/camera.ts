import { createStore } from 'zustand/vanilla'

/** Where the camera stands, by what it looks at; radians and metres, plant-wide, z up. */
export interface Pose {
  readonly target: readonly [number, number, number]
  /** 0 looks north, along +y; grows counter-clockwise seen from above. */
  readonly azimuth: number
  /** 0 looks straight down, half of pi along the floor. */
  readonly polar: number
  readonly distance: number
  /** Vertical opening in degrees; a long lens from far away is as good as an isometric drawing. */
  readonly lens: number
}

/** What a person asks of the camera; the scene does it. */
export type CameraWish =
  /** A flight takes as long as its way asks for, unless it is told to take its time. */
  | { readonly kind: 'pose'; readonly pose: Pose; readonly overMillis?: number }
  /** All of these Machines in view, by index; none names the whole Plant. */
  | { readonly kind: 'fit'; readonly machines: readonly number[]; readonly overMillis?: number }
  | { readonly kind: 'turn'; readonly to: 'top' | 'isometric' | 'free' | 'north' }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'follow'; readonly machine: number }
  /** Beside a Machine and facing it, if one is named. */
  | { readonly kind: 'walk'; readonly machine?: number }
  /** Ends following and walking where the camera stands. */
  | { readonly kind: 'stay' }

export type CameraMode =
  | { readonly kind: 'orbit' }
  | { readonly kind: 'follow'; readonly machine: number }
  | { readonly kind: 'walk' }

/** What the rest of the page knows of the camera. Never written while the camera moves. */
export interface CameraReport {
  /** Where it came to rest; absent until a Plant was drawn. */
  readonly pose?: Pose
  /** Where it flies to at a wish, until it rests; what is followed or walked leads nowhere. */
  readonly goal?: Pose | undefined
  readonly mode: CameraMode
  readonly wish?: CameraWish
  /** One more with each wish, so that the same wish twice is two. */
  readonly wishes: number
}

export const camera = createStore<CameraReport>(() => ({ mode: { kind: 'orbit' }, wishes: 0 }))

export const wishCamera = (wish: CameraWish): void =>
  camera.setState(({ wishes }) => ({ wish, wishes: wishes + 1 }))

/** Who goes along with the eye while it moves, picture by picture: another page that is tied to this one [PH-102]. */
export interface Companion {
  /** Where the eye is to be put before the next picture, once. */
  elsewhere(): Pose | undefined
  /** It has moved, by whatever moves it, also by being put elsewhere. */
  moved(pose: Pose): void
}

let companion: Companion | undefined

export function accompanyEye(by: Companion | undefined): void {
  companion = by
}

export const eyeCompanion = (): Companion | undefined => companion
