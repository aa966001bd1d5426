import { MOST_JOINTS, TONES } from '../shapes/model.ts'
import { ROW_TEXELS } from './columns.ts'
import { TABLE_WIDTH } from './table.ts'

/*
 * What the standard material is taught: where a Machine stands, how its parts are turned, what its surfaces are
 * made of and how it fares. One program a level of detail for all Kinds.
 */

const tone = (name: (typeof TONES)[number]): string => String(TONES.indexOf(name))

/** Reads the tables; shared with the shadows and the marks. */
export const TABLE_CHUNK = /* glsl */ `
  uniform highp sampler2D places;
  uniform highp sampler2D states;
  vec4 cellOf(highp sampler2D cells, int index) {
    return texelFetch(cells, ivec2(index % ${TABLE_WIDTH}, index / ${TABLE_WIDTH}), 0);
  }
  vec4 placeOf(int machine) { return cellOf(places, machine * 2); }
  vec4 roomOf(int machine) { return cellOf(places, machine * 2 + 1); }
  vec4 stateOf(int machine) { return floor(cellOf(states, machine) * 255.0 + 0.5); }
  bool marked(float marks, float bit) { return mod(floor(marks / bit), 2.0) > 0.5; }
`

export const VERTEX_HEAD = /* glsl */ `
  ${TABLE_CHUNK}
  uniform highp sampler2D joints;
  uniform vec4 jointAxis[${MOST_JOINTS}];
  uniform vec4 jointPivot[${MOST_JOINTS}];
  attribute vec2 machine;
  #ifndef SCALED
  attribute vec2 part;
  #endif
  varying float vTone;
  varying vec3 vLocal;
  flat varying vec4 vState;

  float jointValue(int row, int joint) {
    vec4 four = cellOf(joints, row * ${ROW_TEXELS} + joint / 4);
    int place = joint % 4;
    return place == 0 ? four.x : place == 1 ? four.y : place == 2 ? four.z : four.w;
  }
  vec3 turned(vec3 v, vec3 axis, float angle) {
    float c = cos(angle);
    return v * c + cross(axis, v) * sin(angle) + axis * dot(axis, v) * (1.0 - c);
  }
  /* From the part to the bed, joint by joint. */
  void walkJoints(int row, float first, inout vec3 at, inout vec3 facing) {
    float joint = first;
    for (int step = 0; step < ${MOST_JOINTS}; step++) {
      if (joint < -0.5) break;
      int j = int(joint + 0.5);
      float value = jointValue(row, j);
      vec4 axis = jointAxis[j];
      vec4 pivot = jointPivot[j];
      if (axis.w > 0.5) {
        at = turned(at - pivot.xyz, axis.xyz, value) + pivot.xyz;
        facing = turned(facing, axis.xyz, value);
      } else {
        at += axis.xyz * value;
      }
      joint = pivot.w;
    }
  }
  vec3 headed(vec3 v, float heading) {
    float c = cos(heading);
    float s = sin(heading);
    return vec3(v.x * c - v.y * s, v.x * s + v.y * c, v.z);
  }
`

/** Stands for three's own <beginnormal_vertex>: position and normal are found together. */
export const VERTEX_NORMAL = /* glsl */ `
  int machineIndex = int(machine.x + 0.5);
  vec4 place = placeOf(machineIndex);
  vec3 standing = position;
  vec3 objectNormal = normal;
  #ifdef SCALED
    standing *= roomOf(machineIndex).xyz;
    vTone = ${tone('body')}.0;
  #else
    vTone = part.x;
    if (machine.y > -0.5) walkJoints(int(machine.y + 0.5), part.y, standing, objectNormal);
  #endif
  vLocal = standing;
  standing = headed(standing, place.w) + place.xyz;
  objectNormal = headed(objectNormal, place.w);
  vState = stateOf(machineIndex);
`

export const VERTEX_POSITION = /* glsl */ `
  vec3 transformed = standing;
`

export const FRAGMENT_HEAD = /* glsl */ `
  uniform vec3 toneColours[${TONES.length}];
  uniform vec3 toneFinishes[${TONES.length}];
  uniform vec4 stateColours[7];
  uniform sampler2D ramp;
  uniform float byHeat;
  uniform float byEntry;
  uniform vec4 entryColours[8];
  uniform vec3 floorColour;
  varying float vTone;
  varying vec3 vLocal;
  flat varying vec4 vState;
  bool markedHere(float bit) { return mod(floor(vState.y / bit), 2.0) > 0.5; }
`

