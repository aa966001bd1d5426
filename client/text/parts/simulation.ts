import type { Words } from '../words.ts'

export const simulationWords = {
  'panel.simulation': { zh: '模拟', en: 'Simulation' },
  'panel.loading': { zh: '正在加载…', en: 'Loading…' },
  'panel.notLoaded': {
    zh: '面板未能加载。请重新加载页面。',
    en: 'This panel could not be loaded. Reload the page to try again.',
  },

  'simulation.meaning': {
    zh: '画面上的设备由模拟器扮演，并非真实。',
    en: 'Simulators play these machines; none is real.',
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

  'simulation.clock': { zh: '模拟时间', en: 'Simulated time' },
  'simulation.story': { zh: '剧本', en: 'Story' },
  'simulation.sinceSeed': {
    zh: '开始于 {since}，随机种子 {seed}',
    en: 'Since {since}, seed {seed}',
  },
  'simulation.span': { zh: '{span}（{speed} 倍速下 {real}）', en: '{span} ({real} at ×{speed})' },
  'simulation.next': { zh: '距下一个变化：{span}', en: 'Next change in {span}' },
  'simulation.nextNow': { zh: '变化正在发生', en: 'A change is taking effect now' },
  'simulation.nextNone': {
    zh: '不再有新的变化，已有的继续发展',
    en: 'Nothing new begins; what began takes its course',
  },
  'simulation.endsIn': { zh: '距结束：{span}', en: 'Ends in {span}' },

  'simulation.pause': { zh: '暂停', en: 'Pause' },
  'simulation.resume': { zh: '继续', en: 'Go on' },
  'simulation.speed': { zh: '速度', en: 'Speed' },
  'simulation.hours': { zh: '{shown} 小时', en: '{shown} h' },
  'simulation.times': { zh: '{speed} 倍速', en: '×{speed}' },

  'simulation.stories': { zh: '剧本', en: 'Stories' },
  'simulation.begin': { zh: '现在开始', en: 'Begin now' },
  'simulation.beginAnew': { zh: '从头开始', en: 'Begin anew' },
  'simulation.count': {
    zh: '{shown} 个剧本',
    en: { one: '{shown} Story', other: '{shown} Stories' },
  },
  'simulation.fetching': { zh: '正在取剧本…', en: 'Loading Stories…' },
  'simulation.found': { zh: '{all} 个中的 {shown} 个', en: '{shown} of {all}' },
  'simulation.search': { zh: '搜索剧本', en: 'Search Stories' },
  'simulation.searchKeys': {
    zh: '搜索名称或情节，按上下键翻看，按回车键开始',
    en: 'Search names and plots; the arrows go through them, Enter begins one',
  },
  'simulation.notFound': { zh: '没有这样的剧本。', en: 'No Story is like that.' },
  'simulation.first': { zh: '{span}后起作用', en: 'Takes effect after {span}' },
  'simulation.firstNow': { zh: '立即起作用', en: 'Takes effect at once' },

  'topic.own': { zh: '自编', en: 'Your own' },
  'topic.tour': { zh: '演示', en: 'For visitors' },
  'topic.mechanics': { zh: '机械与磨损', en: 'Mechanics and wear' },
  'topic.quality': { zh: '质量', en: 'Quality' },
  'topic.flow': { zh: '物流与瓶颈', en: 'Flow and bottlenecks' },
  'topic.people': { zh: '人员与订单', en: 'People and orders' },
  'topic.utilities': { zh: '能源与公用', en: 'Power and air' },
  'topic.network': { zh: '网络与时钟', en: 'Network and clocks' },
  'topic.misleading': { zh: '虚惊与假象', en: 'False alarms and false trails' },

  'simulation.begun': { zh: '剧本“{story}”已开始。', en: '“{story}” has begun.' },
  'simulation.begunInstead': {
    zh: '剧本“{story}”已开始，“{before}”已结束。',
    en: '“{story}” has begun, “{before}” has ended.',
  },
  'simulation.ended': { zh: '剧本“{story}”已结束。', en: '“{story}” has ended.' },
  'simulation.plainBegun': { zh: '没有剧本在进行。', en: 'No Story is playing.' },
  'simulation.backTo': { zh: '从头重演“{story}”', en: 'Begin “{story}” anew' },
  'simulation.endIt': { zh: '结束它', en: 'End it' },

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
