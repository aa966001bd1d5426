import { type Rulers, type Sprite, spriteOf } from './sprite.ts'
import { keyOf, type Telling } from './telling.ts'

/** A label as it will be drawn, with the name under which its picture is kept. */
export interface Layout {
  readonly key: string
  readonly sprite: Sprite
}

export const layoutOf = (telling: Telling, rulers: Rulers): Layout => ({
  key: keyOf(telling),
  sprite: spriteOf(telling, rulers),
})
