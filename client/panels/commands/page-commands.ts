import { docks, FIRST_DOCKS, isOpenIn, type PanelName, togglePanel } from '../../state/docks.ts'
import { playheadTime } from '../../state/playhead.ts'
import { scene, takePicture } from '../../state/scene.ts'
import { settings } from '../../state/settings.ts'
import { canConduct, stepSpeed, togglePaused } from '../../state/simulation.ts'
import { split } from '../../state/split.ts'
import { store } from '../../state/store.ts'
import { sayInPassing } from '../../state/toast.ts'
import { select, selectAll, view } from '../../state/view.ts'
import { currentLocale, setLocale } from '../../text/locale.ts'
import { currentSpeech } from '../../text/use-text.ts'
import { fitting, untied } from '../address.ts'
import { copyPicture, copyText } from '../clipboard.ts'
import { focusStage } from '../focus.ts'
import { toggleSplit } from '../split/toggle.ts'
import { canRedo, canUndo, redoLook, undoLook } from '../steps.ts'
import { themeAfter } from '../theme.ts'
import { currentTheme, setTheme } from '../use-theme.ts'
import { saveViewNow, stepToView } from '../views/save-view.ts'
import type { Command } from './command.ts'
import { togglePalette } from './palette-state.ts'
import { shownMachines } from './shown-machines.ts'
import { tableOf } from './table.ts'

const panel = (
  name: PanelName,
  key: string,
  initials: string,
  more: Partial<Pick<Command, 'inViewOnly' | 'can'>> = {},
): Command => ({
  text: `panel.${name}`,
  group: 'panel',
  initials,
  keys: [key],
  isOn: () => isOpenIn(docks.getState(), name),
  run: () => togglePanel(name),
  ...more,
})

const PANEL_COMMANDS: readonly Command[] = [
  panel('tree', 'p', 'gc'),
  panel('machine', 'm', 'sb', { can: () => view.getState().chosen.length > 0 }),
  panel('area', 'a', 'cxycj', { can: () => view.getState().area !== undefined }),
  panel('events', 'e', 'sj'),
  panel('status', 's', 'xt'),
  panel('rejected', 'r', 'js'),
  panel('discovered', 'd', 'xfx'),
  panel('simulation', 'g', 'mn'),
  panel('differences', 'D', 'cy'),
  panel('views', 'v', 'st'),
  panel('recordings', 'z', 'lx', { inViewOnly: true }),
  panel('settings', ',', 'sz'),
  panel('help', '?', 'bz', { inViewOnly: true }),
]

/** The panels that made way for the scene alone. */
let away: Pick<typeof FIRST_DOCKS, 'left' | 'right'> | undefined

function bareScene(): void {
  const { left, right } = docks.getState()
  if (left.length + right.length > 0) {
    away = { left, right }
    docks.setState({ left: [], right: [] })
  } else docks.setState(away ?? { left: FIRST_DOCKS.left, right: FIRST_DOCKS.right })
}

/** Out of what one is in: the search, the selection; and the middle has the keys again. */
function leave(): void {
  const writing = document.activeElement?.matches('input[type=search]') === true
  if (!writing) {
    if (view.getState().chosen.length > 1) selectAll([])
    else select(undefined)
  }
  focusStage()
}

const VIEW_COMMANDS: readonly Command[] = [
  {
    text: 'command.stage',
    group: 'view',
    initials: 'qhcjhlb',
    keys: ['l'],
    can: () => scene.getState().life !== 'absent',
    run: () => view.setState(({ stage }) => ({ stage: stage === 'scene' ? 'list' : 'scene' })),
  },
  {
    text: 'command.undo',
    group: 'view',
    initials: 'cx',
    keys: ['Mod+z'],
    can: canUndo,
    run: undoLook,
  },
  {
    text: 'command.redo',
    group: 'view',
    initials: 'cz',
    keys: ['Mod+Shift+z'],
    can: canRedo,
    run: redoLook,
  },
  { text: 'command.leave', group: 'view', initials: 'qxxz', keys: ['Escape'], inViewOnly: true, run: leave },
  { text: 'command.saveView', group: 'view', initials: 'bcst', keys: ['S'], run: saveViewNow },
  { text: 'command.nextView', group: 'view', initials: 'xygst', keys: ['>'], run: () => stepToView(1) },
  { text: 'command.previousView', group: 'view', initials: 'sygst', keys: ['<'], run: () => stepToView(-1) },
  { text: 'command.bare', group: 'view', initials: 'zkcj', keys: ['q'], run: bareScene },
  {
    text: 'command.split',
    group: 'view',
    initials: 'bpdb',
    keys: ['|'],
    inViewOnly: true,
    isOn: () => split.getState().asked !== undefined,
    run: toggleSplit,
  },
  {
    text: 'command.fullScreen',
    group: 'view',
    initials: 'qp',
    keys: ['F'],
    isOn: () => document.fullscreenElement !== null,
    can: () => document.fullscreenEnabled,
    run: () => {
      const turned =
        document.fullscreenElement === null
          ? document.documentElement.requestFullscreen()
          : document.exitFullscreen()
      turned.catch(() => undefined)
    },
  },
]

