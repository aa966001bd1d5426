import type { Words } from '../words.ts'

export const dockWords = {
  'panel.tree': { zh: '工厂', en: 'Plant' },
  'panel.area': { zh: '产线与车间', en: 'Line and workshop' },
  'panel.views': { zh: '视图', en: 'Views' },
  'panel.settings': { zh: '设置', en: 'Settings' },
} as const satisfies Words
