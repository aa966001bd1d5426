import { describe, expect, it } from 'vitest'
import { anchorsOf, RANK } from '../../../../../client/scene/labels/columns.ts'
import { createRanking } from '../../../../../client/scene/labels/ranking.ts'
import { createRuler } from '../../../../../client/scene/labels/ruler.ts'
import { createTeller, type Told } from '../../../../../client/scene/labels/telling.ts'
import type { StandingAlarm } from '../../../../../client/state/alarms.ts'
import { applyFrame, createNow } from '../../../../../client/state/now.ts'
import { speechOf } from '../../../../../client/text/speech.ts'
import type { Priority } from '../../../../../models/event.ts'
import { FORM } from '../../../../../models/frame/frame.ts'
import { LINK } from '../../../../../models/state.ts'
import { frameOf } from '../../frames.ts'
import { smallModel } from '../../plant.ts'

const model = smallModel(60)
const [FAULT, HELD, WAITING, RUNNING] = [9, 11, 5, 6]
const speech = speechOf({ language: 'zh-CN', timeZone: 'Asia/Shanghai' })

function floor(change: Partial<Told> = {}) {
  const now = createNow(model)
  const anchors = anchorsOf(model)
  let told: Told = {
    now,
    speech,
    alarms: new Map(),
    names: 'both',
    labels: 'all',
    chosen: new Set(),
    hovered: undefined,
    back: new Uint8Array(model.table.machines.length),
    ...change,
  }
  const rulers = { plain: createRuler(() => 0.6), strong: createRuler(() => 0.65) }
  const teller = createTeller(model, anchors, () => told)
  const ranking = createRanking(anchors, model.table.machines.length, teller, rulers, () => told)
  return {
    anchors,
    ranking,
    states(...states: readonly (readonly [machine: number, packml: number])[]): void {
      const rows = states.flatMap(([machine, packml]) => [
        [model.stateSlots[machine]!, packml, 1000, 1] as const,
        [model.linkSlots[machine]!, LINK.online, 1000, 1] as const,
      ])
      applyFrame(now, frameOf(FORM.delta, 1, rows))
    },
    tell(more: Partial<Told>): void {
      told = { ...told, ...more }
    },
  }
}

const alarm = (priority: Priority): readonly StandingAlarm[] => [{ code: 'W1', priority, sinceMillis: 1 }]

describe('the rank of a label', () => {
  it('follows what a person does, then what a Machine needs [L-2]', () => {
    const { ranking, states } = floor({
      chosen: new Set([1]),
      hovered: 2,
      alarms: new Map([
        [7, alarm('high')],
        [8, alarm('medium')],
        [9, alarm('low')],
      ]),
    })
    states([0, RUNNING], [1, FAULT], [2, HELD], [3, FAULT], [4, HELD], [5, WAITING], [7, RUNNING])
    states([8, RUNNING], [9, RUNNING])
    expect(ranking.refresh()).toBe(true)
    expect([...ranking.ranks.subarray(0, 10)]).toEqual([
      RANK.plain,
      RANK.chosen,
      RANK.hovered,
      RANK.fault,
      RANK.held,
      RANK.waiting,
      RANK.plain,
      RANK.fault,
      RANK.held,
      RANK.plain,
    ])
    expect(ranking.refresh()).toBe(false)
    expect([1, 2, 3, 4, 5, 7].map((machine) => ranking.signed(machine))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ])
  })

  it('is none where labels are not wished for or a Machine steps back, but for what is pointed at [L-4]', () => {
    const { ranking, anchors, states, tell } = floor({ labels: 'none', chosen: new Set([1]), hovered: 2 })
    states([3, FAULT])
    ranking.refresh()
    const named = [...ranking.ranks.keys()].filter((anchor) => ranking.ranks[anchor] !== RANK.none)
    expect(named).toEqual([1, 2])
    const back = new Uint8Array(model.table.machines.length).fill(1)
    tell({ labels: 'all', back })
    ranking.refresh()
    const machines = [...ranking.ranks.subarray(0, anchors.firstArea)]
    expect(machines.filter((rank) => rank !== RANK.none)).toEqual([RANK.chosen, RANK.hovered])
    expect([...ranking.ranks.subarray(anchors.firstArea)]).not.toContain(RANK.none)
  })
})

describe('what a label tells', () => {
  it('names what needs a person by id and name, and what is plain as it is wished [L-7]', () => {
    const { ranking, states, tell } = floor({ alarms: new Map([[4, alarm('low')]]) })
    states([0, RUNNING], [3, FAULT], [4, RUNNING], [5, WAITING])
    ranking.refresh()
    const { machine } = model.table.machines[3]!
    const said = (anchor: number) => ranking.layout(anchor).sprite.telling
    expect(said(3)).toMatchObject({ text: machine.id, more: machine.name['zh-CN'], state: undefined })
    expect(said(5)).toMatchObject({ more: '', state: 'waiting', alarmed: false })
    expect(said(4)).toMatchObject({ state: undefined, alarmed: true })
    expect(said(6)).toMatchObject({ state: 'unknown' })
    const before = ranking.layout(0).key
    tell({ names: 'id' })
    ranking.forget()
    expect(said(0).text).toBe(model.table.machines[0]!.machine.id)
    tell({ names: 'name', speech: speechOf({ language: 'en', timeZone: 'Asia/Shanghai' }) })
    ranking.forget()
    expect(said(0).text).toBe(model.table.machines[0]!.machine.name.en)
    expect(ranking.layout(0).key).not.toBe(before)
    expect(said(3)).toMatchObject({ text: machine.name.en, more: '' })
  })

  it('is told anew when the state changes [L-8]', () => {
    const { ranking, states } = floor()
    states([0, RUNNING])
    ranking.refresh()
    const before = ranking.layout(0).key
    states([0, WAITING])
    expect(ranking.refresh()).toBe(true)
    expect(ranking.layout(0).key).not.toBe(before)
  })

  it('of a Line, a Workshop or a zone is its name [L-10]', () => {
    const { ranking, anchors } = floor()
    ranking.refresh()
    const names = Array.from({ length: anchors.count - anchors.firstArea }, (_, i) => {
      const { text, style } = ranking.layout(anchors.firstArea + i).sprite.telling
      return `${style} ${text}`
    })
    expect(names).toContain(`workshop ${model.plant.workshops[0]!.name['zh-CN']}`)
    expect(names).toContain(`line ${model.table.lines[0]!.line.name['zh-CN']}`)
  })
})
