import { expect, it } from 'vitest'
import { Turns } from '../../../../../server/edge/broker/turns.ts'

it('[B-14] one slice a turn of the loop, first come first served; too many are told so at once', async () => {
  const loop: (() => void)[] = []
  const turns = new Turns(2, (call) => loop.push(call))
  const served: string[] = []
  const asked = ['a', 'b', 'c'].map(async (who) => {
    served.push(`${who} ${await turns.next()}`)
  })
  await asked[2]
  expect(served).toEqual(['c false'])
  expect(loop).toHaveLength(1)
  loop.shift()?.()
  await asked[0]
  expect(served).toEqual(['c false', 'a true'])
  expect(loop).toHaveLength(1)
  loop.shift()?.()
  await Promise.all(asked)
  expect(served).toEqual(['c false', 'a true', 'b true'])
  expect(loop).toHaveLength(0)
})
