import { BANDS_CHUNK, GRAIN_CHUNK } from './bands.ts'
import { BRUSHES, type Brush, INKS } from './paint.ts'
import { DAYLIGHT_AT } from './roof.ts'

const brush = (name: Brush): string => `${BRUSHES.indexOf(name)}`

export const FLOOR_VERTEX = /* glsl */ `
  attribute vec4 paint;
  attribute vec4 stroke;
  flat varying vec4 vPaint;
  varying vec4 vStroke;
  varying vec3 vWorld;
  void main() {
    vPaint = paint;
    vStroke = stroke;
    vWorld = position;
    gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0);
  }
`

/** Every coat by one shader. */
export const FLOOR_FRAGMENT = /* glsl */ `
  uniform vec3 inks[${INKS.length}];
  uniform vec3 joint;
  uniform vec3 background;
  uniform vec3 sheen;
  uniform vec4 extent;
  uniform float reach;
  uniform float shadeBy;
  uniform vec3 daylight;
  uniform vec4 strips;
  uniform float stripsShown;
  uniform float stripsAxis;
  flat varying vec4 vPaint;
  varying vec4 vStroke;
  varying vec3 vWorld;

  ${BANDS_CHUNK}
  ${GRAIN_CHUNK}
  float joints(vec2 at, float period, float wide) {
    vec2 pixel = max(fwidth(at), 1e-5);
    vec2 away = abs(fract(at / period + 0.5) - 0.5) * period;
    float x = band(away.x, wide, pixel.x) * (1.0 - smoothstep(0.15, 0.4, pixel.x / period));
    float y = band(away.y, wide, pixel.y) * (1.0 - smoothstep(0.15, 0.4, pixel.y / period));
    return max(x, y);
  }
  float noise(vec2 at) {
    vec2 cell = floor(at);
    vec2 part = at - cell;
    part = part * part * (3.0 - 2.0 * part);
    vec4 corner = fract(sin(vec4(
      dot(cell, vec2(12.9898, 78.233)),
      dot(cell + vec2(1.0, 0.0), vec2(12.9898, 78.233)),
      dot(cell + vec2(0.0, 1.0), vec2(12.9898, 78.233)),
      dot(cell + vec2(1.0, 1.0), vec2(12.9898, 78.233))
    )) * 43758.5453);
    return mix(mix(corner.x, corner.y, part.x), mix(corner.z, corner.w, part.x), part.y);
  }

  /* The roof's strips of daylight as a dull mirror shows them. */
  float mirrored(vec3 seen) {
    vec2 at = vWorld.xy - seen.xy * (strips.z / max(seen.z, 0.02));
    float share = ((stripsAxis < 0.5 ? at.y : at.x) - strips.x) / (strips.y - strips.x);
    float away = min(abs(share - ${DAYLIGHT_AT[0]}), abs(share - ${DAYLIGHT_AT[1]}));
    return 1.0 - smoothstep(0.2 * strips.w, 0.9 * strips.w, away);
  }

  void main() {
    int brush = int(vPaint.x + 0.5);
    vec3 ink = inks[int(vPaint.y + 0.5)];
    float alpha = vPaint.z / 255.0;
    float across = vStroke.x;
    float along = vStroke.y;
    float half_ = vStroke.z;
    float more = vStroke.w;
    float pixel = max(fwidth(across), 1e-5);
    float pixelAlong = max(fwidth(along), 1e-5);
    float pixelWorld = max(fwidth(vWorld.x + vWorld.y), 1e-5);
    float jointed = joints(vWorld.xy, 6.0, 0.012);
    float clouded = noise(vWorld.xy * 0.11) + 0.5 * noise(vWorld.xy * 0.37) - 0.75;
    float fade = 0.0;

    if (brush == ${brush('ground')}) {
      vec2 beyond = max(max(extent.xy - vWorld.xy, vWorld.xy - extent.zw), 0.0);
      fade = smoothstep(0.08, 0.92, length(beyond) / reach);
    } else if (brush == ${brush('slab')}) {
      ink = mix(ink * (1.0 + 0.035 * clouded), joint, 0.75 * jointed);
    } else if (brush == ${brush('line')}) {
      alpha *= band(across, half_, pixel);
      if (half_ > 0.4) ink = mix(ink * (1.0 + 0.03 * clouded), ink * 0.93, 0.6 * jointed);
    } else if (brush == ${brush('dash')}) {
      alpha *= band(across, half_, pixel) * bands(along, more, 0.62, pixelAlong);
    } else if (brush == ${brush('bars')}) {
      alpha *= band(across, half_, pixel) * bands(along, more, 0.5, pixelAlong);
    } else if (brush == ${brush('hatch')}) {
      float stripe = bands((vWorld.x + vWorld.y) * 0.70710678, more > 0.6 ? 0.6 : 0.42, 0.5, pixelWorld);
      alpha *= band(across, half_, pixel) * mix(0.22, 1.0, stripe);
    } else if (brush == ${brush('shade')}) {
      float left = 1.0 - clamp(across, 0.0, 1.0);
      alpha *= shadeBy * left * left;
    } else if (brush == ${brush('spot')}) {
      float left = clamp(1.0 - length(vStroke.xy), 0.0, 1.0);
      alpha *= shadeBy * left * left * (3.0 - 2.0 * left);
    } else if (brush == ${brush('chevron')}) {
      float turn_ = mod(along + abs(across), more) - 0.5 * more;
      alpha *= band(turn_, 0.09, pixelAlong + pixel) * band(across, half_, pixel);
    } else if (brush == ${brush('corners')}) {
      vec2 inner = vec2(half_, more) - abs(vStroke.xy);
      float leg = 0.45;
      float x = band(inner.x, 0.03, pixel) * step(-0.03, inner.y) * (1.0 - smoothstep(leg, leg + 0.02, inner.y));
      float y = band(inner.y, 0.03, pixelAlong) * step(-0.03, inner.x) * (1.0 - smoothstep(leg, leg + 0.02, inner.x));
      alpha *= max(x, y);
    }
    if (alpha < 0.002) discard;

    vec3 seen = normalize(cameraPosition - vWorld);
    float grazing = pow(1.0 - clamp(seen.z, 0.0, 1.0), 4.0);
    float polished = brush == ${brush('ground')} ? 0.0 : 0.5;
    ink = mix(ink, sheen, polished * grazing * (1.0 - fade));
    if (stripsShown > 0.0 && brush != ${brush('ground')} && brush != ${brush('shade')}) {
      float glancing = 0.06 + 0.5 * pow(1.0 - clamp(seen.z, 0.0, 1.0), 3.0);
      ink = max(ink, mix(ink, daylight, stripsShown * glancing * mirrored(seen)));
    }
    gl_FragColor = vec4(mix(ink, background, fade), alpha);
    #include <colorspace_fragment>
    // Breaks up the bands that eight bits make of a soft gradient.
    float grain = grainAt(gl_FragCoord.xy);
    gl_FragColor.rgb += (grain - 0.5) / 255.0;
  }
`
