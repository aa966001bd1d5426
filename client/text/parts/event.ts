import type { Words } from '../words.ts'

export const eventWords = {
  'discovered.past': {
    zh: '已沉默 {age}，最后一次是 {time}',
    en: 'Silent for {age}; last heard {time}',
  },
  'event.stood': { zh: '停了 {age}', en: 'stood {age}' },
  'event.stoodSimulated': { zh: '停了 {age}（模拟）', en: 'stood {age} (sim)' },
  'event.idled': { zh: '空闲了 {age}', en: 'idle {age}' },
  'event.idledSimulated': { zh: '空闲了 {age}（模拟）', en: 'idle {age} (sim)' },
  'events.vehicles': { zh: 'AGV 空闲与充电', en: 'AGVs at rest' },
  'event.late': { zh: '迟到 {age}', en: 'late by {age}' },
  'event.lateMeaning': {
    zh: '这条事件发生 {age} 后才到达，按发生时间排列。',
    en: 'This came {age} after it happened. It stands at the time at which it happened.',
  },
  'event.way': { zh: '经过：{way}', en: 'By way of {way}' },
  'event.simulated': { zh: '模拟 {time}', en: 'sim {time}' },
  'event.simulatedMeaning': { zh: '模拟的工厂里的时间', en: 'The time in the simulated plant' },
  'event.lost': { zh: '失联', en: 'out of reach' },
  'event.stillLost': { zh: '仍失联', en: 'still out of reach' },
  'event.back': { zh: '恢复在线', en: 'online again' },
  'event.behind': {
    zh: '及其接入的 {shown} 台设备：{what}',
    en: { one: 'and {shown} machine behind it: {what}', other: 'and {shown} machines behind it: {what}' },
  },
  'event.onlyBehind': {
    zh: '接入它的 {shown} 台设备：{what}',
    en: { one: '{shown} machine behind it: {what}', other: '{shown} machines behind it: {what}' },
  },
  'events.earlier': { zh: '更早的事件', en: 'Earlier events' },
  'events.asking': { zh: '正在读取更早的事件…', en: 'Reading earlier events…' },
  'events.unrecorded': { zh: '这段时间没有本工厂的记录。', en: 'Nothing of this plant was recorded then.' },
  'events.unanswered': {
    zh: '未能读取更早的事件，点此重试',
    en: 'Earlier events could not be read; try again',
  },
  'events.most': {
    zh: '这里最多显示 {shown} 行，更早的请在时间轴上查看。',
    en: 'No more than {shown} rows stand here; the timeline leads to what was before.',
  },
  'events.simulatedTime': {
    zh: '每条事件写明时钟时间，下面是模拟工厂的时间。',
    en: 'Each event bears the clock’s time and, under it, that of the simulated plant.',
  },
  'events.simulatedUnknown': { zh: '更早的只有时钟时间。', en: 'Older ones have the clock’s alone.' },
  'summary.serving': { zh: '{kind}：{all} 台，全部正常', en: '{kind}: all {all} are well' },
  'summary.servingAmiss': { zh: '{kind}：{all} 台中 {well} 台正常', en: '{kind}: {well} of {all} are well' },
  'summary.wellOf': { zh: '{well}/{all}', en: '{well}/{all}' },
} as const satisfies Words
