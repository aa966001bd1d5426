import { describe, expect, it } from 'vitest'
import { type RecordedAround, recordedSource } from '../../../../client/source/recorded.ts'
import type { RecordedFetch } from '../../../../client/source/recordings.ts'
import type { Connection } from '../../../../client/state/connection.ts'
import { recordingIn } from '../../../../client/state/recorded.ts'
import type { Sink } from '../../../../client/state/sink.ts'
import type { Recording } from '../../../../models/recording.ts'
import { smallModel } from '../plant.ts'

const MODEL = smallModel(2)
const RECORDING: Recording = {
  id: '0123456789abcdef',
  name: 'the night shift',
  plant: { id: 'p', hash: 'h', name: { 'zh-CN': '厂', en: 'plant' } },
  from: 1000,
  to: 9000,
  size: 10,
}
const HERE: RecordedFetch = {
  kind: 'recorded',
  recording: RECORDING,
  answer: { hash: 'h', plant: MODEL.plant, initials: [] },
}

/** A page of a recording, whose server answers what a test says. */
function opened(answers: RecordedFetch[], more: Partial<RecordedAround> = {}) {
  const said: string[] = []
  const connections: Connection[] = []
  const waits: { delayMillis: number; call: () => void }[] = []
  const told = (name: string) => () => void said.push(name)
  const sink: Sink = {
    connection: (connection) => void connections.push(connection),
    plant: told('plant'),
    ...{ welcome: told('welcome'), frame: told('frame'), unreadable: told('unreadable') },
    ...{ catchUpAsked: told('catchUp'), events: told('events'), eventsBeginAgain: told('again') },
    ...{ status: told('status'), clockOffset: told('clock'), second: told('second') },
  }
  const source = recordedSource({
    modelOf: () => MODEL,
    now: () => 5000,
    chance: () => 0,
    after: (delayMillis, call) => {
      waits.push({ delayMillis, call })
      return () => undefined
    },
    toLogin: told('login'),
    fetchRecorded: async () => answers.shift() ?? { kind: 'unreachable' },
    found: ({ name }) => void said.push(name),
    ...more,
  })
  const end = source.start(sink)
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
  return { source, said, connections, waits, end, settled }
}

describe('the page of a recording', () => {
  it.each([
    ['?recording=0123456789abcdef&t=2026-11-20T10:00:00Z', '0123456789abcdef'],
    ['recording=x', 'x'],
    ['?recording=', undefined],
    ['?machine=GT-101', undefined],
    [`?recording=${'a'.repeat(500)}`, 'a'.repeat(64)],
  ])('[PH-120] %s asks for %s', (query, id) => {
    expect(recordingIn(query)).toBe(id)
  })

  it('[PH-120] the Playhead is in it before its Plant comes, and nothing of the present is poured', async () => {
    const { source, said, connections, settled } = opened([HERE])
    await settled()
    expect(said).toEqual(['the night shift', 'plant'])
    expect(connections).toEqual([{ kind: 'live' }])
    source.look([1])
    source.simulate({ act: 'pause' } as never)
    source.wake()
    await settled()
    expect(said).toEqual(['the night shift', 'plant'])
    expect([...source.capabilities]).toEqual([])
  })

  it('[PH-123] where the server cannot be reached it is asked again, later each time, or at once', async () => {
    const { source, said, connections, waits, settled } = opened([
      { kind: 'unreachable' },
      { kind: 'unreachable' },
      { kind: 'plantUnreadable' },
      HERE,
    ])
    await settled()
    expect(connections.at(-1)).toMatchObject({ kind: 'lost', reason: 'unreachable' })
    waits.at(-1)?.call()
    await settled()
    expect(waits[1]?.delayMillis).toBeGreaterThan(waits[0]?.delayMillis ?? Number.NaN)
    source.wake()
    await settled()
    expect(connections.at(-1)).toMatchObject({ kind: 'lost', reason: 'plantUnreadable' })
    source.wake()
    await settled()
    expect(connections.at(-1)).toEqual({ kind: 'live' })
    expect(said).toEqual(['the night shift', 'plant'])
  })

  it('[PH-123] a recording that is not there is said; who asks again asks again', async () => {
    const { source, connections, waits, settled } = opened([{ kind: 'none' }, HERE])
    await settled()
    expect(connections).toEqual([{ kind: 'refused', reason: 'recording' }])
    expect(waits).toEqual([])
    source.wake()
    await settled()
    expect(connections.at(-1)).toEqual({ kind: 'live' })
  })

  it('[PH-123] a Plant that this page cannot show is said', async () => {
    const { connections, said, settled } = opened([HERE], {
      modelOf: () => {
        throw new Error('a Kind of tomorrow')
      },
    })
    await settled()
    expect(connections.at(-1)).toMatchObject({ kind: 'lost', reason: 'plantUnreadable' })
    expect(said).toEqual([])
  })

  it('[PH-123] who must sign in is sent there, and who has left hears no more', async () => {
    const guarded = opened([{ kind: 'login' }])
    await guarded.settled()
    expect(guarded.said).toEqual(['login'])
    const left = opened([HERE])
    left.end()
    await left.settled()
    expect(left.said).toEqual([])
    expect(left.connections).toEqual([])
  })
})
