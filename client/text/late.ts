import type { areaWords } from './parts/area.ts'
import type { kioskWords } from './parts/kiosk.ts'
import type { machineWords } from './parts/machine.ts'
import type { recordingsWords } from './parts/recordings.ts'
import type { settingWords } from './parts/setting.ts'
import type { splitWords } from './parts/split.ts'
import type { statusWords } from './parts/status.ts'
import type { tieWords } from './parts/tie.ts'

/** Keys of the parts that are learned when what says them is loaded: such a part imports its words for that alone. */
export type LateKey =
  | keyof typeof machineWords
  | keyof typeof kioskWords
  | keyof typeof areaWords
  | keyof typeof recordingsWords
  | keyof typeof splitWords
  | keyof typeof settingWords
  | keyof typeof statusWords
  | keyof typeof tieWords
