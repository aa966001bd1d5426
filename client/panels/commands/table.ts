import type { Placed } from '../../../models/slots.ts'
import { LINK_STATES } from '../../../models/state.ts'
import type { StandingAlarms } from '../../state/alarms.ts'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import type { Speech } from '../../text/speech.ts'
import { cellsText } from '../cells.ts'
import { newestTime } from '../list/arrange.ts'
import { type RowView, rowViewOf, type Shown } from '../list/row-view.ts'
import { chosenKeys } from '../list/telling.ts'

interface Shop {
  readonly model: PlantModel
  readonly now: Now
  readonly alarms: StandingAlarms
  readonly columns: Readonly<Record<string, readonly string[]>>
}

/** The Machines as a table that a spreadsheet takes from the clipboard [N-17]. */
export function tableOf(
  { model, now, alarms, columns }: Shop,
  machines: readonly Placed[],
  at: number,
  speech: Speech,
): string {
  const { t, name } = speech
  const head = [
    t('table.id'),
    t('column.name'),
    t('column.kind'),
    t('table.workshop'),
    t('table.line'),
    t('column.state'),
    t('column.link'),
    t('summary.alarms'),
    t('column.age'),
    t('table.values'),
  ]
  const rows = machines.map((placed) => {
    const keys = chosenKeys(placed, columns)
    const row = rowViewOf(model, now, alarms, placed, keys, at, speech, String)
    const { machine, kind, workshop, line } = placed
    return [
      machine.id,
      name(machine.name),
      name(kind.name),
      name(workshop.name),
      name(line.name),
      stateWords(row, speech),
      linkWords(row.link, speech),
      row.alarm === undefined ? '' : `${row.alarm.code}${row.alarms > 1 ? ` +${row.alarms - 1}` : ''}`,
      speech.moment(newestTime(now, placed)),
      row.values.map((shown) => valueWords(shown, speech)).join('; '),
    ]
  })
  return cellsText([head, ...rows])
}

function stateWords({ state, was, stale }: RowView, { t }: Speech): string {
  const words = [t(`state.${state}`)]
  if (was !== undefined) words.push(t('state.was', { state: t(`state.${was}`) }))
  if (stale) words.push(t('summary.stale'))
  return words.join(' · ')
}

function linkWords(link: number, { name }: Speech): string {
  const known = LINK_STATES[link]
  return known === undefined ? '' : name(known.name)
}

function valueWords({ label, text, unit, trust }: Shown, { t }: Speech): string {
  const value = `${label} ${text}${unit === '' ? '' : ` ${unit}`}`
  return trust === 'good' || trust === 'none' ? value : `${value} (${t(`trust.${trust}`)})`
}
