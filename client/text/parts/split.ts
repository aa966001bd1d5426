import { learn } from '../texts.ts'
import type { Words } from '../words.ts'

export const splitWords = {
  'split.half': { zh: '并排的另一侧', en: 'The other side' },
  'split.share': { zh: '两侧的分界', en: 'Where the two sides meet' },
  'split.end': { zh: '结束对比', en: 'End the comparison' },
  'split.begin': { zh: '并排对比', en: 'Compare side by side' },
  'split.source': { zh: '这一侧显示什么', en: 'What this side shows' },
  'split.own': { zh: '本厂', en: 'This plant' },
  'split.recording': { zh: '录像', en: 'Recording' },
  'split.recordingNamed': { zh: '录像：{name}', en: 'Recording: {name}' },
  'split.left': { zh: '左侧', en: 'Left' },
  'split.right': { zh: '右侧', en: 'Right' },
  'split.upper': { zh: '上方', en: 'Above' },
  'split.lower': { zh: '下方', en: 'Below' },
  'split.live': { zh: '实时', en: 'Live' },

  'differ.none': {
    zh: '尚未对比。对比时，这里列出两侧的不同之处。',
    en: 'Nothing is compared yet. While two sides are compared, what differs between them is listed here.',
  },
  'differ.waiting': { zh: '正在等待另一侧…', en: 'Waiting for the other side…' },
  'differ.machines': { zh: '状态不同的设备', en: 'Machines in another state' },
  'differ.count': {
    zh: '{shown} 台设备状态不同',
    en: { one: '{shown} machine differs', other: '{shown} machines differ' },
  },
  'differ.same': { zh: '所有设备状态相同。', en: 'Every machine is in the same state on both sides.' },
  'differ.machine': { zh: '设备', en: 'Machine' },
  'differ.missing': { zh: '不在此工厂中', en: 'not in that plant' },
  'differ.figures': { zh: '汇总', en: 'Figures' },
  'differ.figure': { zh: '项目', en: 'Figure' },
  'differ.gap': { zh: '差值', en: 'Difference' },
  'differ.alarms': { zh: '未消除的报警', en: 'Standing alarms' },
  'differ.made': { zh: '近十分钟产出', en: 'Made in ten minutes' },
  'differ.scrapped': { zh: '近十分钟报废', en: 'Scrapped in ten minutes' },
  'differ.channels': { zh: '{machine} 的不同读数', en: 'Readings of {machine} that differ' },
  'differ.reading': { zh: '读数', en: 'Reading' },
  'differ.choose': {
    zh: '选中一台设备，即可对比它的读数。',
    en: 'Select a machine to compare its readings.',
  },
  'differ.alike': { zh: '它的读数两侧相同。', en: 'Its readings are the same on both sides.' },
  'differ.onlyHere': { zh: '另一侧没有这台设备。', en: 'The other side has no such machine.' },
} as const satisfies Words

learn(splitWords)
