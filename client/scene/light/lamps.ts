import {
  Color,
  DataTexture,
  DataUtils,
  DirectionalLight,
  EquirectangularReflectionMapping,
  Group,
  HalfFloatType,
  HemisphereLight,
  LinearFilter,
  PMREMGenerator,
  type Scene,
  type Texture,
  type WebGLRenderer,
} from 'three'
import type { Stage } from './stage.ts'

/** What lights the scene, and what metal mirrors. */
export interface Lamps {
  restage(stage: Stage): void
  dispose(): void
}

const WIDTH = 64
const HEIGHT = 32

export function hangLamps(scene: Scene, renderer: WebGLRenderer, stage: Stage): Lamps {
  const group = new Group()
  const sun = new DirectionalLight()
  sun.position.set(-0.45, -0.75, 1.1)
  const sky = new HemisphereLight()
  sky.position.set(0, 0, 1)
  group.add(sun, sky)
  scene.add(group)
  const surroundings = mirrored(renderer)
  scene.environment = surroundings
  scene.environmentRotation.set(Math.PI / 2, 0, 0)
  const lamps: Lamps = {
    restage(to) {
      sun.color.set(to.sun.colour)
      sun.intensity = to.sun.strength
      sky.color.set(to.sky.above)
      sky.groundColor.set(to.sky.below)
      sky.intensity = to.sky.strength
      scene.environmentIntensity = to.mirror
      scene.background = new Color(to.background)
      renderer.toneMappingExposure = to.exposure
    },
    dispose() {
      surroundings.dispose()
      sun.dispose()
      sky.dispose()
    },
  }
  lamps.restage(stage)
  return lamps
}

/** A plain hall seen from inside: bright strips in the roof, light walls, a dim floor. */
function mirrored(renderer: WebGLRenderer): Texture {
  const cells = new Uint16Array(WIDTH * HEIGHT * 4)
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const bright = brightness(x / WIDTH, y / (HEIGHT - 1))
      const at = (y * WIDTH + x) * 4
      cells.set(
        [bright, bright, bright * 1.02, 1].map((part) => DataUtils.toHalfFloat(part)),
        at,
      )
    }
  }
  const picture = new DataTexture(cells, WIDTH, HEIGHT)
  picture.type = HalfFloatType
  picture.mapping = EquirectangularReflectionMapping
  picture.minFilter = LinearFilter
  picture.magFilter = LinearFilter
  picture.needsUpdate = true
  const generator = new PMREMGenerator(renderer)
  const { texture } = generator.fromEquirectangular(picture)
  generator.dispose()
  picture.dispose()
  return texture
}

/** Rows run from the floor to the roof. */
function brightness(around: number, up: number): number {
  if (up < 0.5) return 0.25 + up * 0.5
  const strip = Math.cos(around * Math.PI * 8) > 0.55 && up > 0.68 && up < 0.92
  return strip ? 3.2 : 0.55 + (up - 0.5) * 0.9
}
