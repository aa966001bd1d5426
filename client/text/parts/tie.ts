import { learn } from '../texts.ts'
import type { Words } from '../words.ts'

export const tieWords = {
  'tie.others': {
    zh: '与 {count} 个窗口联动。',
    en: { one: 'Tied to {count} other window.', other: 'Tied to {count} other windows.' },
  },
  'tie.alone': { zh: '已设联动，没有其他窗口。', en: 'Tied; no other window is open.' },
  'tie.both': {
    zh: '时间、视角、所选设备和图层一处操作，处处跟随。',
    en: 'Time, camera, selection and overlay go along, whichever window they are changed in.',
  },
  'tied.time': {
    zh: '时间一处操作，处处跟随。',
    en: 'Time goes along, whichever window it is changed in.',
  },
  'tied.look': {
    zh: '视角、所选设备和图层一处操作，处处跟随。',
    en: 'Camera, selection and overlay go along, whichever window they are changed in.',
  },
} as const satisfies Words

learn(tieWords)