/** Stands for <color_fragment>. */
export const FRAGMENT_COLOUR = /* glsl */ `
  int toneIndex = int(vTone + 0.5);
  int stateIndex = int(vState.x + 0.5);
  vec3 surface = toneColours[toneIndex];
  vec3 toneFinish = toneFinishes[toneIndex];
  float glowing = toneFinish.z;
  vec4 byState = stateColours[stateIndex];
  bool painted = toneIndex == ${tone('body')} || toneIndex == ${tone('trim')} || toneIndex == ${tone('safety')};
  if (byHeat > 0.5) {
    bool known = vState.z < 254.5;
    vec3 heat = texture2D(ramp, vec2((vState.z + 0.5) / 255.0, 0.5)).rgb;
    float grey = dot(surface, vec3(0.2126, 0.7152, 0.0722));
    surface = painted && known ? heat * (toneIndex == ${tone('trim')} ? 0.72 : 1.0) : vec3(grey);
    glowing = known && painted ? 0.06 : 0.0;
  } else if (byEntry > 0.5) {
    vec4 entry = entryColours[int(vState.w / 16.0)];
    if (painted) surface = mix(surface, entry.rgb * (toneIndex == ${tone('trim')} ? 0.7 : 1.0), entry.a);
  } else if (painted && byState.a > 0.0) {
    surface = mix(surface, byState.rgb * (toneIndex == ${tone('trim')} ? 0.7 : 1.0), byState.a);
    glowing = max(glowing, byState.a * 0.12);
  }
  bool isLamp = toneIndex == ${tone('lamp')};
  bool lit = isLamp && byState.a > 0.0
    || toneIndex == ${tone('lampHigh')} && stateIndex == 0
    || toneIndex == ${tone('lampMid')} && stateIndex >= 1 && stateIndex <= 3;
  if (lit) { surface = byState.rgb; glowing = 1.3; }
  bool runs = stateIndex == 4;
  if ((toneIndex == ${tone('lampLow')} || isLamp) && runs) { surface = vec3(0.42, 0.62, 0.5); glowing = 0.35; }
  if (stateIndex >= 5 && (toneIndex == ${tone('glow')} || toneIndex == ${tone('heat')})) glowing *= 0.25;
  if (markedHere(1.0) || stateIndex == 6) {
    float grey = dot(surface, vec3(0.2126, 0.7152, 0.0722));
    surface = mix(surface, vec3(grey), byEntry > 0.5 ? 0.25 : 0.85);
    float across = (vLocal.x + vLocal.y + vLocal.z) * 3.2;
    float width = fwidth(across);
    float stripe = smoothstep(0.5 - width, 0.5 + width, abs(fract(across) - 0.5) * 2.0);
    // Where the stripes are finer than the pixels, their mean still tells.
    surface *= mix(1.0, 0.66, mix(0.55, stripe, clamp(1.4 - width * 1.6, 0.0, 1.0)));
    glowing *= 0.2;
  }
  if (markedHere(8.0)) { surface = mix(surface, floorColour, 0.78); glowing *= 0.1; }
  if (markedHere(2.0)) surface = mix(surface, vec3(1.0), 0.1);
  diffuseColor.rgb = surface;
`

export const FRAGMENT_ROUGHNESS = /* glsl */ `
  float roughnessFactor = toneFinish.x;
`
export const FRAGMENT_METALNESS = /* glsl */ `
  float metalnessFactor = toneFinish.y;
`
export const FRAGMENT_GLOW = /* glsl */ `
  totalEmissiveRadiance = surface * glowing;
`

/** A Machine blown up by its own size on the screen and seen from inside: what stays of it is its outline. */
export const OUTLINE_VERTEX = /* glsl */ `
  ${VERTEX_HEAD}
  uniform float pixel;
  void main() {
    ${VERTEX_NORMAL}
    vec4 seen = viewMatrix * vec4(standing, 1.0);
    vec4 onScreen = projectionMatrix * seen;
    vec3 outward = mat3(viewMatrix) * objectNormal;
    onScreen.xy += normalize(outward.xy + 1e-6) * pixel * onScreen.w;
    gl_Position = onScreen;
  }
`

export const OUTLINE_FRAGMENT = /* glsl */ `
  uniform vec3 hoverColour;
  uniform vec3 chosenColour;
  flat varying vec4 vState;
  void main() {
    gl_FragColor = vec4(mod(floor(vState.y / 4.0), 2.0) > 0.5 ? chosenColour : hoverColour, 1.0);
    #include <colorspace_fragment>
  }
`
