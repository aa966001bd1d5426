import { InstancedBufferAttribute, type Mesh, ShaderMaterial } from 'three'
import type { Stage } from '../light/stage.ts'
import { quadGeometry, quadMesh } from '../marks/quads.ts'
import type { Columns } from '../pool/columns.ts'
import type { Palette } from '../pool/material.ts'
import { TABLE_CHUNK } from '../pool/shader.ts'

/** What a Machine leaves on the floor: its soft shadow, and a frame where a person should come. One draw call. */
export interface FloorMarks {
  readonly mesh: Mesh
  restage(stage: Stage): void
  dispose(): void
}

/** Above the painted floor, below everything that stands on it. */
const HEIGHT = 0.006
const MARGIN = 1.4
const RENDER_ORDER = 5

const VERTEX = /* glsl */ `
  ${TABLE_CHUNK}
  attribute float machine;
  varying vec2 vAt;
  flat varying vec3 vHalf;
  flat varying vec4 vState;
  void main() {
    int index = int(machine + 0.5);
    vec4 place = placeOf(index);
    vec4 room = roomOf(index);
    vState = stateOf(index);
    vHalf = vec3(room.xy * 0.5, place.z > 1.0 ? 0.0 : room.z);
    vAt = position.xy * (room.xy + vec2(${(MARGIN * 2).toFixed(1)}));
    float c = cos(place.w);
    float s = sin(place.w);
    vec2 standing = place.xy + vec2(vAt.x * c - vAt.y * s, vAt.x * s + vAt.y * c);
    gl_Position = projectionMatrix * viewMatrix * vec4(standing, ${HEIGHT}, 1.0);
  }
`

const FRAGMENT = /* glsl */ `
  uniform float shade;
  uniform vec4 stateColours[7];
  varying vec2 vAt;
  flat varying vec3 vHalf;
  flat varying vec4 vState;
  /* Share of a blurred box that covers a point, along one axis. */
  float cover(float at, float reach, float blur) {
    vec2 edge = vec2(at + reach, at - reach) / blur;
    vec2 soft = clamp(edge * 0.5 + 0.5, 0.0, 1.0);
    soft = soft * soft * (3.0 - 2.0 * soft);
    return soft.x - soft.y;
  }
  void main() {
    float blur = min(1.2, 0.25 + vHalf.z * 0.28);
    float wide = cover(vAt.x, vHalf.x, blur) * cover(vAt.y, vHalf.y, blur);
    float tight = cover(vAt.x, vHalf.x, 0.16) * cover(vAt.y, vHalf.y, 0.16);
    float faded = mod(floor(vState.y / 8.0), 2.0) > 0.5 ? 0.35 : 1.0;
    float dark = vHalf.z > 0.0 ? (wide * 0.6 + tight * 0.4) * shade * faded : 0.0;
    int state = int(vState.x + 0.5);
    vec2 corner = abs(vAt) - vHalf.xy - vec2(0.32);
    float away = abs(length(max(corner, 0.0)) + min(max(corner.x, corner.y), 0.0));
    float pixel = fwidth(vAt.x) + fwidth(vAt.y);
    float reach = max(0.075, pixel * 0.7);
    float frame = 1.0 - smoothstep(reach - pixel * 0.35, reach + pixel * 0.35, away);
    float along = abs(vAt.x) * 1.0 + abs(vAt.y) * 1.0;
    if (state == 1) frame *= step(fract(along * 1.2), 0.62);
    if (state == 2) frame *= step(fract(along * 2.4), 0.45);
    if (state > 2) frame = 0.0;
    vec3 tint = stateColours[state].rgb;
    float alpha = max(dark, frame * faded);
    if (alpha < 0.003) discard;
    gl_FragColor = vec4(mix(vec3(0.0), tint, frame), alpha);
    #include <colorspace_fragment>
  }
`

export function createFloorMarks(
  count: number,
  columns: Columns,
  palette: Palette,
  stage: Stage,
): FloorMarks {
  const geometry = quadGeometry()
  geometry.setAttribute(
    'machine',
    new InstancedBufferAttribute(
      Float32Array.from({ length: count }, (_, i) => i),
      1,
    ),
  )
  geometry.instanceCount = count
  const material = new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    polygonOffset: true,
    polygonOffsetFactor: -2,
    polygonOffsetUnits: -2,
    uniforms: {
      places: { value: columns.places.texture },
      states: { value: columns.states.texture },
      stateColours: palette.uniforms.stateColours,
      shade: { value: stage.shadow },
    },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
  })
  const mesh = quadMesh(geometry, material, RENDER_ORDER)
  return {
    mesh,
    restage(to) {
      const shade = material.uniforms.shade
      if (shade !== undefined) shade.value = to.shadow
    },
    dispose() {
      geometry.dispose()
      material.dispose()
    },
  }
}
