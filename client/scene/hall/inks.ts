import { Color } from 'three'
import type { Stage } from '../light/stage.ts'
import type { Stuff } from './boxes.ts'
import type { Ink } from './paint.ts'

const mixed = (a: number, b: number, share: number): Color => new Color(a).lerp(new Color(b), share)

/** What is painted on the floor, under this light. */
export function floorInks(stage: Stage): Readonly<Record<Ink, Color>> {
  const { background, floor, marking, zone } = stage
  const dark = stage.name !== 'light'
  return {
    ground: mixed(background, floor, dark ? 0.16 : 0.42),
    slab: new Color(floor),
    aisle: new Color(marking.aisle),
    people: new Color(marking.people),
    vehicles: new Color(marking.vehicles),
    road: new Color(marking.road),
    edge: mixed(marking.edge, floor, dark ? 0.3 : 0.18),
    shade: new Color(dark ? 0x020304 : 0x2a3038),
    exit: new Color(EXIT[stage.name]),
    white: dark ? mixed(floor, 0xffffff, stage.name === 'contrast' ? 0.75 : 0.34) : new Color(0xfbfcfc),
    storage: new Color(zone.storage),
    safety: new Color(zone.safety),
    quality: new Color(zone.quality),
    maintenance: new Color(zone.maintenance),
    office: new Color(zone.office),
    charging: new Color(zone.charging),
    production: new Color(zone.production),
  }
}

const EXIT = { light: 0x3f9a68, dark: 0x2f7a52, contrast: 0x35c27c } as const

/** A surface of the hall: its colour, how rough it is, and how much it shines by itself. */
export interface Surface {
  readonly colour: Color
  readonly roughness: number
  readonly glow: number
}

const surface = (colour: Color | number, roughness: number, glow = 0): Surface => ({
  colour: new Color(colour),
  roughness,
  glow,
})

/** What the hall's boxes are made of, under this light. */
export function hallSurfaces(stage: Stage): Readonly<Record<Stuff, Surface>> {
  const { wall, column, background, floor, finishes } = stage
  const light = stage.name === 'light'
  return {
    wall: surface(wall, 0.92),
    partition: surface(mixed(wall, column, 0.22), 0.85),
    frame: surface(mixed(column, 0x3c444d, light ? 0.55 : 0.25), 0.6),
    shutter: surface(mixed(wall, light ? 0xffffff : 0x9aa6b2, light ? 0.5 : 0.25), 0.6),
    leaf: surface(mixed(column, wall, 0.25), 0.6),
    sign: surface(light ? 0x159a5b : 0x1fae6a, 0.5, light ? 0.35 : 0.9),
    glazing: surface(light ? 0xc5d6e0 : mixed(background, 0x8fb2cf, 0.28), 0.18, light ? 0.3 : 0.35),
    column: surface(column, 0.6),
    // Muted: a colour that is bright at every column would drown the one that calls a person.
    guard: surface(mixed(finishes.safety.colour, column, light ? 0.24 : 0.3), 0.6),
    rail: surface(mixed(column, wall, 0.2), 0.5),
    rungs: surface(mixed(column, wall, 0.1), 0.5),
    post: surface(mixed(column, floor, 0.25), 0.6),
    truss: surface(mixed(column, wall, light ? 0.5 : 0.1), 0.7),
    skin: surface(mixed(wall, column, light ? 0.12 : 0.05), 0.95, light ? 0.3 : 0.22),
    skylight: surface(light ? 0xf7fbff : 0x2c3c4c, 0.6, light ? 0.9 : 0.8),
    lamp: surface(light ? 0xffffff : 0xf3f7ff, 0.6, light ? 0.8 : 1.4),
  }
}
