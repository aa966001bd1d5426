/*
 * What is drawn on floor and walls by the fragment shader alone: a band's edge is as soft as one pixel, and a band
 * thinner than a pixel grows pale instead of breaking up, so that nothing glitters however far away it is.
 */
export const BANDS_CHUNK = /* glsl */ `
  /* How much of a pixel a band covers whose middle is so far away. */
  float band(float away, float halfWide, float pixel) {
    float h = max(halfWide, 0.5 * pixel);
    return clamp((h - abs(away)) / pixel + 0.5, 0.0, 1.0) * min(1.0, 2.0 * halfWide / pixel);
  }
  /* Bands repeated; where they are finer than pixels, their mean. */
  float bands(float at, float period, float share, float pixel) {
    float near = band((fract(at / period) - 0.5) * period, 0.5 * period * share, pixel);
    return mix(near, share, smoothstep(0.3, 0.6, pixel / period));
  }
`

/** Another number for each pixel, evenly spread from 0 to 1, without a pattern that the eye could find. */
export const GRAIN_CHUNK = /* glsl */ `
  float grainAt(vec2 pixel) {
    return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715))));
  }
`
