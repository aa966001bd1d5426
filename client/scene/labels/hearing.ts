import { hover } from '../../state/hover.ts'
import type { Now } from '../../state/now.ts'
import { shownBy } from '../../state/overlays/shown.ts'
import { settings } from '../../state/settings.ts'
import { store } from '../../state/store.ts'
import { view } from '../../state/view.ts'
import { currentSpeech } from '../../text/use-text.ts'
import type { Told } from './telling.ts'

/** What the page says that labels depend on: wishes, alarms, what is chosen, pointed at or steps back. */
export interface Hearing {
  told(): Told
  /** Looks again: nothing else is said, something is, or everything is said in other words. */
  listen(): 'same' | 'other' | 'otherWords'
}

export function createHearing(now: Now): Hearing {
  const indexById = new Map(now.model.table.machines.map(({ machine, index }) => [machine.id, index]))
  let told: Told = {
    now,
    speech: currentSpeech(),
    alarms: store.getState().alarms,
    names: settings.getState().names,
    labels: settings.getState().labels,
    chosen: new Set(),
    hovered: undefined,
    back: shownBy(now, view.getState().overlay).faded.back,
  }
  let backVersion = -1
  let chosenIds: readonly string[] | undefined

  return {
    told: () => told,
    listen() {
      const { names, labels } = settings.getState()
      const { alarms } = store.getState()
      const looked = view.getState()
      const { back, version } = shownBy(now, looked.overlay).faded
      const hovered = hover.getState().machine
      const speech = currentSpeech()
      const same =
        names === told.names &&
        labels === told.labels &&
        alarms === told.alarms &&
        hovered === told.hovered &&
        speech === told.speech &&
        back === told.back &&
        version === backVersion &&
        looked.chosen === chosenIds
      if (same) return 'same'
      const inOtherWords = speech !== told.speech || names !== told.names
      const chosen =
        looked.chosen === chosenIds
          ? told.chosen
          : new Set(looked.chosen.flatMap((id) => indexById.get(id) ?? []))
      chosenIds = looked.chosen
      backVersion = version
      told = { now, speech, alarms, names, labels, hovered, back, chosen }
      return inOtherWords ? 'otherWords' : 'other'
    },
  }
}
