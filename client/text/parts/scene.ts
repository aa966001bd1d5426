import type { Words } from '../words.ts'

export const sceneWords = {
  'scene.canvas': {
    zh: '工厂三维场景。用方向键移动，Shift 加方向键旋转，加号和减号缩放，Home 看全厂。设备也可在左侧列表中逐台查看。',
    en: 'The plant in 3D. Arrow keys move, Shift with arrows turns, plus and minus zoom, Home shows the whole plant. Every machine is also in the plant tree.',
  },
} as const satisfies Words