async function copyTable(): Promise<void> {
  const { plant: model, now, alarms, connection } = store.getState()
  if (model === undefined || now === undefined) return
  const machines = shownMachines()
  const speech = currentSpeech()
  const { columns } = view.getState()
  const table = tableOf({ model, now, alarms, columns }, machines, playheadTime(connection), speech)
  const count = machines.length
  const done = await copyText(table)
  sayInPassing(
    done ? speech.t('copy.table', { count, shown: speech.number(count) }) : speech.t('copy.failed'),
  )
}

interface Taken {
  readonly picture: Blob | undefined
  readonly captioned: boolean
}

/** What writes the caption comes when it is first asked for; without the network it does not. */
async function pictureWithCaption(): Promise<Taken> {
  try {
    const { captionedPicture } = await import('../picture/captioned.ts')
    return { picture: await captionedPicture(), captioned: true }
  } catch {
    return { picture: await takePicture(), captioned: false }
  }
}

async function copyScene(): Promise<void> {
  const { t } = currentSpeech()
  const plant = store.getState().plant?.plant.id ?? 'twinfloor'
  const { picture, captioned } = await pictureWithCaption()
  if (picture === undefined) return sayInPassing(t('copy.noPicture'))
  const became = await copyPicture(picture, `${plant}.png`)
  if (!captioned) return sayInPassing(t('copy.bare'))
  sayInPassing(became === 'copied' ? t('copy.picture') : t('copy.saved'))
}

async function copyAddress(): Promise<void> {
  const { t, number } = currentSpeech()
  const { chosen } = view.getState()
  const held = fitting(chosen).length
  if (!(await copyText(untied(location.href)))) return sayInPassing(t('copy.failed'))
  if (held === chosen.length) return sayInPassing(t('copy.address'))
  sayInPassing(t('copy.addressPart', { shown: number(held), all: number(chosen.length) }))
}

const COPY_COMMANDS: readonly Command[] = [
  {
    text: 'command.copyPicture',
    group: 'copy',
    initials: 'fztp',
    keys: ['P'],
    can: () => scene.getState().life === 'drawn',
    run: () => void copyScene(),
  },
  { text: 'command.copyTable', group: 'copy', initials: 'fzbg', keys: ['T'], run: () => void copyTable() },
  {
    text: 'command.copyAddress',
    group: 'copy',
    initials: 'fzlj',
    keys: ['C'],
    run: () => void copyAddress(),
  },
]

function kiosk(): void {
  const { language } = currentLocale()
  location.assign(`${location.pathname}?kiosk&lang=${language}`)
}

const PAGE_COMMANDS: readonly Command[] = [
  { text: 'command.palette', group: 'page', initials: 'mlmb', keys: ['Mod+k', ':'], run: togglePalette },
  {
    text: 'command.theme',
    group: 'page',
    initials: 'qhwg',
    keys: ['t'],
    run: () => setTheme(themeAfter(currentTheme())),
  },
  {
    text: 'command.language',
    group: 'page',
    initials: 'qhyy',
    keys: ['i'],
    run: () => setLocale({ language: currentLocale().language === 'en' ? 'zh-CN' : 'en' }),
  },
  {
    text: 'command.motion',
    group: 'page',
    initials: 'jsdx',
    keys: [],
    isOn: () => settings.getState().motion === 'reduced',
    run: () => settings.setState(({ motion }) => ({ motion: motion === 'reduced' ? 'system' : 'reduced' })),
  },
  { text: 'command.kiosk', group: 'page', initials: 'dplb', keys: ['K'], run: kiosk },
  {
    text: 'command.resetLayout',
    group: 'page',
    initials: 'hybj',
    keys: [],
    run: () => docks.setState(FIRST_DOCKS),
  },
  {
    text: 'connection.retry',
    group: 'page',
    initials: 'ljcl',
    keys: [],
    can: () => ['lost', 'refused'].includes(store.getState().connection.kind),
    run: () => store.getState().reconnect(),
  },
]

const SIMULATION_COMMANDS: readonly Command[] = [
  {
    text: 'command.pauseSimulation',
    group: 'page',
    initials: 'zthjxmn',
    keys: [],
    can: canConduct,
    run: togglePaused,
  },
  {
    text: 'command.faster',
    group: 'page',
    initials: 'mnjs',
    keys: [],
    can: canConduct,
    run: () => stepSpeed(1),
  },
  {
    text: 'command.slower',
    group: 'page',
    initials: 'mnjs',
    keys: [],
    can: canConduct,
    run: () => stepSpeed(-1),
  },
]

export const PAGE_AND_PANEL_COMMANDS: readonly Command[] = [
  ...PANEL_COMMANDS,
  ...VIEW_COMMANDS,
  ...COPY_COMMANDS,
  ...PAGE_COMMANDS,
  ...SIMULATION_COMMANDS,
]
