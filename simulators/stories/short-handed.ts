import { bilingual } from '../../models/text.ts'
import type { Story } from '../engine/story.ts'
import { fault } from './truth-plans.ts'

export const shortHanded: Story = {
  id: 'short-handed',
  name: bilingual('维修人手不够', 'Short of fitters'),
  plot: bilingual(
    '流感季，维修班只剩一个人。先坏磨床 HG-603，还没修好，清洗机 GW-401 又停了，再过几分钟压装机也报警。故障都不大，难的是排队：后坏的等前面的修完，热处理前后两头都断了料。',
    'It is the season of colds and one fitter is left. Grinder HG-603 goes first; before it is mended washer GW-401 stops, and minutes later the bearing press. None of it is much by itself. What costs is the queue: each waits for the one before, and parts run out on both sides of heat treatment.',
  ),
  plant: 'gearbox',
  hours: 8,
  acts: [
    {
      id: 'one-fitter',
      atMinutes: 10,
      effect: { do: 'crew', crew: 'fitters', people: 1, minutes: 420 },
      truth: fault('crewShort', 'GW-401'),
    },
    {
      id: 'grinder',
      atMinutes: 15,
      effect: { do: 'wear', machine: 'HG-603', part: 'spindleBearing', failsAfterMinutes: 25 },
      truth: fault('crewShort', 'HG-603', ['spindleVibration'], 2),
    },
    {
      id: 'washer',
      atMinutes: 20,
      effect: { do: 'wear', machine: 'GW-401', part: 'sprayPump', failsAfterMinutes: 30 },
      truth: fault('crewShort', 'GW-401', ['pumpVibration'], 2),
    },
    {
      id: 'bearing-press',
      atMinutes: 25,
      effect: { do: 'wear', machine: 'AP-101', part: 'crankBearing', failsAfterMinutes: 35 },
      truth: fault('crewShort', 'AP-101', ['vibration'], 2),
    },
  ],
}
