import {
  BackSide,
  Color,
  DataTexture,
  type IUniform,
  LinearFilter,
  MeshStandardMaterial,
  ShaderMaterial,
  SRGBColorSpace,
  Vector3,
  Vector4,
} from 'three'
import { FRESHNESSES } from '../../state/overlays/entries.ts'
import type { Overlay } from '../../state/overlays/overlay.ts'
import type { Stage } from '../light/stage.ts'
import { teach } from '../light/taught.ts'
import { type Joint, MOST_JOINTS, TONES } from '../shapes/model.ts'
import { type Columns, STATE_ORDER } from './columns.ts'
import {
  FRAGMENT_COLOUR,
  FRAGMENT_GLOW,
  FRAGMENT_HEAD,
  FRAGMENT_METALNESS,
  FRAGMENT_ROUGHNESS,
  OUTLINE_FRAGMENT,
  OUTLINE_VERTEX,
  VERTEX_HEAD,
  VERTEX_NORMAL,
  VERTEX_POSITION,
} from './shader.ts'

/** What all Machines' materials share: the tables, and the stage's colours. */
export interface Palette {
  readonly uniforms: Record<
    | 'places'
    | 'states'
    | 'joints'
    | 'ramp'
    | 'toneColours'
    | 'toneFinishes'
    | 'stateColours'
    | 'byHeat'
    | 'byEntry'
    | 'entryColours'
    | 'floorColour',
    IUniform
  >
  restage(stage: Stage): void
  /** What the Machines' paint tells of; the ramp has 255 colours, sRGB. */
  paintBy(overlay: Overlay['kind'], ramp: Uint8Array): void
  dispose(): void
}

export function createPalette(columns: Columns, stage: Stage): Palette {
  const cells = new Uint8Array(256 * 4).fill(255)
  const ramp = new DataTexture(cells, 256, 1)
  ramp.colorSpace = SRGBColorSpace
  ramp.magFilter = LinearFilter
  ramp.minFilter = LinearFilter
  ramp.needsUpdate = true
  const palette: Palette = {
    uniforms: {
      places: { value: columns.places.texture },
      states: { value: columns.states.texture },
      joints: { value: columns.joints.texture },
      ramp: { value: ramp },
      toneColours: { value: TONES.map(() => new Color()) },
      toneFinishes: { value: TONES.map(() => new Vector3()) },
      stateColours: { value: STATE_ORDER.map(() => new Vector4()) },
      byHeat: { value: 0 },
      byEntry: { value: 0 },
      entryColours: { value: FRESHNESSES.map(() => new Vector4()) },
      floorColour: { value: new Color() },
    },
    restage(to) {
      const { uniforms } = palette
      TONES.forEach((tone, i) => {
        const { colour, roughness, metalness, glow } = to.finishes[tone]
        uniforms.toneColours.value[i].set(colour)
        uniforms.toneFinishes.value[i].set(roughness, metalness, glow)
      })
      STATE_ORDER.forEach((state, i) => {
        const { r, g, b } = colourScratch.set(to.states[state] ?? 0)
        uniforms.stateColours.value[i].set(
          r,
          g,
          b,
          to.states[state] === undefined ? 0 : STATE_STRENGTH[state],
        )
      })
      FRESHNESSES.forEach((freshness, i) => {
        const { r, g, b } = colourScratch.set(to.freshness[freshness] ?? 0)
        uniforms.entryColours.value[i].set(
          r,
          g,
          b,
          to.freshness[freshness] === undefined ? 0 : ENTRY_STRENGTH,
        )
      })
      uniforms.floorColour.value.set(to.floor)
    },
    paintBy(overlay, colours) {
      palette.uniforms.byHeat.value = overlay === 'heat' ? 1 : 0
      palette.uniforms.byEntry.value = overlay === 'freshness' ? 1 : 0
      if (overlay !== 'heat') return
      for (let i = 0; i < 256; i++) cells.set(colours.subarray(i * 3, i * 3 + 3), i * 4)
      ramp.needsUpdate = true
    },
    dispose: () => ramp.dispose(),
  }
  palette.restage(stage)
  return palette
}

const colourScratch = new Color()
const ENTRY_STRENGTH = 0.8

/** How much of a Machine's paint its state takes over: all of it only where a person must come. */
const STATE_STRENGTH: Readonly<Record<(typeof STATE_ORDER)[number], number>> = {
  fault: 0.88,
  held: 0.7,
  waiting: 0.42,
  setup: 0.4,
  running: 0,
  idle: 0,
  unknown: 0.75,
}

/** The freedoms of a Kind as the shader walks them. */
export function jointUniforms(
  freedom: readonly Joint[],
): Record<'jointAxis' | 'jointPivot', IUniform<Vector4[]>> {
  const axes = Array.from({ length: MOST_JOINTS }, () => new Vector4())
  const pivots = Array.from({ length: MOST_JOINTS }, () => new Vector4(0, 0, 0, -1))
  freedom.forEach(({ axis, pivot, motion, parent }, i) => {
    const length = Math.hypot(...axis) || 1
    axes[i]?.set(axis[0] / length, axis[1] / length, axis[2] / length, motion === 'turn' ? 1 : 0)
    pivots[i]?.set(...pivot, parent)
  })
  return { jointAxis: { value: axes }, jointPivot: { value: pivots } }
}

/** What a material is for: a Kind's shape, or the plain box that stands for any Kind far away. */
export type Purpose = 'shape' | 'box'

type Own = Record<string, IUniform>

const definesOf = (purpose: Purpose): Record<string, string> => (purpose === 'box' ? { SCALED: '' } : {})

export function machineMaterial(purpose: Purpose, palette: Palette, own: Own): MeshStandardMaterial {
  const material = new MeshStandardMaterial()
  material.defines = { ...material.defines, ...definesOf(purpose) }
  return teach(material, {
    name: `machine-${purpose}`,
    uniforms: { ...palette.uniforms, ...own },
    vertex: { head: VERTEX_HEAD, normal: VERTEX_NORMAL, position: VERTEX_POSITION },
    fragment: {
      head: FRAGMENT_HEAD,
      colour: FRAGMENT_COLOUR,
      roughness: FRAGMENT_ROUGHNESS,
      metalness: FRAGMENT_METALNESS,
      glow: FRAGMENT_GLOW,
    },
  })
}

/** Colours of the outlines, and one CSS pixel in clip space. */
export type OutlineUniforms = Record<'hoverColour' | 'chosenColour', IUniform<Color>> &
  Record<'pixel', IUniform<number>>

export const outlineMaterial = (purpose: Purpose, palette: Palette, own: Own): ShaderMaterial =>
  new ShaderMaterial({
    side: BackSide,
    defines: definesOf(purpose),
    uniforms: { ...palette.uniforms, ...own },
    vertexShader: OUTLINE_VERTEX,
    fragmentShader: OUTLINE_FRAGMENT,
  })
