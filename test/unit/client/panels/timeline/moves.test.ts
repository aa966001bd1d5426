import { afterEach, describe, expect, it } from 'vitest'
import { goingNow, goOn } from '../../../../../client/panels/timeline/moves.ts'
import { attachPast, type Player, time } from '../../../../../client/state/time.ts'
import { pastWith } from '../../past.ts'

const wished: string[] = []
const wish =
  (name: string) =>
  (...of: readonly unknown[]): void => {
    wished.push([name, ...of].join(' '))
  }
const hearing: Player = {
  ...{ seek: wish('seek'), scrub: wish('scrub'), play: wish('play') },
  ...{ pause: wish('pause'), loop: wish('loop'), toLive: wish('toLive') },
}
const silent = async () => undefined

attachPast({ ...hearing, density: silent, events: silent, range: silent, readings: silent })

afterEach(() => {
  wished.length = 0
  time.setState({ kind: 'live' }, true)
})

describe('what a double click leaves as it was', () => {
  it('[PH-48] goes on as fast as it went, also in a loop', () => {
    const loop = { from: 4000, to: 9000 }
    time.setState(pastWith({ at: 5000, speed: -7, playing: true, loop }), true)
    const before = goingNow()
    time.setState(pastWith({ at: 100, speed: -7, loop }), true)
    goOn(before)
    expect(wished).toEqual(['seek 5000', 'play -7'])
  })

  it('[PH-48] stands where it stood, and the present stays the present', () => {
    time.setState(pastWith({ at: 5000 }), true)
    goOn(goingNow())
    time.setState({ kind: 'live' }, true)
    const before = goingNow()
    time.setState(pastWith({ at: 100 }), true)
    goOn(before)
    expect(wished).toEqual(['seek 5000', 'toLive'])
  })
})
