import { learn } from '../texts.ts'
import type { Words } from '../words.ts'

export const areaWords = {
  'area.none': {
    zh: '这个区域不在工厂里。请在工厂结构中选择车间或产线。',
    en: 'This place is not in the plant. Choose a workshop or a line in the tree.',
  },
  'area.plant': { zh: '工厂', en: 'Plant' },
  'area.workshop': { zh: '车间', en: 'Workshop' },
  'area.line': { zh: '产线', en: 'Line' },
  'area.path': { zh: '所在位置', en: 'Where it stands' },
  'area.fit': { zh: '在三维中查看', en: 'Show in the scene' },
  'area.only': { zh: '只看这里', en: 'Only this' },
  'area.onlyMeaning': {
    zh: '三维、列表和工厂结构中只保留这里的设备',
    en: 'Scene, list and tree keep only the machines that stand here',
  },
  'area.states': { zh: '设备状态', en: 'Machines by state' },
  'area.needing': { zh: '需要处理', en: 'Needs a person' },
  'area.calm': { zh: '目前没有需要处理的设备。', en: 'Nothing here needs a person.' },
  'area.moreNeeding': {
    zh: '还有 {shown} 台：在列表中查看',
    en: { one: '{shown} more: show in the list', other: '{shown} more: show in the list' },
  },
  'area.output': { zh: '产出', en: 'Output' },
  'area.outputWindow': { zh: '近 {minutes} 分钟', en: 'Last {minutes} min' },
  'area.outputSince': {
    zh: '自 {time} 打开本页起，由设备自身的计数器累计',
    en: 'by the machines’ own counters, since this page was opened at {time}',
  },
  'area.made': { zh: '下线', en: 'Made' },
  'area.scrapped': { zh: '废品', en: 'Scrapped' },
  'area.countedAt': { zh: '计数点', en: 'Counted at' },
  'area.perMinute': { zh: '每分钟产出', en: 'Made each minute' },
  'area.minute': {
    zh: '{time}：{shown} 件',
    en: { one: '{time}: {shown} part', other: '{time}: {shown} parts' },
  },
  'area.flow': { zh: '物料流向', en: 'Flow' },
  'area.from': { zh: '来自', en: 'From' },
  'area.to': { zh: '送往', en: 'To' },
  'area.carried': { zh: '由以下设备输送', en: 'Carried by' },
  'area.buffer': {
    zh: '缓存 {shown} 件',
    en: { one: 'room for {shown} part', other: 'room for {shown} parts' },
  },
  'area.lines': { zh: '产线', en: 'Lines' },
  'area.workshops': { zh: '车间', en: 'Workshops' },
  'area.network': { zh: '联网方式', en: 'Network' },
  'area.share': { zh: '{way}：{shown} 台，占 {share}', en: '{way}: {shown} machines, {share}' },
  'area.serves': {
    zh: '服务 {shown} 台',
    en: { one: 'serves {shown} machine', other: 'serves {shown} machines' },
  },
  'area.channels': { zh: '共有参数', en: 'Shared quantities' },
  'area.channel': { zh: '参数', en: 'Quantity' },
  'area.min': { zh: '最小', en: 'Min' },
  'area.mean': { zh: '平均', en: 'Mean' },
  'area.max': { zh: '最大', en: 'Max' },
  'area.sum': { zh: '合计 {value}', en: '{value} in all' },
  'area.fresh': { zh: '{fresh}/{count} 台有效', en: '{fresh} of {count} machines' },
  'area.moreChannels': {
    zh: '显示全部 {shown} 项',
    en: { one: 'Show all {shown}', other: 'Show all {shown}' },
  },
  'area.fewerChannels': { zh: '收起', en: 'Show fewer' },
} as const satisfies Words

learn(areaWords)
