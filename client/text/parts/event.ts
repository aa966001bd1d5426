import type { Words } from '../words.ts'

export const eventWords = {
  'summary.serving': { zh: '{kind}：{all} 台，全部正常', en: '{kind}: all {all} are well' },
  'summary.servingAmiss': { zh: '{kind}：{all} 台中 {well} 台正常', en: '{kind}: {well} of {all} are well' },
  'summary.wellOf': { zh: '{well}/{all}', en: '{well}/{all}' },
} as const satisfies Words
