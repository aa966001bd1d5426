import { learn } from '../texts.ts'
import type { Words } from '../words.ts'

export const recordingsWords = {
  'present.notRecorded': {
    zh: '这里显示的是本服务器的当前情况，与正在显示的录像无关。',
    en: 'This is of the present of this server, and not of the recording that is shown.',
  },
  'present.recordedLinks': {
    zh: '设备连接与设备时钟属于录像；服务器的情况请在实时页面查看。',
    en: 'Links and clocks of machines are of the recording; how the server is doing its live page tells.',
  },
  'recordings.meaning': {
    zh: '录像是一段时间的全部记录，连同它的工厂，存成一个文件；任何一台 Twinfloor 服务器都能导入和播放。',
    en: 'A recording is all that was recorded of a stretch of time, with its plant, in one file that any Twinfloor server takes in and plays.',
  },
  'recordings.takeAway': { zh: '导出一段', en: 'Take a stretch away' },
  'recordings.from': { zh: '从', en: 'From' },
  'recordings.to': { zh: '到', en: 'To' },
  'recordings.untilNow': { zh: '现在', en: 'now' },
  'recordings.stretchHint': {
    zh: '在时间轴上按住 Alt 拖动选取，或在此输入。按整分钟导出，首尾取整。',
    en: 'Pick it on the timeline by dragging with Alt, or type it here. Whole minutes are saved, the first and the last included.',
  },
  'recordings.save': { zh: '导出为文件', en: 'Save as a file' },
  'recordings.saving': { zh: '已收到 {size}…', en: '{size} so far…' },
  'recordings.saved': { zh: '已导出 {name}（{size}）。', en: 'Saved {name}, {size}.' },
  'recordings.badFrom': {
    zh: '读不懂开始时间：请写成 10:30、昨天 22:00 或 -15m，且不晚于现在。',
    en: 'The beginning cannot be read: write 10:30, yesterday 22:00 or -15m, and nothing later than now.',
  },
  'recordings.badTo': {
    zh: '读不懂结束时间：请写成 10:30、昨天 22:00 或 -15m，且不晚于现在；留空为现在。',
    en: 'The end cannot be read: write 10:30, yesterday 22:00 or -15m, and nothing later than now; empty is now.',
  },
  'recordings.badOrder': { zh: '结束须晚于开始。', en: 'It must end after it begins.' },
  'recordings.bring': { zh: '导入录像', en: 'Bring one in' },
  'recordings.choose': { zh: '选择文件…', en: 'Choose a file…' },
  'recordings.drop': { zh: '或把文件拖到这里。', en: 'Or drop it here.' },
  'recordings.sending': { zh: '正在发送“{name}”：{share}', en: 'Sending “{name}”: {share}' },
  'recordings.reading': { zh: '服务器正在检查“{name}”…', en: 'The server is checking “{name}”…' },
  'recordings.callOff': { zh: '取消', en: 'Call it off' },
  'recordings.brought': { zh: '已导入“{name}”。', en: '“{name}” has been brought in.' },
  'recordings.noAnswer': {
    zh: '服务器没有应答，请稍后再试。',
    en: 'The server did not answer. Try again in a moment.',
  },
  'recordings.kept': { zh: '已有的录像', en: 'Recordings kept here' },
  'recordings.none': { zh: '还没有录像。', en: 'There are no recordings yet.' },
  'recordings.open': { zh: '打开录像“{name}”', en: 'Open the recording “{name}”' },
  'recordings.shown': { zh: '正在显示', en: 'Shown now' },
  'recordings.stretch': { zh: '{from} 至 {to}', en: '{from} – {to}' },
  'recordings.remove': { zh: '删除“{name}”', en: 'Delete “{name}”' },
  'recordings.removeSure': { zh: '再按一次：删除后无法找回', en: 'Press again: it is gone for good' },
  'recordings.removed': { zh: '已删除“{name}”。', en: '“{name}” deleted.' },
} as const satisfies Words

learn(recordingsWords)
