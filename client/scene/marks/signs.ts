import { InstancedBufferAttribute, type Mesh, ShaderMaterial } from 'three'
import { LINK } from '../../../models/state.ts'
import { type Columns, ENTRY, MARK, STATE, STATE_ORDER } from '../pool/columns.ts'
import type { Palette } from '../pool/material.ts'
import { TABLE_CHUNK } from '../pool/shader.ts'
import { quadGeometry, quadMesh } from './quads.ts'

/** A sign above every Machine that needs a person, as large from the far end of the hall as from near. One draw call. */
export interface Signs {
  readonly mesh: Mesh
  /** Looks again which Machines need one. */
  refresh(): void
  /** Height of the picture and of a sign in CSS pixels. */
  resize(width: number, height: number, signPixels: number): void
  dispose(): void
}

const RENDER_ORDER = 40
const GRAVEST_UNSIGNED = 2
const UNKNOWN = STATE_ORDER.indexOf('unknown')
/** More signs than these are a pattern, and small. */
const CROWD = 60
const FEW_SHRINK = 0.6
const CROWD_SHRINKS = 0.4

const VERTEX = /* glsl */ `
  ${TABLE_CHUNK}
  uniform vec2 picture;
  uniform float size;
  uniform float least;
  attribute float machine;
  varying vec2 vAt;
  flat varying float vSign;
  void main() {
    int index = int(machine + 0.5);
    vec4 place = placeOf(index);
    vec4 seen = projectionMatrix * viewMatrix * vec4(place.xy, place.z + roomOf(index).z + 0.55, 1.0);
    vAt = position.xy * 2.0;
    vSign = stateOf(index).x > 5.5 ? 2.0 : stateOf(index).x;
    float metre = projectionMatrix[1][1] * 0.5 * picture.y / seen.w;
    float side = size * clamp(metre / 14.0, least, 1.0) * (vSign > 1.5 ? 0.8 : 1.0);
    vec2 centre = floor((seen.xy / seen.w * 0.5 + 0.5) * picture + vec2(0.0, side * 0.5)) + 0.5;
    seen.xy = ((centre + position.xy * side) / picture * 2.0 - 1.0) * seen.w;
    gl_Position = seen;
  }
`

const FRAGMENT = /* glsl */ `
  uniform vec4 stateColours[7];
  varying vec2 vAt;
  flat varying float vSign;
  float box(vec2 at, vec2 reach, float round) {
    vec2 away = abs(at) - reach + round;
    return length(max(away, 0.0)) + min(max(away.x, away.y), 0.0) - round;
  }
  float octagon(vec2 at, float reach) {
    vec2 a = abs(at);
    return max(max(a.x, a.y) - reach, (a.x + a.y) * 0.7071 - reach * 1.02);
  }
  float filled(float away) { float soft = fwidth(vAt.x); return 1.0 - smoothstep(-soft, soft, away); }
  void main() {
    float outer;
    float inner;
    if (vSign < 0.5) {
      outer = octagon(vAt, 0.86);
      inner = min(box(vAt - vec2(0.0, 0.18), vec2(0.1, 0.36), 0.06), length(vAt + vec2(0.0, 0.46)) - 0.13);
    } else if (vSign > 1.5) {
      // A ring with a stroke across: nobody knows how this one is.
      outer = length(vAt) - 0.84;
      vec2 along = vec2(vAt.x + vAt.y, vAt.x - vAt.y) * 0.7071;
      inner = min(abs(length(vAt) - 0.52) - 0.11, box(along, vec2(0.62, 0.1), 0.05));
    } else {
      outer = box(vAt, vec2(0.84), 0.2);
      inner = min(box(vAt - vec2(0.26, 0.0), vec2(0.11, 0.4), 0.05), box(vAt + vec2(0.26, 0.0), vec2(0.11, 0.4), 0.05));
    }
    float rim = filled(outer - 0.12);
    if (rim < 0.01) discard;
    vec3 ground = vSign < 0.5 ? stateColours[0].rgb : vSign < 1.5 ? stateColours[1].rgb : vec3(0.02, 0.025, 0.03);
    vec3 colour = mix(vec3(1.0), ground, filled(outer));
    colour = mix(colour, vec3(1.0), filled(inner));
    gl_FragColor = vec4(colour, rim);
    #include <colorspace_fragment>
  }
`

export function createSigns(count: number, columns: Columns, palette: Palette): Signs {
  const geometry = quadGeometry()
  const machines = new InstancedBufferAttribute(new Float32Array(count), 1)
  geometry.setAttribute('machine', machines)
  geometry.instanceCount = 0
  const uniforms = {
    places: { value: columns.places.texture },
    states: { value: columns.states.texture },
    stateColours: palette.uniforms.stateColours,
    picture: { value: [1, 1] },
    size: { value: 20 },
    least: { value: FEW_SHRINK },
  }
  const material = new ShaderMaterial({
    transparent: true,
    depthTest: false,
    depthWrite: false,
    uniforms,
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
  })
  const mesh = quadMesh(geometry, material, RENDER_ORDER)
  return {
    mesh,
    refresh() {
      const { cells } = columns.states
      let shown = 0
      const stands = (i: number): boolean => ((cells[i * STATE + 1] ?? 0) & MARK.faded) === 0
      for (let i = 0; i < count; i++) {
        const link = (cells[i * STATE + 3] ?? 0) % ENTRY
        const lost = link === LINK.silent || link === LINK.deviceLost
        if (cells[i * STATE] === UNKNOWN && lost && stands(i)) machines.array[shown++] = i
      }
      // Faults are put in last, so that no lesser sign lies over one.
      for (let state = GRAVEST_UNSIGNED - 1; state >= 0; state--)
        for (let i = 0; i < count; i++)
          if (cells[i * STATE] === state && stands(i)) machines.array[shown++] = i
      uniforms.least.value = shown > CROWD ? CROWD_SHRINKS : FEW_SHRINK
      geometry.instanceCount = shown
      mesh.visible = shown > 0
      machines.needsUpdate = true
    },
    resize(width, height, signPixels) {
      uniforms.picture.value = [width, height]
      uniforms.size.value = signPixels
    },
    dispose() {
      geometry.dispose()
      material.dispose()
    },
  }
}
