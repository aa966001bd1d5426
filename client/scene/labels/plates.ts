import { Color, Group, InstancedBufferAttribute, ShaderMaterial, Vector2, type WebGLRenderer } from 'three'
import { quadGeometry, quadMesh } from '../marks/quads.ts'
import { ATLAS_PIXELS, type Atlas } from './atlas.ts'
import type { Picture } from './columns.ts'

/** Labels as the GPU draws them: lines to what is lifted, and plates over them. Two draw calls. */
export interface Plates {
  readonly root: Group
  /** A plate's anchor; its size, CSS pixels above it and above the sign there; its picture's cut from the atlas. */
  put(at: number, x: number, y: number, z: number): void
  size(at: number, lift: number, line: number, width: number, height: number): void
  /** A sign stands between anchor and plate; a plate that stays does not leave the picture sideways. */
  stand(at: number, signPixels: number, stays: boolean): void
  cut(at: number, x: number, y: number, width: number, height: number): void
  fade(at: number, alpha: number): void
  /** So many plates are drawn. */
  close(count: number): void
  resize(picture: Pick<Picture, 'width' | 'height' | 'bar'>, ratio: number, snaps: boolean): void
  colour(line: string): void
  dispose(): void
}

export const MOST_PLATES = 256
/** Under the signs, which are never covered. */
const RENDER_ORDER = 30

const ANCHOR = /* glsl */ `
  uniform vec2 picture;
  uniform float bar;
  uniform float ratio;
  uniform float snaps;
  attribute vec4 anchor; // x, y, z, opacity
  attribute vec4 plate; // lift, length of the line, width, height; CSS pixels
  attribute vec2 stand; // largest side of the sign, CSS pixels; 1 for what stays in the picture
  varying float vAlpha;
  bool seenAt(out vec2 at) {
    vec4 seen = projectionMatrix * viewMatrix * vec4(anchor.xyz, 1.0);
    at = (seen.xy / seen.w * 0.5 + 0.5) * picture;
    at.y += stand.x * clamp(projectionMatrix[1][1] * 0.5 * picture.y / seen.w / 14.0, 0.6, 1.0);
    vAlpha = anchor.w;
    return seen.w > 0.0 && anchor.w > 0.0;
  }
  vec4 placed(vec2 at) { return vec4(at / picture * 2.0 - 1.0, 0.0, 1.0); }
`
const PLATE_VERTEX = /* glsl */ `
  ${ANCHOR}
  uniform float atlasPixels;
  attribute vec4 cut; // left, top, width, height in the atlas
  varying vec2 vCut;
  void main() {
    vec2 at;
    bool seen = seenAt(at);
    vec2 low = at + vec2(-plate.z * 0.5, plate.x);
    if (stand.y > 0.5) low.x = clamp(low.x, 2.0, max(2.0, picture.x - plate.z - max(2.0, bar)));
    low = mix(low, floor(low * ratio + 0.5) / ratio, snaps);
    vCut = (cut.xy + vec2(position.x + 0.5, 0.5 - position.y) * cut.zw) / atlasPixels;
    gl_Position = seen ? placed(low + (position.xy + 0.5) * plate.zw) : vec4(2.0, 2.0, 2.0, 1.0);
  }
`
const PLATE_FRAGMENT = /* glsl */ `
  uniform sampler2D atlas;
  varying vec2 vCut;
  varying float vAlpha;
  void main() { gl_FragColor = texture2D(atlas, vCut) * vAlpha; }
`
const LINE_VERTEX = /* glsl */ `
  ${ANCHOR}
  uniform float thick;
  void main() {
    vec2 at;
    bool seen = seenAt(at) && plate.y > 0.0;
    vec2 spot = at + vec2(position.x * thick, plate.x - plate.y + (position.y + 0.5) * plate.y);
    gl_Position = seen ? placed(spot) : vec4(2.0, 2.0, 2.0, 1.0);
  }
`
const LINE_FRAGMENT = /* glsl */ `
  uniform vec3 colour;
  varying float vAlpha;
  void main() { gl_FragColor = vec4(colour * vAlpha, vAlpha); }
`

export function createPlates(atlas: Atlas): Plates {
  const geometry = quadGeometry()
  const column = (name: string, size = 4): InstancedBufferAttribute => {
    const attribute = new InstancedBufferAttribute(new Float32Array(MOST_PLATES * size), size)
    geometry.setAttribute(name, attribute)
    return attribute
  }
  const [anchor, plate, cut, stand] = [column('anchor'), column('plate'), column('cut'), column('stand', 2)]
  geometry.instanceCount = 0
  const uniforms = {
    atlas: { value: atlas.texture },
    atlasPixels: { value: ATLAS_PIXELS },
    picture: { value: new Vector2(1, 1) },
    bar: { value: 0 },
    ratio: { value: 1 },
    snaps: { value: 0 },
    thick: { value: 1.25 },
    colour: { value: new Color() },
  }
  const over = (vertexShader: string, fragmentShader: string): ShaderMaterial =>
    new ShaderMaterial({
      uniforms,
      vertexShader,
      fragmentShader,
      transparent: true,
      premultipliedAlpha: true,
      depthTest: false,
      depthWrite: false,
    })
  const materials = [over(LINE_VERTEX, LINE_FRAGMENT), over(PLATE_VERTEX, PLATE_FRAGMENT)]
  const root = new Group()
  materials.forEach((material, i) => {
    root.add(quadMesh(geometry, material, RENDER_ORDER + i))
  })
  const [lines] = root.children
  if (lines !== undefined) lines.onBeforeRender = (renderer: WebGLRenderer) => atlas.send(renderer)
  root.visible = false

  return {
    root,
    put: (at, x, y, z) => void anchor.setXYZ(at, x, y, z),
    size: (at, lift, line, width, height) => void plate.setXYZW(at, lift, line, width, height),
    stand: (at, signPixels, stays) => void stand.setXY(at, signPixels, stays ? 1 : 0),
    cut: (at, x, y, width, height) => void cut.setXYZW(at, x, y, width, height),
    fade: (at, alpha) => void anchor.setW(at, alpha),
    close(count) {
      for (const attribute of [anchor, plate, cut, stand]) attribute.needsUpdate = true
      geometry.instanceCount = count
      root.visible = count > 0
    },
    resize({ width, height, bar }, ratio, snaps) {
      uniforms.picture.value.set(width, height)
      uniforms.bar.value = bar
      uniforms.ratio.value = ratio
      uniforms.snaps.value = snaps ? 1 : 0
    },
    colour(line) {
      // Written to the screen as it is: the page's own colours are not lit.
      uniforms.colour.value.set(line).convertLinearToSRGB()
    },
    dispose() {
      geometry.dispose()
      for (const material of materials) material.dispose()
    },
  }
}
