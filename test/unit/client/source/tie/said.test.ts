import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readSaid, type Said } from '../../../../../client/source/tie/said.ts'
import { SEED } from '../../../../helpers/seed.ts'

const pose = { target: [1.25, -3, 0.5], azimuth: 1, polar: 0.7, distance: 40, lens: 45 }
const head = { version: 1, by: 'k3x9', seen: true, shares: ['time', 'look'] }
const past = { kind: 'past', at: 5000.5, speed: -60, playing: true, waiting: false }

const SOUND = [
  { ...head, kind: 'hello' },
  { ...head, kind: 'here', shares: ['look'], seen: false },
  { ...head, kind: 'bye', shares: [] },
  { ...head, kind: 'time', turn: 3, sentMillis: 1e12, time: { kind: 'live' } },
  { ...head, kind: 'time', turn: 3, sentMillis: 1e12, time: past },
  { ...head, kind: 'time', turn: 3, sentMillis: 1e12, time: { ...past, loop: { from: 1, to: 9 } } },
  { ...head, kind: 'look', turn: 0, look: {} },
  {
    ...{ ...head, kind: 'look', turn: 1 },
    look: { pose, chosen: ['p/w/l/m'], colour: { overlay: 'state', muted: ['idle'] } },
  },
]

it.each(SOUND)('[PH-108] what is one of our messages is taken as it is: %j', (message) => {
  const { version: _, ...rest } = message
  expect(readSaid(structuredClone(message))).toEqual(rest)
})

it.each([
  ['nothing', undefined],
  ['text', 'hello'],
  ['a list', [{ ...head, kind: 'hello' }]],
  ['another age of the page', { ...head, kind: 'hello', version: 2 }],
  ['no name', { ...head, kind: 'hello', by: '' }],
  ['a name with markup', { ...head, kind: 'hello', by: '<b>x' }],
  ['another kind', { ...head, kind: 'simulate' }],
  ['a turn that nobody could come after', { ...SOUND[3], turn: Number.MAX_SAFE_INTEGER }],
  ['no time', { ...SOUND[3], time: undefined }],
  ['a time of no kind', { ...SOUND[3], time: { ...past, kind: 'future' } }],
  ['no instant', { ...SOUND[3], time: { ...past, at: Number.NaN } }],
  ['a speed of none', { ...SOUND[3], time: { ...past, speed: 0 } }],
  ['a speed beyond all', { ...SOUND[3], time: { ...past, speed: 6000 } }],
  ['a loop that ends before it begins', { ...SOUND[3], time: { ...past, loop: { from: 9, to: 1 } } }],
  ['a pose nowhere', { ...SOUND[6], look: { pose: { ...pose, distance: Number.POSITIVE_INFINITY } } }],
  ['a pose of two axes', { ...SOUND[6], look: { pose: { ...pose, target: [1, 2] } } }],
  ['a Machine without a path', { ...SOUND[6], look: { chosen: ['', 'p/w/l/m'] } }],
  ['more than there are', { ...SOUND[6], look: { chosen: Array.from({ length: 20_001 }, () => 'm') } }],
  ['an overlay of no end', { ...SOUND[6], look: { colour: { overlay: 'x'.repeat(301), muted: [] } } }],
  ['an overlay alone', { ...SOUND[6], look: { colour: { overlay: 'state' } } }],
])('[PH-108] is ignored: %s', (_, message) => {
  expect(readSaid(message)).toBe(undefined)
})

it('[PH-108] whatever is said is ignored, or is within its bounds', () => {
  const key = fc.constantFrom('kind', 'by', 'seen', 'shares', 'turn', 'sentMillis', 'time', 'look')
  const within = (said: Said): boolean => {
    if (said.kind === 'time' && said.time.kind === 'past')
      return said.time.at >= 0 && Math.abs(said.time.speed) <= 600 && said.time.speed !== 0
    if (said.kind === 'look') return (said.look.chosen ?? []).every((path) => path.length > 0)
    return true
  }
  let taken = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...SOUND),
      fc.dictionary(key, fc.anything(), { maxKeys: 2 }),
      (sound, other) => {
        const said = readSaid({ ...sound, ...other })
        if (said !== undefined) taken++
        expect(said === undefined || within(said)).toBe(true)
      },
    ),
    { seed: SEED, numRuns: 2000 },
  )
  expect(taken).toBeGreaterThan(50)
})
