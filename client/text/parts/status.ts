import { learn } from '../texts.ts'
import type { Words } from '../words.ts'

export const statusWords = {
  'present.only': {
    zh: '这里显示的是当前情况，与正在显示的历史时刻无关。',
    en: 'This is of the present, whatever time is shown.',
  },
  'present.butLinks': {
    zh: '这里显示的是当前情况；只有设备连接与设备时钟属于正在显示的历史时刻。',
    en: 'This is of the present; the links and clocks of machines alone are of the time that is shown.',
  },

  'status.roundTrip': { zh: '往返时间', en: 'Round trip' },
  'status.clockOffset': { zh: '本机时钟偏差', en: 'This computer’s clock' },
  'status.clockAhead': { zh: '比服务器快 {time}', en: '{time} ahead of the server' },
  'status.clockBehind': { zh: '比服务器慢 {time}', en: '{time} behind the server' },
  'status.clockRight': { zh: '与服务器一致', en: 'Same as the server' },

  'status.freshness': { zh: '数据新鲜度', en: 'Freshness' },
  'status.freshnessMeaning': {
    zh: '从设备产生数据到进入本机内存，再到画面绘出的时间。分位数取最近 10 秒，分布取最近 1 分钟。',
    en: 'From the device making a reading until it is in this computer’s memory, and until the picture that shows it is painted. Percentiles over the last 10 seconds, the spread over the last minute.',
  },
  'status.applied': { zh: '到内存', en: 'To memory' },
  'status.painted': { zh: '到画面', en: 'To picture' },
  'status.measured': { zh: '样本数', en: 'Readings' },
  'status.spread': {
    zh: '最近 1 分钟的分布：到内存以 {applied} 居多，到画面以 {painted} 居多',
    en: 'Spread of the last minute: to memory mostly {applied}, to picture mostly {painted}',
  },
  'status.upTo': { zh: '{from}–{to} 毫秒', en: '{from}–{to} ms' },
  'status.over': { zh: '{from} 毫秒以上', en: 'over {from} ms' },
  'status.bar': {
    zh: '{range}：到内存 {applied}，到画面 {painted}',
    en: '{range}: {applied} to memory, {painted} to picture',
  },

  'status.losses': { zh: '与服务器的中断', en: 'Losses of the server' },
  'status.noLosses': { zh: '本页打开以来没有中断。', en: 'None since this page was opened.' },
  'status.lossEnded': { zh: '中断 {time}，{reason}', en: 'away for {time}: {reason}' },
  'status.lossOpen': { zh: '至今未恢复，{reason}', en: 'not back yet: {reason}' },

  'status.links': { zh: '设备连接', en: 'Connections of machines' },
  'status.linksMeaning': { zh: '点选后只看这些设备。', en: 'Press one to see only those machines.' },

  'status.clocks': { zh: '设备时钟偏差', en: 'Clocks of machines' },
  'status.clocksRight': {
    zh: '已知的设备时钟与服务器相差都在 {limit} 毫秒以内。',
    en: 'All that are known are within {limit} ms of the server.',
  },
  'status.clocksMeaning': {
    zh: '偏差最大的设备。计算数据新鲜度时已扣除偏差。',
    en: 'The worst of them. What a clock is off by is taken off before an age is told.',
  },
  'status.fast': { zh: '快 {time}', en: '{time} fast' },
  'status.slow': { zh: '慢 {time}', en: '{time} slow' },

  'status.scene': { zh: '三维画面', en: 'Scene' },
  'status.sceneLife': { zh: '运行情况', en: 'Life' },
  'status.sceneStarting': { zh: '正在启动', en: 'Starting' },
  'status.sceneDrawn': { zh: '正常', en: 'Drawn' },
  'status.sceneLost': { zh: '图形上下文丢失，正在恢复', en: 'Graphics context lost, coming back' },
  'status.sceneAbsent': { zh: '浏览器不支持 WebGL 2', en: 'This browser has no WebGL 2' },
  'status.qualityAuto': { zh: '{level}（自动）', en: '{level}, automatic' },
  'status.pictures': { zh: '每秒帧数', en: 'Pictures' },
  'status.still': { zh: '静止，无需重绘', en: 'Still: nothing to draw' },
  'status.drawCalls': { zh: '绘制调用', en: 'Draw calls' },
  'status.triangles': { zh: '三角形', en: 'Triangles' },
  'status.script': { zh: '每帧脚本耗时 p95', en: 'Script a picture, p95' },
} as const satisfies Words

learn(statusWords)
