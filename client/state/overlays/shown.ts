import type { Now } from '../now.ts'
import { overlayBy } from './catalogue.ts'
import { createFaded, type Faded } from './faded.ts'
import { createTint, type Tint } from './tint.ts'

/** The Tint and the Faded of what is on the screen, one of each: scene and legend read the same columns. */
export interface Shown {
  readonly tint: Tint
  readonly faded: Faded
}

let held: { readonly now: Now; readonly id: string; readonly shown: Shown } | undefined

/** Those of an Overlay; the same objects until another Plant or another Overlay is shown. */
export function shownBy(now: Now, id: string): Shown {
  if (held?.now === now && held.id === id) return held.shown
  const faded = held?.now === now ? held.shown.faded : createFaded(now.model)
  const shown = { tint: createTint(now.model, overlayBy(now.model, id)), faded }
  held = { now, id, shown }
  return shown
}
