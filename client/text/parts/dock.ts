import type { Words } from '../words.ts'

export const dockWords = {
  'panel.tree': { zh: '工厂', en: 'Plant' },
  'panel.area': { zh: '区域', en: 'Area' },
  'panel.views': { zh: '视图', en: 'Views' },
  'panel.recordings': { zh: '录像', en: 'Recordings' },
  'panel.differences': { zh: '差异', en: 'Differences' },
  'panel.settings': { zh: '设置', en: 'Settings' },

  'stage.choice': { zh: '中间显示', en: 'What fills the middle' },
  'stage.scene': { zh: '三维', en: 'Scene' },
  'stage.list': { zh: '列表', en: 'List' },
  'stage.toScene': { zh: '显示三维场景', en: 'Show the scene' },
  'stage.toList': { zh: '显示设备列表', en: 'Show the list' },
  'stage.lost': {
    zh: '显卡暂时收回了三维画面。数据仍在接收，恢复后画面原样回来；也可先看列表。',
    en: 'The graphics card has taken the scene away for now. Data keeps arriving, and the scene comes back as it was; the list is there meanwhile.',
  },
  'stage.starting': { zh: '正在搭建三维场景…', en: 'Building the scene…' },
  'stage.absent': {
    zh: '此浏览器没有 WebGL 2，无法显示三维场景；设备以列表显示，数据不受影响。',
    en: 'This browser has no WebGL 2, so the scene cannot be drawn. The list shows the same machines and values.',
  },
  'stage.absentHint': {
    zh: '请更新浏览器，或在其设置中开启硬件加速。',
    en: 'Update the browser, or switch on hardware acceleration in its settings.',
  },
  'stage.broken': {
    zh: '三维场景未能加载，设备以列表显示。请重新加载页面。',
    en: 'The scene could not be loaded; the list stands in for it. Reload the page to try again.',
  },
  'stage.reload': { zh: '重新加载', en: 'Reload' },

  'skip.scene': { zh: '跳到三维场景', en: 'Skip to the scene' },
  'skip.panels': { zh: '跳到面板', en: 'Skip to the panels' },

  'dock.left': { zh: '左侧面板', en: 'Panels on the left' },
  'dock.right': { zh: '右侧面板', en: 'Panels on the right' },
  'dock.toLeft': { zh: '移到左侧', en: 'Move to the left side' },
  'dock.toRight': { zh: '移到右侧', en: 'Move to the right side' },
  'dock.widthLeft': { zh: '左侧面板的宽度', en: 'Width of the panels on the left' },
  'dock.widthRight': { zh: '右侧面板的宽度', en: 'Width of the panels on the right' },
  'dock.share': { zh: '上方面板的高度', en: 'Height of the upper panel' },
  'dock.drag': { zh: '拖动标题可换到另一侧', en: 'Drag the title to put it elsewhere' },

  'sheet.larger': { zh: '拉高', en: 'Taller' },
  'sheet.smaller': { zh: '降低', en: 'Lower' },
  'sheet.handle': { zh: '面板高度', en: 'Height of the panel' },
  'sheet.more': { zh: '更多', en: 'More' },
  'sheet.moreTitle': { zh: '更多面板与选项', en: 'More panels and choices' },

  'tree.label': { zh: '工厂结构', en: 'The plant as a tree' },
  'tree.none': { zh: '工厂中没有符合条件的设备。', en: 'Nothing in the plant fits.' },
  'tree.only': { zh: '只看', en: 'Show only' },
  'tree.onlyState': { zh: '只看{state}的设备', en: 'Only machines that are: {state}' },
  'tree.onlyAlarmed': { zh: '只看有报警的设备', en: 'Only machines with an alarm' },
  'tree.onlyStale': { zh: '只看数据过期的设备', en: 'Only machines with stale values' },
  'tree.found': {
    zh: '找到 {shown} 台',
    en: { one: '{shown} machine found', other: '{shown} machines found' },
  },
  'tree.within': { zh: '只看：{place}', en: 'Only {place}' },
  'tree.anywhere': { zh: '恢复显示整个工厂', en: 'Back to the whole plant' },
} as const satisfies Words
