import {
  AddEquation,
  Color,
  CustomBlending,
  type IUniform,
  type Material,
  MeshStandardMaterial,
  OneFactor,
  OneMinusSrcAlphaFactor,
  ShaderMaterial,
  SrcAlphaFactor,
  Vector2,
  Vector4,
  ZeroFactor,
} from 'three'
import type { Stage } from '../light/stage.ts'
import { teach } from '../light/taught.ts'
import {
  BOX_FRAGMENT_COLOUR,
  BOX_FRAGMENT_GLOW,
  BOX_FRAGMENT_HEAD,
  BOX_FRAGMENT_ROUGHNESS,
  BOX_VERTEX_HEAD,
  BOX_VERTEX_NORMAL,
  BOX_VERTEX_POSITION,
} from './box-shader.ts'
import { STUFFS } from './boxes.ts'
import type { Cuts } from './cuts.ts'
import { type Extent, groundReach } from './floor-plan.ts'
import { FLOOR_FRAGMENT, FLOOR_VERTEX } from './floor-shader.ts'
import { floorInks, hallSurfaces } from './inks.ts'
import { INKS } from './paint.ts'
import type { Daylight } from './roof.ts'

/** A material of the hall that another stage changes by its uniforms alone. */
export interface Staged<Kind extends Material = Material> {
  readonly material: Kind
  restage(stage: Stage): void
}

/** The floor, and how much of a roof's daylight lies on its polish. */
export interface FloorLook extends Staged<ShaderMaterial> {
  mirror(roof: Daylight | undefined, shown: number): void
}

/**
 * The floor hides nothing and is hidden by whatever stands on it: it writes no depth, so that its coats never fight,
 * and blends coat over coat although it is no transparent thing that would be drawn late.
 */
export function floorMaterial(extent: Extent): FloorLook {
  const uniforms = {
    inks: { value: INKS.map(() => new Color()) },
    joint: { value: new Color() },
    background: { value: new Color() },
    sheen: { value: new Color() },
    extent: { value: new Vector4(extent.west, extent.south, extent.east, extent.north) },
    reach: { value: groundReach(extent) },
    shadeBy: { value: 1 },
    daylight: { value: new Color() },
    strips: { value: new Vector4() },
    stripsShown: { value: 0 },
    stripsAxis: { value: 0 },
  } satisfies Record<string, IUniform>
  const material = new ShaderMaterial({
    uniforms,
    vertexShader: FLOOR_VERTEX,
    fragmentShader: FLOOR_FRAGMENT,
    depthWrite: false,
    // The stage says how the floor looks, not how much light it sends back.
    toneMapped: false,
    blending: CustomBlending,
    blendEquation: AddEquation,
    blendSrc: SrcAlphaFactor,
    blendDst: OneMinusSrcAlphaFactor,
    blendSrcAlpha: ZeroFactor,
    blendDstAlpha: OneFactor,
  })
  return {
    material,
    mirror(roof, shown) {
      uniforms.stripsShown.value = roof === undefined ? 0 : shown
      if (roof === undefined) return
      uniforms.stripsAxis.value = roof.axis
      uniforms.strips.value.set(roof.from, roof.to, roof.height, roof.share)
    },
    restage(stage) {
      const inks = floorInks(stage)
      INKS.forEach((ink, i) => {
        uniforms.inks.value[i]?.copy(inks[ink])
      })
      uniforms.joint.value.set(stage.grid)
      uniforms.background.value.set(stage.background)
      uniforms.sheen.value.set(stage.background).lerp(new Color(stage.sky.above), 0.35)
      uniforms.daylight.value.copy(hallSurfaces(stage).skylight.colour)
      uniforms.shadeBy.value = Math.min(1.6, stage.shadow * 2.3)
    },
  }
}

/** What all boxes wear; `roof` may dissolve as a whole, which its `shown` tells from 0 to 1. */
export interface BoxLook extends Staged<MeshStandardMaterial> {
  readonly shown: IUniform<number>
}

export function boxMaterial(cuts: Cuts, roof: boolean): BoxLook {
  const uniforms = {
    cuts: { value: cuts.texture },
    stuffColours: { value: STUFFS.map(() => new Color()) },
    stuffFinishes: { value: STUFFS.map(() => new Vector2()) },
    stripeColour: { value: new Color() },
    cutColour: { value: new Color() },
    shown: { value: 1 },
  }
  // Tone mapping is for what glows and mirrors; it would take the greys out of a dark wall.
  const material = new MeshStandardMaterial({ toneMapped: false })
  if (roof) material.defines = { ...material.defines, ROOF: '' }
  teach(material, {
    name: `hall-${roof ? 'roof' : 'box'}`,
    uniforms,
    vertex: { head: BOX_VERTEX_HEAD, normal: BOX_VERTEX_NORMAL, position: BOX_VERTEX_POSITION },
    fragment: {
      head: BOX_FRAGMENT_HEAD,
      colour: BOX_FRAGMENT_COLOUR,
      roughness: BOX_FRAGMENT_ROUGHNESS,
      glow: BOX_FRAGMENT_GLOW,
    },
  })
  return {
    material,
    shown: uniforms.shown,
    restage(stage) {
      const surfaces = hallSurfaces(stage)
      STUFFS.forEach((stuff, i) => {
        const { colour, roughness, glow } = surfaces[stuff]
        uniforms.stuffColours.value[i]?.copy(colour)
        uniforms.stuffFinishes.value[i]?.set(roughness, glow)
      })
      uniforms.stripeColour.value.set(stage.marking.edge).lerp(surfaces.wall.colour, 0.35)
      uniforms.cutColour.value.copy(surfaces.wall.colour).multiplyScalar(stage.name === 'light' ? 0.3 : 1.9)
    },
  }
}
