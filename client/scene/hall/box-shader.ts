import { BANDS_CHUNK, GRAIN_CHUNK } from './bands.ts'
import { STUFFS, type Stuff } from './boxes.ts'
import { CUT_WIDTH } from './cuts.ts'

const stuff = (name: Stuff): string => `${STUFFS.indexOf(name)}`

/*
 * What the standard material is taught: where each box stands, how high its wall is cut just now, and what its
 * surface is. A wall that gives way sinks; what began above the cut is gone.
 */

/** What the vertices tell the fragments of their box. */
const WHAT_IS_TOLD = /* glsl */ `
  flat varying float vStuff;
  flat varying vec3 vSize;
  flat varying float vCut;
  flat varying float vBase;
  flat varying float vStart;
  varying vec3 vAt;
  varying vec3 vFace;
`

export const BOX_VERTEX_HEAD = /* glsl */ `
  attribute vec4 place;
  attribute vec4 size;
  attribute vec2 made;
  uniform highp sampler2D cuts;
  ${WHAT_IS_TOLD}
  vec3 boxHeaded(vec3 v) {
    float c = cos(place.w);
    float s = sin(place.w);
    return vec3(v.x * c - v.y * s, v.x * s + v.y * c, v.z);
  }
  vec3 boxLeant(vec3 v) {
    float c = cos(size.w);
    float s = sin(size.w);
    return vec3(v.x * c - v.z * s, v.y, v.x * s + v.z * c);
  }
`

/** Stands for <beginnormal_vertex>. */
export const BOX_VERTEX_NORMAL = /* glsl */ `
  int cutGroup = int(made.y + 0.5);
  float cut = texelFetch(cuts, ivec2(cutGroup % ${CUT_WIDTH}, cutGroup / ${CUT_WIDTH}), 0).r;
  vStuff = made.x;
  vSize = size.xyz;
  vBase = place.z;
  vStart = dot(place.xy, vec2(cos(place.w), sin(place.w))) - 0.5 * size.x;
  vFace = normal;
  vec3 standing = boxLeant(position * size.xyz);
  standing.z = min(standing.z + place.z, cut);
  vCut = place.z + size.z > cut ? cut : -1.0;
  vAt = vec3((position.x + 0.5) * size.x, (position.y + 0.5) * size.y, standing.z);
  standing = boxHeaded(vec3(standing.xy, 0.0)) + vec3(place.xy, standing.z);
  if (place.z > cut - 0.001) standing = vec3(place.xy, 0.0);
  vec3 objectNormal = boxHeaded(boxLeant(normal));
`

export const BOX_VERTEX_POSITION = /* glsl */ `
  vec3 transformed = standing;
`

export const BOX_FRAGMENT_HEAD = /* glsl */ `
  uniform vec3 stuffColours[${STUFFS.length}];
  uniform vec2 stuffFinishes[${STUFFS.length}];
  uniform vec3 stripeColour;
  uniform vec3 cutColour;
  uniform float shown;
  ${WHAT_IS_TOLD}
  ${BANDS_CHUNK}
  ${GRAIN_CHUNK}
`

/** Stands for <color_fragment>. */
export const BOX_FRAGMENT_COLOUR = /* glsl */ `
  #ifdef ROOF
    float grain = grainAt(gl_FragCoord.xy);
    if (grain >= shown) discard;
  #endif
  int stuffIndex = int(vStuff + 0.5);
  vec3 surface = stuffColours[stuffIndex];
  vec2 boxFinish = stuffFinishes[stuffIndex];
  float along = abs(vFace.x) > 0.5 ? vAt.y : vAt.x;
  float pixelAlong = max(fwidth(along), 1e-5);
  float pixelUp = max(fwidth(vAt.z), 1e-5);
  bool upright = abs(vFace.z) < 0.5;
  bool walled = stuffIndex == ${stuff('wall')} || stuffIndex == ${stuff('partition')};
  if (walled && upright) {
    // Nearer the floor less light comes to a wall.
    surface *= mix(0.86, 1.0, smoothstep(0.0, 1.6, vAt.z));
    if (stuffIndex == ${stuff('wall')}) {
      // Joints run on from one part of a wall to the next.
      float panel = (along + vStart) / 3.0;
      surface *= 1.0 - 0.07 * band((fract(panel + 0.5) - 0.5) * 3.0, 0.02, pixelAlong)
        * (1.0 - smoothstep(0.15, 0.4, pixelAlong / 3.0));
      surface = mix(surface, stripeColour, 0.9 * band(vAt.z - 1.25, 0.07, pixelUp));
    }
    surface *= mix(0.62, 1.0, smoothstep(0.14 - pixelUp, 0.14 + pixelUp, vAt.z));
  } else if (walled && vCut > 0.0 && vFace.z > 0.5) {
    surface = cutColour;
    boxFinish.y = 0.0;
  } else if (stuffIndex == ${stuff('shutter')} && upright) {
    surface *= mix(0.9, 1.03, bands(vAt.z, 0.3, 0.6, pixelUp));
  } else if (stuffIndex == ${stuff('guard')}) {
    float pixel = max(fwidth(along + vAt.z), 1e-5);
    surface = mix(surface, surface * 0.16, upright ? bands(along + vAt.z, 0.44, 0.5, pixel) : 0.0);
  } else if (stuffIndex == ${stuff('glazing')} && upright) {
    float middle = band(vAt.z - vBase - 0.5 * vSize.z, 0.03, pixelUp);
    float bars = max(bands(along + 0.6, 1.2, 0.06, pixelAlong), middle);
    surface = mix(surface, surface * 0.5, bars);
    boxFinish.y *= 1.0 - bars;
  } else if (stuffIndex == ${stuff('rungs')}) {
    // From afar the rungs grow thin, and what is left are the tray's sides.
    float share = 0.22 * (1.0 - smoothstep(0.05, 0.16, pixelAlong));
    if (abs(fract(vAt.x / 0.4) - 0.5) > 0.5 * share) discard;
  } else if (stuffIndex == ${stuff('leaf')} && upright) {
    float pane = band(along - 0.72 * vSize.x, 0.1, pixelAlong) * band(vAt.z - 1.55, 0.28, pixelUp);
    surface = mix(surface, stuffColours[${stuff('glazing')}], pane);
  } else if (stuffIndex == ${stuff('sign')}) {
    vec2 on = vec2(along - 0.4, vAt.z - vBase - 0.5 * vSize.z);
    float shaft = band(on.x + 0.06, 0.14, pixelAlong) * band(on.y, 0.022, pixelUp);
    float head = band(on.y, 0.1 * clamp((0.2 - on.x) / 0.12, 0.0, 1.0), pixelUp) * step(0.08, on.x);
    surface = mix(surface, vec3(0.95), max(shaft, head) * (1.0 - smoothstep(0.02, 0.06, pixelAlong)));
  } else if (stuffIndex == ${stuff('column')} && upright) {
    surface *= mix(0.84, 1.0, smoothstep(0.0, 2.2, vAt.z));
  }
  diffuseColor.rgb = surface;
`

export const BOX_FRAGMENT_ROUGHNESS = /* glsl */ `
  float roughnessFactor = boxFinish.x;
`

export const BOX_FRAGMENT_GLOW = /* glsl */ `
  totalEmissiveRadiance = surface * boxFinish.y;
`
