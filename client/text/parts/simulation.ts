import type { Words } from '../words.ts'

export const simulationWords = {
  'panel.simulation': { zh: '模拟', en: 'Simulation' },
  'panel.loading': { zh: '正在加载…', en: 'Loading…' },
  'panel.notLoaded': {
    zh: '面板未能加载。请重新加载页面。',
    en: 'This panel could not be loaded. Reload the page to try again.',
  },

  'simulation.meaning': {
    zh: '画面上的设备由模拟器扮演，不是真实的设备。',
    en: 'The machines that you see are played by simulators; they are not real.',
  },
  'simulation.none': {
    zh: '这里没有模拟：服务器自己没有启动模拟器。',
    en: 'Nothing is simulated here: the server has started no simulators of its own.',
  },
  'simulation.silent': {
    zh: '模拟器还没有报告。',
    en: 'The simulators have not reported yet.',
  },
  'simulation.mayNot': {
    zh: '只有操作员和管理员可以更改模拟内容。',
    en: 'Only operators and administrators may change what is simulated.',
  },
  'simulation.refused': { zh: '未执行：{reason}', en: 'Not done: {reason}' },

  'simulation.now': { zh: '现在', en: 'Now' },
  'simulation.clock': { zh: '模拟时间', en: 'Simulated time' },
  'simulation.story': { zh: '剧本', en: 'Story' },
  'simulation.since': { zh: '开始于', en: 'Since' },
  'simulation.seed': { zh: '随机种子', en: 'Seed' },

  'simulation.pace': { zh: '快慢', en: 'Pace' },
  'simulation.pause': { zh: '暂停', en: 'Pause' },
  'simulation.resume': { zh: '继续', en: 'Go on' },
  'simulation.speed': { zh: '速度', en: 'Speed' },
  'simulation.hours': { zh: '{shown} 小时', en: '{shown} h' },
  'simulation.times': { zh: '{speed} 倍', en: '×{speed}' },

  'simulation.stories': { zh: '剧本', en: 'Stories' },
  'simulation.storiesMeaning': {
    zh: '按下即从现在开始。',
    en: 'Press one to begin it now.',
  },
  'simulation.plain': { zh: '无剧本', en: 'No Story' },
  'simulation.plainPlot': {
    zh: '和平常一样的一天：设备照常运转，偶有小故障。',
    en: 'A day like any other: machines run, and now and then one has its trouble.',
  },
  'simulation.playing': { zh: '正在进行', en: 'Playing' },

  'simulation.chip': { zh: '模拟 {speed} 倍速', en: 'Simulated ×{speed}' },
  'simulation.chipPaused': { zh: '模拟已暂停', en: 'Simulation paused' },
  'simulation.chipMeaning': {
    zh: '这不是真实的快慢：现实 1 秒，模拟的工厂里过去 {speed} 秒。',
    en: 'This is not the true pace: for each second {speed} pass in the simulated plant.',
  },
  'simulation.chipPausedMeaning': {
    zh: '模拟的工厂里时间停止了。',
    en: 'Time stands still in the simulated plant.',
  },

  'simulation.true': { zh: '模拟', en: 'Simulated' },

  'command.pauseSimulation': { zh: '暂停或继续模拟', en: 'Pause the simulation, or go on' },
  'command.faster': { zh: '模拟加速', en: 'Simulate faster' },
  'command.slower': { zh: '模拟减速', en: 'Simulate slower' },
} as const satisfies Words
