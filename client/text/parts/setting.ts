import { learn } from '../texts.ts'
import type { Words } from '../words.ts'

export const settingWords = {
  'setting.appearance': { zh: '外观', en: 'Appearance' },
  'setting.language': { zh: '语言', en: 'Language' },
  'setting.theme': { zh: '明暗', en: 'Theme' },
  'setting.motion': { zh: '动效', en: 'Motion' },
  'setting.motionSystem': { zh: '跟随系统', en: 'As the system says' },
  'setting.motionReduced': { zh: '减少', en: 'Reduced' },
  'setting.motionText': {
    zh: '减少动效后，视角直接切换，不再飞行；设备的动作仍按实际数据显示。',
    en: 'Reduced: the camera cuts instead of flying. Machines still move as their data says.',
  },
  'setting.scene': { zh: '场景', en: 'Scene' },
  'setting.quality': { zh: '画质', en: 'Quality' },
  'setting.qualityAuto': { zh: '自动，保持流畅', en: 'Automatic, keeps it smooth' },
  'setting.qualityLow': { zh: '低', en: 'Low' },
  'setting.qualityMedium': { zh: '中', en: 'Medium' },
  'setting.qualityHigh': { zh: '高', en: 'High' },
  'setting.qualityFull': { zh: '最高', en: 'Full' },
  'setting.qualityNow': { zh: '当前：{quality}', en: 'Now: {quality}' },
  'setting.labels': { zh: '标签', en: 'Labels' },
  'setting.labelsAll': { zh: '全部（不重叠）', en: 'All that fit' },
  'setting.labelsFew': { zh: '选中和异常的', en: 'Selected and abnormal' },
  'setting.labelsNone': { zh: '不显示', en: 'None' },
  'setting.names': { zh: '设备名称', en: 'Machines are called by' },
  'setting.namesId': { zh: '编号', en: 'Id' },
  'setting.namesName': { zh: '名称', en: 'Name' },
  'setting.namesBoth': { zh: '编号和名称', en: 'Id and name' },
  'setting.kept': { zh: '本浏览器的记忆', en: 'Kept in this browser' },
  'setting.keptText': {
    zh: '语言、外观、以上设置、面板布局、列表中的测点、最近使用的命令、每个工厂的视图和上次的视角，共 {size}。只存在本浏览器中，不会上传服务器。',
    en: 'Language, theme, the settings above, the layout of panels, Channels in the list, commands used last, and for each plant its saved views and where you last stood: {size}. It stays in this browser and is never sent to the server.',
  },
  'setting.resetLayout': { zh: '还原面板布局', en: 'Reset the layout' },
  'setting.forget': { zh: '清除全部记忆', en: 'Forget everything' },
  'setting.forgetSure': { zh: '再按一次：视图也会删除', en: 'Press again: saved views go too' },
  'setting.decimals': {
    zh: '数值的小数位数由测点的分辨率决定，不能单独设置。',
    en: 'Numbers show as many decimals as their Channel resolves.',
  },
} as const satisfies Words

learn(settingWords)
